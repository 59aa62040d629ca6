/**
 * Values of a plan. Absent, null, known, unknown and secret are five different things:
 * absent is a missing key, null is `null`, the others are below.
 */
export type PlanValue =
    | null
    | boolean
    | number
    | string
    | PlanValue[]
    | PlanObject
    | Unknown
    | Secret
    | PlanAsset
    | PlanArchive
    | ResourceReference;

export interface PlanObject {
    [key: string]: PlanValue;
}

/** A value that only exists after deployment. */
export class Unknown {
    readonly kind = "unknown";
}

/** The one unknown value: unknowns carry nothing. */
export const unknown = new Unknown();

/** A secret value. What it holds stays in the process: the encoded plan says only that it is one. */
export class Secret {
    readonly kind = "secret";
    readonly value: PlanValue;

    constructor(value: PlanValue) {
        // Marking twice says nothing more, and would show up as a difference.
        this.value = value instanceof Secret ? value.value : value;
    }
}

/** A file or text a resource is made from. Exactly one of `text`, `path` and `uri` is set. */
export class PlanAsset {
    readonly kind = "asset";
    readonly source: { readonly text: string } | { readonly path: string } | { readonly uri: string };
    /** SHA-256 of the content in hexadecimal, as the engine computes it at registration. */
    readonly hash: string | undefined;

    constructor(source: PlanAsset["source"], hash?: string) {
        this.source = source;
        this.hash = hash;
    }
}

/** A bundle of files a resource is made from. */
export class PlanArchive {
    readonly kind = "archive";
    readonly source:
        | { readonly path: string }
        | { readonly uri: string }
        | { readonly assets: Readonly<Record<string, PlanAsset | PlanArchive>> };
    readonly hash: string | undefined;

    constructor(source: PlanArchive["source"], hash?: string) {
        this.source = source;
        this.hash = hash;
    }
}

/** A resource passed as a value. */
export class ResourceReference {
    readonly kind = "resource";
    readonly urn: string;
    /** The id, `unknown` before creation, `undefined` for a component. */
    readonly id: string | Unknown | undefined;

    constructor(urn: string, id?: string | Unknown) {
        this.urn = urn;
        this.id = id;
    }
}

/** Whether a value is a plain map: none of the classes above, not a list, not null. */
export function isPlanObject(value: PlanValue | undefined): value is PlanObject {
    return (
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        !(value instanceof Unknown) &&
        !(value instanceof Secret) &&
        !(value instanceof PlanAsset) &&
        !(value instanceof PlanArchive) &&
        !(value instanceof ResourceReference)
    );
}

/** Rebuilds a value with `replace` applied to every unknown, secret, asset, archive and reference, from the outside in. */
export function mapSpecial(
    value: PlanValue,
    replace: (special: Unknown | Secret | PlanAsset | PlanArchive | ResourceReference) => PlanValue,
): PlanValue {
    if (Array.isArray(value)) return value.map((entry) => mapSpecial(entry, replace));
    if (isPlanObject(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapSpecial(entry, replace)]));
    }
    if (typeof value === "object" && value !== null) return replace(value);
    return value;
}

/** Whether anything in a value is unknown. */
export function holdsUnknown(value: PlanValue): boolean {
    return some(value, (entry) => entry instanceof Unknown);
}

/** Whether anything in a value is secret. */
export function holdsSecret(value: PlanValue): boolean {
    return some(value, (entry) => entry instanceof Secret);
}

function some(value: PlanValue, test: (value: PlanValue) => boolean): boolean {
    if (test(value)) return true;
    if (value instanceof Secret) return some(value.value, test);
    if (Array.isArray(value)) return value.some((entry) => some(entry, test));
    return isPlanObject(value) && Object.values(value).some((entry) => some(entry, test));
}

/** Property paths of everything unknown in a map, as Pulumi writes them: `a.b[0]["x.y"]`. */
export function unknownPaths(values: PlanObject): string[] {
    const found: string[] = [];
    const walk = (value: PlanValue, path: string): void => {
        if (value instanceof Unknown) found.push(path);
        else if (value instanceof Secret) walk(value.value, path);
        else if (Array.isArray(value)) value.forEach((entry, index) => walk(entry, `${path}[${index}]`));
        else if (isPlanObject(value))
            for (const [key, entry] of Object.entries(value)) walk(entry, joinPath(path, key));
    };
    walk(values, "");
    return found.sort();
}

/** Appends a key to a property path, quoted where it is not a plain name. */
export function joinPath(path: string, key: string): string {
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
}
