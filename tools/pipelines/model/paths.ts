import { MODEL_FILES, programFolders } from "@plinth/deployments/repository";

/** What every preview runs, whatever the environment. */
const MACHINERY = ["cli", "cloud", "core", "engine", "plan", "report"];

interface Environment {
    readonly name: string;
    readonly layout: string;
    readonly layers: readonly string[];
    /** Other environments whose layers it needs. */
    readonly upstream: readonly string[];
}

/**
 * Globs of the files that can change what an environment is, or how it is judged: its settings, its layers and what they
 * need, the machinery of a preview, the policy pack, and third-party packages. Forges and `affected` read the same ones.
 */
export function environmentPaths(root: string, { name, layout, layers, upstream }: Environment): string[] {
    const programs = layout === "single" ? ["environment", ...layers] : layers;
    const folders = programFolders(
        root,
        programs.map((program) => `stacks/${program}`),
    );
    // Not what they need in turn: deploying needs more than a preview runs.
    const machinery = MACHINERY.map((machine) => `packages/${machine}`);
    const rootFiles = layout === "single" ? ["Pulumi*.yaml"] : [];
    // It is made of what the repository says of its stacks.
    const model = layers.includes("delivery") ? MODEL_FILES : [];
    return [
        ...[name, ...upstream].sort().map((each) => `environments/${each}/**/*`),
        ...[...new Set([...folders, ...machinery])].sort().map((folder) => `${folder}/**/*`),
        "policies/**/*",
        "package-lock.json",
        ...rootFiles,
        ...model,
    ];
}
