const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** Appends a key the way Pulumi writes property paths: `a.b[0]["x.y"]`. */
export function childPath(parent: string, key: string | number): string {
    if (typeof key === "number") {
        return `${parent}[${key}]`;
    }
    if (!PLAIN_KEY.test(key)) {
        return `${parent}[${JSON.stringify(key)}]`;
    }
    return parent === "" ? key : `${parent}.${key}`;
}

/** Splits a path of plain keys and indexes, as rules write them. */
export function splitPath(path: string): (string | number)[] {
    return path
        .split(/[.[\]]/)
        .filter((part) => part !== "")
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The path with every index blanked, to compare it with the patterns of a rule: `ingress[].cidrBlocks[]`. */
export function pathPattern(path: string): string {
    return path.replace(/\[\d+\]/g, "[]");
}
