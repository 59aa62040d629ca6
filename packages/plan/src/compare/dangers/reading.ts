import { parsePath } from "../propertyPath.ts";
import { parsedJson } from "../sameness.ts";
import { isPlanObject, type PlanValue, Secret, Unknown } from "../../values.ts";
import type { ComparedResource } from "../side.ts";

/** The plain value of a property: `undefined` for one that is absent, null, unknown or in a secret. */
export function read(resource: ComparedResource | undefined, path: string): PlanValue | undefined {
    const [first, ...steps] = parsePath(path);
    let value = resource === undefined ? undefined : unwrapped(topProperty(resource, String(first)));
    for (const step of steps) {
        if (Array.isArray(value)) value = value[Number(step)];
        else if (isPlanObject(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
        else return undefined;
        value = unwrapped(value);
    }
    return value === null || value instanceof Unknown || value instanceof Secret ? undefined : value;
}

/** A property as the program sent it, or as the settled pass filled it in. */
function topProperty({ inputs, settledOutputs }: ComparedResource, name: string): PlanValue | undefined {
    const sent = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    const settled =
        settledOutputs !== undefined && Object.hasOwn(settledOutputs, name) ? settledOutputs[name] : undefined;
    return sent instanceof Unknown ? (settled ?? sent) : sent;
}

/** A provider wraps single blocks into lists, or takes them out of one. */
function unwrapped(value: PlanValue | undefined): PlanValue | undefined {
    return Array.isArray(value) && value.length === 1 && value[0] !== undefined && isPlanObject(value[0])
        ? value[0]
        : value;
}

/** Whether a property is set to something that is not known here. */
export function isOpen(resource: ComparedResource | undefined, path: string): boolean {
    const top = resource === undefined ? undefined : topProperty(resource, String(parsePath(path)[0]));
    return top instanceof Unknown || top instanceof Secret;
}

/** Every text in a value, at any depth. */
export function texts(value: PlanValue | undefined): string[] {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(texts);
    return isPlanObject(value) ? Object.values(value).flatMap(texts) : [];
}

/** Address blocks that hold every address. */
export const WORLD: readonly string[] = ["0.0.0.0/0", "::/0"];

/** Whether a policy document grants something to everyone, without a condition. */
export function grantsToAll(document: PlanValue | undefined): boolean {
    const parsed = document === undefined ? undefined : parsedJson(document);
    if (!isPlanObject(parsed)) return false;
    const statements = [parsed["Statement"] ?? parsed["statements"] ?? []].flat() as PlanValue[];
    return statements.some((statement) => {
        if (!isPlanObject(statement) || (statement["Effect"] ?? "Allow") !== "Allow") return false;
        const principal = statement["Principal"];
        const named = isPlanObject(principal) ? texts(principal["AWS"]) : texts(principal);
        return named.includes("*") && !isPlanObject(statement["Condition"]);
    });
}
