import { type StateResource, stackOf } from "@plinth/plan";
import type { ProviderData } from "@plinth/policies/evaluate";
import type { JudgedDocument, JudgedResource } from "./document.ts";
import { stateResource } from "./stateResource.ts";

interface Step {
    readonly op: string;
    readonly newState?: StateResource;
}

/** Steps that leave no resource behind. */
const ENDS = new Set([
    "delete",
    "delete-replaced",
    "discard",
    "discard-replaced",
    "remove-pending-replace",
    "read-discard",
]);

/**
 * `pulumi preview --json`. It hides default providers, so their configuration comes from the stack's; it writes secrets as
 * `"[secret]"` and unknowns as the raw sentinel; and it leaves out what does not change, and all outputs.
 */
export function previewStacks(document: Record<string, unknown>): JudgedDocument {
    const steps = (Array.isArray(document["steps"]) ? (document["steps"] as Step[]) : []).filter(
        ({ op }) => !ENDS.has(op),
    );
    const states = new Map(
        steps.flatMap(({ newState }) => (newState === undefined ? [] : [[newState.urn, newState] as const])),
    );
    const config = (document["config"] ?? {}) as Readonly<Record<string, string>>;
    const resources = [...states.values()].map((state) =>
        withProvider(stateResource(hideSecrets(state)), states, config),
    );
    const [first] = resources;
    if (first === undefined) return { what: "is a preview of the Pulumi CLI", stacks: [], notes: [] };
    const same = Number((document["changeSummary"] as { same?: number } | undefined)?.same ?? 0);
    const missing = Math.max(0, same - steps.filter(({ op }) => op === "same").length);
    return {
        what: "pulumi preview --json",
        stacks: [{ ...stackOf(first.urn), resources, isPartial: missing > 0 }],
        notes: missing === 0 ? [] : [missingNote(missing)],
    };
}

function missingNote(missing: number): string {
    const what = missing === 1 ? "1 resource does not change and is" : `${missing} resources do not change and are`;
    return `${what} not in a preview: what a rule misses beside a resource may stand there, so it says unverified. An export has them all`;
}

/** A value `"[secret]"` is one that the CLI hides. */
function hideSecrets(state: StateResource): StateResource {
    return { ...state, inputs: withMarks(state.inputs), outputs: withMarks(state.outputs) };
}

function withMarks(value: unknown): unknown {
    if (value === "[secret]") return { $secret: true };
    if (Array.isArray(value)) return value.map(withMarks);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withMarks(entry)]));
}

/** A default provider has the configuration of its package: `aws:defaultTags` is its `defaultTags`. */
function withProvider(
    resource: JudgedResource,
    states: ReadonlyMap<string, StateResource>,
    config: Readonly<Record<string, string>>,
): JudgedResource {
    if (typeof resource.provider !== "string") return resource;
    const urn = resource.provider.split("::").slice(0, 4).join("::");
    if (states.has(urn)) return resource;
    const pkg = /::pulumi:providers:([^:]+)::/.exec(urn)?.[1] ?? "";
    const inputs = Object.fromEntries(
        Object.entries(config)
            .filter(([key]) => key.startsWith(`${pkg}:`))
            .map(([key, value]) => [key.slice(pkg.length + 1), withMarks(value)]),
    );
    const provider: ProviderData = { urn, inputs };
    return { ...resource, provider };
}
