import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes a small Pulumi project whose packages are this repository's. */
export function writeProject(directory: string, project: { readonly name: string; readonly program: string }): void {
    mkdirSync(directory, { recursive: true });
    const settings = {
        name: project.name,
        main: "index.js",
        runtime: { name: "nodejs", options: { typescript: false } },
    };
    // JSON is YAML.
    writeFileSync(path.join(directory, "Pulumi.yaml"), JSON.stringify(settings));
    writeFileSync(path.join(directory, "package.json"), JSON.stringify({ name: project.name, type: "module" }));
    writeFileSync(path.join(directory, "index.js"), project.program);
    symlinkSync(path.resolve(import.meta.dirname, "../../node_modules"), path.join(directory, "node_modules"));
}
