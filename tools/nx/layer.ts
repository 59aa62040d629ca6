/** What the plugin knows of a layer before any of its code runs: its folder, its name and who needs it. */
export interface Layer {
    /** Folder under `stacks/`: `network`; `environment` for the program that composes every layer. */
    readonly name: string;
    /** Name of its package, of its Nx project and, for a layer, of its Pulumi project: `plinth-network`. */
    readonly project: string;
    /** Projects of the layers that need it, directly. The whole environment is none: it is another stack. */
    readonly neededBy: readonly string[];
}

/** The folder under `stacks/` that holds the program of the root project: a whole environment as one stack. */
export const WHOLE_ENVIRONMENT = "environment";

/** Where the stack's own `Pulumi.yaml` and `Pulumi.<stack>.yaml` lie: the root for a whole environment. */
export function projectFolder(layer: string): string {
    return layer === WHOLE_ENVIRONMENT ? "." : `stacks/${layer}`;
}

/**
 * Says who needs whom, from the layers' `package.json` files.
 *
 * @param packages by folder under `stacks/`
 */
export function layersFromPackages(packages: ReadonlyMap<string, LayerPackage>): readonly Layer[] {
    const layers = [...packages].filter(([name]) => name !== WHOLE_ENVIRONMENT);
    return [...packages].map(([name, { name: project }]) => ({
        name,
        project,
        neededBy: layers.filter(([, other]) => other.dependencies?.[project]).map(([, other]) => other.name),
    }));
}

export interface LayerPackage {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
}
