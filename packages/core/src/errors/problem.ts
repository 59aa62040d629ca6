/**
 * One thing wrong in what a person wrote. Every refusal of this repository takes this form, so that a
 * message always says where, which rule, what was found and what to do.
 */
export interface Problem {
    /** Where: a property path as Pulumi writes it (`instances.orders.backup.retentionDays`); empty for a whole file. */
    readonly path: string;
    /** The rule, as a sentence fragment in the present: "must be a whole number from 0 to 35". */
    readonly rule: string;
    /** The value received. Leave it out when there is none, or when it could be a secret. */
    readonly value?: unknown;
    /** What to do, as an imperative. */
    readonly fix: string;
    /** The file it stands in, relative to the repository, with the line where known: `environments/dev/cache.yaml:7`. */
    readonly file?: string;
}

const LONGEST_VALUE = 80;

/** Renders a received value on one line, cut to what a terminal line holds. */
export function describeValue(value: unknown): string {
    const text = asJson(value) ?? String(value);
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** `undefined` for what JSON has no form for: a map that YAML anchors made hold itself, for one. */
function asJson(value: unknown): string | undefined {
    try {
        return JSON.stringify(value);
    } catch {
        return undefined;
    }
}

/** Renders one problem on one line: `file: path: rule, got value. Fix: fix`. */
export function formatProblem(problem: Problem): string {
    const where = [problem.file, problem.path].filter((part) => part).join(": ");
    const got = problem.value !== undefined ? `, got ${describeValue(problem.value)}` : "";
    return `${where ? `${where}: ` : ""}${problem.rule}${got}. Fix: ${problem.fix}`;
}
