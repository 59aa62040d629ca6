import type { DisposableSettings } from "@plinth/core/settings";

/** A value of a settings file. */
export type Data = unknown;

/** Settings with others laid over them: `*` is every entry of the map or list that is there, `null` leaves a key out. */
export function overlay(data: Data, over: DisposableSettings): Data {
    if (Array.isArray(data)) {
        const each = over["*"];
        return isMap(each) ? data.map((entry: unknown) => overlay(entry, each as DisposableSettings)) : data;
    }
    // A switch (`flowLogs: false`) has nothing below it.
    if (data !== undefined && data !== null && !isMap(data)) return data;
    const laid: Record<string, unknown> = { ...data };
    for (const [key, value] of Object.entries(over)) {
        for (const name of key === "*" ? Object.keys(laid) : [key]) {
            if (value === null) delete laid[name];
            else laid[name] = isMap(value) ? overlay(laid[name], value as DisposableSettings) : value;
        }
    }
    return laid;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
