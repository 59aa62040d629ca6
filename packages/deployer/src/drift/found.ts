import { type EngineStep, joinPath, parsePath, PROVIDER_PREFIX, STACK_TYPE, type StepState } from "@plinth/plan";

/** A property that is one thing in the state and another in the cloud; `undefined`: it is not set there. */
export interface Difference {
    /** As Pulumi writes it: `tags.Owner`. */
    readonly path: string;
    readonly inState: unknown;
    readonly inCloud: unknown;
    /** Whether the resource is replaced where somebody puts the value back. */
    readonly replaces?: true;
}

/** A resource that the engine read, in full. */
export interface ReadResource {
    readonly urn: string;
    readonly type: string;
    /** Whether the program only reads it. */
    readonly external: boolean;
    readonly inState: StepState;
    /** None where it is gone. */
    readonly inCloud?: StepState;
}

/** A resource that is not in the cloud as it is in the state. */
export interface FoundDrift extends ReadResource {
    readonly kind: "changed" | "deleted";
    /** None for what is gone. */
    readonly differences: readonly Difference[];
}

/** What a refresh that changes nothing has found: everything it read, and what of it differs. */
export interface Found {
    readonly read: readonly ReadResource[];
    readonly drift: readonly FoundDrift[];
}

/** Reads the steps of a refresh. Components and providers exist in programs only, and what waits to be deleted is nobody's. */
export function foundIn(steps: readonly EngineStep[]): Found {
    const own = steps.flatMap((step) => {
        const { urn, type, old } = step;
        if (old?.custom !== true || old.delete === true) return [];
        if (type === STACK_TYPE || type.startsWith(PROVIDER_PREFIX)) return [];
        const inCloud = step.op === "delete" ? undefined : step.new;
        const resource: ReadResource = {
            urn,
            type,
            external: old.external === true,
            inState: old,
            ...(inCloud === undefined ? {} : { inCloud }),
        };
        return [{ step, resource }];
    });
    return {
        read: own.map(({ resource }) => resource),
        drift: own.flatMap(({ step, resource }): FoundDrift[] => {
            if (step.op === "delete") return [{ ...resource, kind: "deleted", differences: [] }];
            if (step.op !== "update") return [];
            return [{ ...resource, kind: "changed", differences: differencesOf(step, resource) }];
        }),
    };
}

/** What differs, as the provider says; where it only says that something does, what can be seen of it. */
function differencesOf({ diffs, keys }: EngineStep, { inState, inCloud }: ReadResource): Difference[] {
    const now = inCloud ?? { inputs: {}, outputs: {} };
    const told = withoutEchoes(diffs).map((path) => ({
        path,
        ...sidesOf(path, inState, now),
        ...(keys.includes(path) ? { replaces: true as const } : {}),
    }));
    if (told.length > 0) return told;
    const seen = [...changedPaths("", inState.inputs, now.inputs), ...changedPaths("", inState.outputs, now.outputs)];
    return [...new Set(seen)].map((path) => ({ path, ...sidesOf(path, inState, now) }));
}

/** Tags are told twice, once with those of the provider; what no program sends is told for the engine's own use. */
function withoutEchoes(paths: readonly string[]): string[] {
    const all = new Set(paths);
    return [...all]
        .filter((path) => !path.startsWith("__") && !(path.startsWith("tagsAll") && all.has(path.replace("All", ""))))
        .sort();
}

/**
 * What programs send is compared first: a provider may keep it in another form among the outputs. What nobody has sent is what
 * the cloud made of it then.
 */
function sidesOf(path: string, inState: StepState, inCloud: StepState): Pick<Difference, "inState" | "inCloud"> {
    const steps = parsePath(path);
    const sent = (side: StepState): unknown => valueAt(side.inputs, steps) ?? valueAt(side.outputs, steps);
    const [old, now] = [sent(inState), sent(inCloud)];
    if (!isSame(old, now)) return { inState: old, inCloud: now };
    const outputs = { inState: valueAt(inState.outputs, steps), inCloud: valueAt(inCloud.outputs, steps) };
    return isSame(outputs.inState, outputs.inCloud) ? { inState: old, inCloud: now } : outputs;
}

/** Paths at which two objects differ; lists are compared as a whole. */
function changedPaths(path: string, one: unknown, other: unknown): string[] {
    if (isSame(one, other)) return [];
    if (!isPlain(one) || !isPlain(other)) return [path];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])]
        .filter((key) => !key.startsWith("__"))
        .sort()
        .flatMap((key) => changedPaths(joinPath(path, key), one[key], other[key]));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(where: unknown, [step, ...further]: readonly (string | number)[]): unknown {
    if (step === undefined) return where;
    if (typeof where !== "object" || where === null || !Object.hasOwn(where, step)) return undefined;
    return valueAt((where as Record<string | number, unknown>)[step], further);
}

/** Whether two values are alike, in whatever order their keys stand. */
function isSame(one: unknown, other: unknown): boolean {
    if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
    const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
    const keys = Object.keys(left);
    return (
        Array.isArray(one) === Array.isArray(other) &&
        keys.length === Object.keys(right).length &&
        keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
    );
}
