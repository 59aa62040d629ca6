import { parsePath } from "@plinth/plan";
import { isRecord } from "../../values/target.ts";

/**
 * A copy of properties in which one has another value; what leads there is made where it is missing.
 *
 * @param value `undefined` takes the property away.
 */
export function setAt<Properties extends Readonly<Record<string, unknown>>>(
    properties: Properties,
    path: string,
    value: unknown,
): Properties {
    return placed(properties, parsePath(path), value) as Properties;
}

function placed(where: unknown, [step, ...further]: readonly (string | number)[], value: unknown): unknown {
    if (step === undefined) return value;
    if (typeof step === "number") {
        const list: unknown[] = Array.isArray(where) ? [...(where as unknown[])] : [];
        if (value === undefined && further.length === 0) list.splice(step, 1);
        else list[step] = placed(list[step], further, value);
        return list;
    }
    const { [step]: inside, ...others } = isRecord(where) ? where : {};
    const now = placed(inside, further, value);
    return now === undefined ? others : { ...others, [step]: now };
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(properties: unknown, path: string): unknown {
    return parsePath(path).reduce<unknown>(
        (where, step) =>
            typeof where === "object" && where !== null ? (where as Record<string | number, unknown>)[step] : undefined,
        properties,
    );
}
