/** One step of a property path: a key, an index, or `*` for any of them. */
export type Step = string | number;

/** Splits a path as Pulumi writes it, `a.b[0]["x.y"]`; the wildcard of options, `tags.*` or `rules[*].port`, is `*`. */
export function parsePath(path: string): Step[] {
    const steps: Step[] = [];
    const pattern = /\[(\d+)\]|\[\*\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g;
    for (const [whole, index, quoted, key] of path.matchAll(pattern)) {
        if (index !== undefined) steps.push(Number(index));
        else if (quoted !== undefined) steps.push(JSON.parse(quoted) as string);
        else steps.push(whole === "[*]" ? "*" : (key ?? ""));
    }
    return steps;
}

/**
 * Whether a property is one that `pattern` names, or lies inside one. Facts about types name properties without
 * indexes (`ingress.cidrBlocks`), options may name one entry of a list.
 */
export function covers(pattern: string, path: string): boolean {
    const wanted = parsePath(pattern);
    const steps = parsePath(path);
    let at = 0;
    for (const step of steps) {
        if (at === wanted.length) return true;
        if (wanted[at] === "*" || wanted[at] === step) at += 1;
        else if (typeof step !== "number") return false;
    }
    return at === wanted.length;
}

/** The top-level property of a path. */
export function topLevel(path: string): string {
    return String(parsePath(path)[0] ?? path);
}
