import type { Injected } from "@plinth/cloud/provider";

/** What was injected, for people: one line each, in order. */
export function injectedLines(injected: readonly Injected[]): string[] {
    return injected.map(({ kind, value, verb, urn, nth, words, madeId }) => {
        const said = words === undefined ? "" : `: ${words}`;
        const made = madeId === undefined ? "" : ` (the cloud has ${madeId})`;
        return `  ${kind}${value === "" ? "" : `=${value}`} ${verb} ${nth > 1 ? `(${nth}) ` : ""}${urn}${said}${made}`;
    });
}
