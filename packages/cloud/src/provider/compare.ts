import { isRecord } from "../values/target.ts";
import { unwrapped, type WireProperties } from "./wire.ts";

export type ChangeKind = "add" | "delete" | "update";

/** Where a provider keeps the names of what it filled in itself; not a value of the resource. */
export const DEFAULTS_KEY = "__defaults";

/** What differs between two sets of properties, by path as Pulumi writes it (`a.b[0]["x.y"]`). */
export function compareProperties(olds: WireProperties, news: WireProperties): Map<string, ChangeKind> {
    const changes = new Map<string, ChangeKind>();
    collect("", unwrapped(olds), unwrapped(news), changes);
    return changes;
}

function collect(path: string, old: unknown, now: unknown, changes: Map<string, ChangeKind>): void {
    if (isRecord(old) && isRecord(now)) {
        for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
            if (key !== DEFAULTS_KEY) collect(joined(path, key), old[key] ?? null, now[key] ?? null, changes);
        }
    } else if (Array.isArray(old) && Array.isArray(now)) {
        for (let index = 0; index < Math.max(old.length, now.length); index++) {
            collect(`${path}[${index}]`, old[index] ?? null, now[index] ?? null, changes);
        }
    } else if (old !== now) {
        changes.set(path, old === null ? "add" : now === null ? "delete" : "update");
    }
}

function joined(path: string, key: string): string {
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
}

/** Whether `path` is `property` or lies inside it. */
export function liesIn(path: string, property: string): boolean {
    return path === property || path.startsWith(`${property}.`) || path.startsWith(`${property}[`);
}

/** `values` without what `taken` holds too: what a resource's state has beyond its inputs. */
export function without(values: WireProperties, taken: WireProperties): WireProperties {
    const left: WireProperties = {};
    for (const [key, value] of Object.entries(values)) {
        const other = taken[key];
        if (other === undefined) left[key] = value;
        else if (isRecord(value) && isRecord(other)) {
            const inner = without(value, other);
            if (Object.keys(inner).length > 0) left[key] = inner;
        }
    }
    return left;
}
