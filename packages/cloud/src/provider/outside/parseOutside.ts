/** A change that somebody makes in the cloud past every program. */
export type OutsideChange =
    | {
          readonly kind: "changed";
          /** A URN, a name or a type; `*` stands for any text. */
          readonly resource: string;
          /** As Pulumi writes it: `tags.Owner`, `ingress[0].toPort`. */
          readonly path: string;
          /** What it is now; `undefined`: it is gone. */
          readonly value: unknown;
          /** The value as text, which it is where the resource has text: `17.10` is no number there. */
          readonly written?: string;
          /** As it was written. */
          readonly text: string;
      }
    | { readonly kind: "deleted" | "unreadable"; readonly resource: string; readonly text: string };

/** What is wrong with a change as somebody wrote it. */
export interface OutsideProblem {
    readonly rule: string;
    readonly fix: string;
}

const FORM = "write PATH=VALUE@RESOURCE, such as tags.Owner=somebody@network-vpc, or PATH@RESOURCE to take it away";

/**
 * Reads `PATH[=VALUE]@RESOURCE`. The value is JSON where it can be, else text; the resource stands behind the last `@`, so
 * a value may hold one.
 */
export function parseChanged(text: string): OutsideChange | OutsideProblem {
    const at = text.lastIndexOf("@");
    if (at < 0 || at === text.length - 1) return { rule: "names no resource", fix: FORM };
    const [resource, before] = [text.slice(at + 1), text.slice(0, at)];
    // A key in quotes may hold anything: tags["a=b"].
    const [path = ""] = /^(?:"(?:[^"\\]|\\.)*"|[^="])*/.exec(before) ?? [];
    if (path === "") return { rule: "names no property", fix: FORM };
    if (path.length === before.length) return { kind: "changed", resource, path, value: undefined, text };
    const written = before.slice(path.length + 1);
    return { kind: "changed", resource, path, value: read(written), written, text };
}

export function isOutsideProblem(parsed: OutsideChange | OutsideProblem): parsed is OutsideProblem {
    return "rule" in parsed;
}

function read(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
