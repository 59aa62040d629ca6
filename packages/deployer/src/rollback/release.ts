import { parsePath } from "@plinth/plan";
import type { ConfigurationOverride } from "../ports/engine.ts";

/** What a new build of an application changes, by the path of the setting: `services.api.image.digest`. */
export type Release = Readonly<Record<string, string | number | boolean>>;

/** Whether two releases have the same values. */
export function sameRelease(one: Release, other: Release): boolean {
    return sameShape(one, other) && Object.entries(one).every(([path, value]) => other[path] === value);
}

/** Whether two releases have the same settings: only then has each value of the one a place in the other. */
export function sameShape(one: Release, other: Release): boolean {
    return shapeOf(one) === shapeOf(other);
}

function shapeOf(release: Release): string {
    return JSON.stringify(Object.keys(release).sort());
}

/** A release as configuration that wins over the settings files. */
export function overridesOf(release: Release): ConfigurationOverride[] {
    return Object.entries(release).map(([path, value]) => ({ path: parsePath(path).map(String), value }));
}

/** What differs, for people: `image.digest: b -> a`. */
export function releaseChanges(from: Release, to: Release): string[] {
    return Object.entries(to).flatMap(([path, value]) =>
        from[path] === value
            ? []
            : [from[path] === undefined ? `${path}: ${value}` : `${path}: ${from[path]} -> ${value}`],
    );
}
