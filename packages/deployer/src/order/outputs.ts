import { createHash } from "node:crypto";
import type { StackOutputs } from "../ports/engine.ts";

/** Names of outputs that are new, gone, or have another value or secrecy; in order. */
export function changedOutputs(before: StackOutputs, after: StackOutputs): string[] {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].filter((name) => canonical(before[name]) !== canonical(after[name])).sort();
}

/** A short text that equal outputs share. Values of secrets are left out: a hash of something short can be guessed. */
export function fingerprint(outputs: StackOutputs): string {
    const open = Object.entries(outputs).map(([name, { value, secret }]) => [name, secret ? "secret" : { value }]);
    return createHash("sha256")
        .update(canonical(Object.fromEntries(open)))
        .digest("hex")
        .slice(0, 16);
}

/** A text that two equal values share, whatever the order of their keys. */
export function canonical(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
        return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
    }
    return value === undefined ? "undefined" : JSON.stringify(value);
}

/**
 * What is wrong with the outputs of a stack after it was deployed, judged by what its preview announced: every output has
 * to be there, and none may be null, since dependants would fail on it, or worse, be built without it.
 */
export function outputProblems(announced: readonly string[], deployed: StackOutputs): string[] {
    return announced.flatMap((name) => {
        const output = deployed[name];
        if (output === undefined) return [`output ${name} is missing: the preview had announced it`];
        return output.value === null ? [`output ${name} is null`] : [];
    });
}
