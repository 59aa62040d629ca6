/** A provider as a rule may need it: its inputs carry the default tags. */
export interface ProviderData {
    readonly urn?: string;
    readonly inputs?: object;
}

/**
 * One resource as plain data: an entry of a plan, of an exported state, or what the analyzer received. `urn`, `type`,
 * `name` and one of `inputs`/`outputs` are enough.
 */
export interface ResourceData {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly inputs?: object;
    readonly outputs?: object;
    /** The cloud's id, where the data keeps it apart from the outputs (an exported state does). */
    readonly id?: unknown;
    /** Property to the URNs its value comes from; exact even where the value is unknown. */
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
    readonly parent?: string;
    /** The provider itself, or a reference `urn::id` to one among the same resources. */
    readonly provider?: string | ProviderData;
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly options?: {
        readonly protect?: boolean;
        readonly retainOnDelete?: boolean;
        readonly import?: string;
        readonly ignoreChanges?: readonly string[];
    };
    /** Read (`X.get`), not managed by this stack. */
    readonly external?: boolean;
    /** Values are those the engine showed to a pack, which tells nobody which of them are secret. */
    readonly secretsUnmarked?: true;
    /** The id this resource is adopted from, when it is an import. */
    readonly importId?: string;
}
