import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where applications are: every folder with a Dockerfile is an image. */
const APPLICATIONS = "apps";

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
