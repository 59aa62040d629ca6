/** A control of a published framework that a rule looks after. */
export interface Control {
    readonly framework: string;
    readonly id: string;
}

const BY_RULE: ReadonlyMap<string, readonly Control[]> = new Map();

/** The controls a rule looks after; empty where none was found in a public document. */
export function controlsOf(rule: string): readonly Control[] {
    return BY_RULE.get(rule) ?? [];
}
