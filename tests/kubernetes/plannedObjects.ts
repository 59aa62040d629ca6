import type { PlannedResource, StackPlan } from "@plinth/plan";
import { PlanAsset, type PlanObject, type PlanValue, Secret, Unknown } from "@plinth/plan";
import { type SchemaProblem, UNKNOWN_FIELD, validateObject, VERSIONS } from "./schemas.ts";

const TOKEN = /^kubernetes:([^:]+):(\w+)$/;
/** Types of the provider that are no objects of an API server. A release's objects are made by its chart, which is not here. */
const NO_OBJECTS = ["helm.sh/v3", "helm.sh/v4", "yaml", "yaml/v2", "kustomize", "kustomize/v2"];

interface PlannedObject {
    /** Where it is: URN and the pass it is of. */
    readonly place: string;
    readonly object: Readonly<Record<string, unknown>>;
    /** JSON pointers of what is not known in that pass. */
    readonly open: readonly string[];
}

/** The objects of a plan, once as the program sends them and once with what the simulated cluster makes of them. */
export function plannedObjects(stacks: readonly StackPlan[]): PlannedObject[] {
    return stacks.flatMap(({ resources }) =>
        resources
            .filter(isObject)
            .flatMap(({ urn, inputs, settledOutputs }) => [
                read(`${urn} as sent`, inputs),
                ...(settledOutputs === undefined ? [] : [read(`${urn} settled`, withoutIdentity(settledOutputs))]),
            ]),
    );
}

/** What either version would refuse of the objects of a plan; nothing is said of a value that is not known. */
export async function refusedObjects(stacks: readonly StackPlan[]): Promise<string[]> {
    const refused: string[] = [];
    for (const { place, object, open } of plannedObjects(stacks)) {
        for (const version of VERSIONS) {
            const problems = await validateObject(object, version);
            const isKnown = ({ pointer, rule }: SchemaProblem): boolean =>
                rule === UNKNOWN_FIELD || !open.includes(pointer);
            refused.push(
                ...problems.filter(isKnown).map(({ pointer, rule }) => `${version} ${place} ${pointer}: ${rule}`),
            );
        }
    }
    return refused;
}

function isObject({ type, custom, read: isRead }: PlannedResource): boolean {
    const [, group = "", kind = ""] = TOKEN.exec(type) ?? [];
    return custom && isRead !== true && kind !== "" && !kind.endsWith("Patch") && !NO_OBJECTS.includes(group);
}

/** What the engine adds to every resource and no API server knows, and the status, which nobody sends: it is simulated in part. */
function withoutIdentity(outputs: PlanObject): PlanObject {
    return Object.fromEntries(
        Object.entries(outputs).filter(([key]) => !["id", "status", "urn"].includes(key) && !key.startsWith("__")),
    );
}

function read(place: string, from: PlanObject): PlannedObject {
    const open: string[] = [];
    return { place, object: plain(from, "", open) as Record<string, unknown>, open };
}

/** The value as JSON would hold it; texts of assets and secrets are what they hold. */
function plain(value: PlanValue, pointer: string, open: string[]): unknown {
    if (value instanceof Unknown) {
        open.push(pointer);
        // It is there, so nobody misses it; what is said of its type is left out.
        return null;
    }
    if (value instanceof Secret) {
        return plain(value.value, pointer, open);
    }
    if (value instanceof PlanAsset) {
        return "text" in value.source ? value.source.text : "";
    }
    if (Array.isArray(value)) {
        return value.map((item, index) => plain(item, `${pointer}/${index}`, open));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
            key,
            plain(item as PlanValue, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, open),
        ]),
    );
}
