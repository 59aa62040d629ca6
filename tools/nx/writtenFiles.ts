import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the targets of a layer leave behind, for the cache and for those who read a plan. */
export type WrittenKind = "settings" | "plan" | "outputs";

/** Writes `.plinth/<environment>/<project>.<kind>.json`, where the targets' `outputs` say it is. */
export function writeForNx(root: string, environment: string, project: string, kind: WrittenKind, text: string): void {
    const file = join(root, ".plinth", environment, `${project}.${kind}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

/** The name of a layer's Nx project. */
export function projectName(layer: string): string {
    return `plinth-${layer}`;
}
