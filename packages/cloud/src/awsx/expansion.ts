/** A resource that a component makes. */
export interface ChildResource {
    /** Names the child within its expansion. */
    readonly key: string;
    readonly type: string;
    readonly name: string;
    /** Key of the parent; none for children of the component itself. */
    readonly parent?: string;
    /** A component of its own, not a resource of a provider. */
    readonly component?: true;
    /** Wire values; {@link Computed} where one comes from other children. What is `undefined` is not sent. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Keys of children that have to be made first. */
    readonly dependsOn?: readonly string[];
    /** Types that the resource had under earlier versions of its provider. */
    readonly formerTypes?: readonly string[];
}

/** A value that follows from other children's outputs, or from arguments that may not be known yet. */
export class Computed {
    /** Values that {@link compute} gets, in order: wire values, {@link ChildOutput}s, or computed ones. */
    readonly from: readonly unknown[];
    readonly compute: (...values: readonly unknown[]) => unknown;

    constructor(from: readonly unknown[], compute: (...values: readonly unknown[]) => unknown) {
        this.from = from;
        this.compute = compute;
    }
}

/** An output of a child; `id` for its id. */
export class ChildOutput {
    readonly child: string;
    readonly property: string;

    constructor(child: string, property: string) {
        this.child = child;
        this.property = property;
    }
}

/** A child itself, as a value. */
export class ChildReference {
    readonly child: string;

    constructor(child: string) {
        this.child = child;
    }
}

/** What becomes of a component. */
export interface Expansion {
    /** In the order of their registration: parents and dependencies first. */
    readonly children: readonly ChildResource[];
    /** The component's outputs, as its program sees them. */
    readonly result: Readonly<Record<string, unknown>>;
    /** Children that every output depends on, besides those it refers to. */
    readonly resultDependsOn?: readonly string[];
    /** Outputs that the component itself registers, beside its result. */
    readonly registered?: Readonly<Record<string, unknown>>;
    /** What the plugin would log, as warnings of the component. */
    readonly warnings?: readonly unknown[];
}

/** A component to expand. */
export interface ExpansionRequest {
    readonly name: string;
    /** Arguments as wire values. Output values stand for what is secret, unknown, or depends on resources. */
    readonly args: Readonly<Record<string, unknown>>;
    readonly stack: string;
    /** Asks a provider's function, as the plugin would. */
    readonly invoke: (token: string, args: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>;
}

/** Expands one type of component. @throws Error in the plugin's words where the plugin refuses. */
export type Expander = (request: ExpansionRequest) => Promise<Expansion>;
