import { matchesGlob } from "node:path";
import { IDLE_FILES } from "@plinth/deployments/repository";
import type { PipelineEnvironment } from "./pipelines.ts";

/**
 * The environments that changed files can change. A change of tests or of pages changes none.
 *
 * @param changed relative to the repository, with forward slashes.
 */
export function affected(environments: readonly PipelineEnvironment[], changed: readonly string[]): string[] {
    const telling = changed.filter((file) => !IDLE_FILES.some((pattern) => matchesGlob(file, pattern)));
    return environments
        .filter(({ paths }) => telling.some((file) => paths.some((pattern) => matchesGlob(file, pattern))))
        .map(({ name }) => name);
}
