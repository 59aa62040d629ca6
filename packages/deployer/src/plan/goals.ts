import { isSecret, isUnknown, type PlannedDiff, type PlannedGoal } from "./updatePlan.ts";

/**
 * What one plan wants of a resource that another one, which was confirmed, does not; names of options and properties, never
 * their values.
 *
 * @param whole whether nothing of the confirmed plan has been done yet, so that what is missing is missing for good.
 */
export function goalProblems(confirmed: PlannedGoal, now: PlannedGoal, whole: boolean): string[] {
    const names = new Set([...Object.keys(confirmed), ...Object.keys(now)].filter((name) => !comparedApart.has(name)));
    return [
        ...[...names].filter((name) => !sameOption(confirmed[name], now[name])).map((name) => `option ${name}`),
        ...(sameProvider(confirmed.provider, now.provider) ? [] : ["option provider"]),
        ...diffProblems(confirmed.inputDiff, now.inputDiff, whole),
        ...diffProblems(confirmed.outputDiff, now.outputDiff, whole).map((name) => `output ${name}`),
    ];
}

/** Dependencies decide when something is done, not what; those of a value inside of another one are known only with that one. */
const ORDER = ["dependencies", "propertyDependencies"] as const;
const comparedApart: ReadonlySet<string> = new Set(["provider", "inputDiff", "outputDiff", ...ORDER]);

/** What was confirmed, in the order in which it is to be done now. */
export function inOrderOf(confirmed: PlannedGoal, now: PlannedGoal): PlannedGoal {
    const { dependencies: _, propertyDependencies: __, ...goal } = confirmed;
    const order = ORDER.flatMap((name) => (now[name] === undefined ? [] : [[name, now[name]] as const]));
    return { ...goal, ...Object.fromEntries(order) };
}

/** A provider is named by its URN and its id, which is unknown while it has yet to be made. */
function sameProvider(confirmed = "", now = ""): boolean {
    if (confirmed === now) return true;
    const split = (text: string): [string, string] => [
        text.slice(0, text.lastIndexOf("::")),
        text.slice(text.lastIndexOf("::") + 2),
    ];
    const [[urn, id], [otherUrn]] = [split(confirmed), split(now)];
    return urn === otherUrn && isUnknown(id);
}

function diffProblems(confirmed: PlannedDiff = {}, now: PlannedDiff = {}, whole: boolean): string[] {
    const wanted = { ...confirmed.adds, ...confirmed.updates };
    const found = { ...now.adds, ...now.updates };
    const [removed, removes] = [new Set(confirmed.deletes ?? []), new Set(now.deletes ?? [])];
    const filledIn = defaultsOf(wanted);
    const changed = Object.keys(found).filter(
        (name) => !(name in wanted) || !(filledIn.has(name) || matches(wanted[name], found[name])),
    );
    const deleted = [...removes].filter((name) => !removed.has(name) && !isUnknown(wanted[name]));
    const missing = [
        ...Object.keys(wanted).filter((name) => !(name in found) && !isUnknown(wanted[name]) && !removes.has(name)),
        ...[...removed].filter((name) => !removes.has(name)),
    ];
    return [...new Set([...changed, ...deleted, ...(whole ? missing : [])])].sort();
}

/** Properties that the provider fills in, a name with something random in it above all: each preview draws another one. */
function defaultsOf({ __defaults: names }: Readonly<Record<string, unknown>>): Set<unknown> {
    return new Set(Array.isArray(names) ? names : []);
}

/**
 * Whether a value is one that was confirmed: unknown ones take any, and of secrets and of what is random at the end of a name
 * nothing is compared but that it is there. The engine compares all of it, with the random numbers that the plan keeps.
 */
export function matches(confirmed: unknown, now: unknown): boolean {
    if (isUnknown(confirmed)) return true;
    if (isSecret(confirmed) || isSecret(now)) return isSecret(confirmed) && isSecret(now);
    if (Array.isArray(confirmed) && Array.isArray(now)) {
        return confirmed.length === now.length && confirmed.every((value, index) => matches(value, now[index]));
    }
    if (isObject(confirmed) && isObject(now)) {
        const keys = new Set([...Object.keys(confirmed), ...Object.keys(now)]);
        return [...keys].every((key) => matches(confirmed[key], now[key]));
    }
    return confirmed === now || (typeof confirmed === "string" && typeof now === "string" && sameStem(confirmed, now));
}

function sameStem(one: string, other: string): boolean {
    const stem = (name: string): string | undefined => /^(.+-)[0-9a-f]{7,8}$/.exec(name)?.[1];
    return stem(one) !== undefined && stem(one) === stem(other) && one.length === other.length;
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The engine leaves out what is empty, or writes it in several ways; the order of a list of options means nothing. */
function sameOption(confirmed: unknown, now: unknown): boolean {
    return (isNothing(confirmed) && isNothing(now)) || matches(sorted(confirmed), sorted(now));
}

function isNothing(value: unknown): boolean {
    if (value === undefined || value === null || value === "" || value === false) return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}

function sorted(value: unknown): unknown {
    if (!Array.isArray(value)) return value;
    return value.map((entry) => JSON.stringify(entry)).sort();
}
