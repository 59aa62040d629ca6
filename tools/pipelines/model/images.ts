import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Pipelines } from "./pipelines.ts";

/** Where applications are: every folder with a Dockerfile is an image. */
export const APPLICATIONS = "apps";

/** An image that pipelines build. */
export interface PipelineImage {
    readonly name: string;
    readonly folder: string;
}

/** The images of a repository, by name; none where it has no applications. */
export function readImages(root: string): PipelineImage[] {
    if (!existsSync(join(root, APPLICATIONS))) return [];
    return readdirSync(join(root, APPLICATIONS), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(root, APPLICATIONS, entry.name, "Dockerfile")))
        .map(({ name }) => ({ name, folder: `${APPLICATIONS}/${name}` }))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Where the layer with the repositories is; where there is none, in the first environment. */
export function registryRegion({
    environments,
    promoted: [first],
}: Pick<Pipelines, "environments" | "promoted">): string {
    return (environments.find(({ stacks }) => stacks.includes("stacks/registry")) ?? first)?.region ?? "us-east-1";
}
