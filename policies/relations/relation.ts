/** How one kind of resource names another: `types` carry `property`, which holds a value of `parents`. */
export interface Relation {
    readonly types: readonly string[];
    /** A top-level property. */
    readonly property: string;
    /** Where in it the value stands, when it is an object; the first path that is set counts. */
    readonly paths?: readonly string[];
    /** The property takes several values. */
    readonly list?: true;
    readonly parents: readonly string[];
    /** The parent's properties whose value the child may carry; `id` and `arn` are always among them. */
    readonly keys: readonly string[];
}

/** The resources that belong to a parent: `sure` by edge or equal value, `maybe` while their target is unknown. */
export interface Related<T> {
    readonly sure: readonly T[];
    readonly maybe: readonly T[];
}

/** What a property of a resource refers to. */
export interface Targets<T> {
    /** The resources of this stack it refers to. */
    readonly here: readonly T[];
    /** Known values that name nothing in this stack. */
    readonly elsewhere: readonly string[];
    /** Part of the reference is unknown and no edge says where it leads. */
    readonly open: boolean;
}
