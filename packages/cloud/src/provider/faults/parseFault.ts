import { distance } from "fastest-levenshtein";
import type { ChosenFault } from "./fault.ts";
import { FAULT_KINDS, factsOfKind, isFaultKind } from "./kinds.ts";

/** What is wrong with a fault as somebody wrote it. */
export interface FaultProblem {
    readonly text: string;
    readonly rule: string;
    readonly fix: string;
}

const FORM = "write KIND[=VALUE]@RESOURCE[:NTH[xCOUNT]], such as throttling@aws:rds/instance:Instance";

/** The most operations in a row that a count may name. */
const MOST = 1000;

/**
 * Reads `KIND[=VALUE]@RESOURCE[:NTH[xCOUNT]]`. A number behind a single colon at the end is NTH, so a name that ends like
 * that is written with NTH as well: `cli-crash@job:7:1`.
 */
export function parseFault(text: string): ChosenFault | FaultProblem {
    const at = text.indexOf("@");
    if (at < 0) return { text, rule: "names no resource", fix: FORM };
    const [name = "", value] = split(text.slice(0, at), "=");
    if (!isFaultKind(name)) return { text, rule: `has the unknown kind ${JSON.stringify(name)}`, fix: kindFix(name) };
    const facts = factsOfKind(name);
    const problem = value === undefined ? undefined : valueProblem(value, facts.values);
    if (problem !== undefined) return { text, rule: `has the value ${JSON.stringify(value)}`, fix: problem };
    const behind = /(?<=[^:]):([1-9]\d{0,5})(?:x([1-9]\d{0,5}))?$/.exec(text.slice(at + 1));
    const resource = behind === null ? text.slice(at + 1) : text.slice(at + 1, at + 1 + behind.index);
    if (resource === "") return { text, rule: "names no resource", fix: `${FORM}, or throttling@* for any` };
    if (Number(behind?.[2] ?? 1) > MOST) return { text, rule: "strikes too often", fix: `write at most x${MOST}` };
    const given = value ?? facts.byDefault ?? "";
    return {
        kind: name,
        value: given,
        resource,
        nth: Number(behind?.[1] ?? 1),
        count:
            behind?.[2] === undefined
                ? given === "permanent"
                    ? Number.POSITIVE_INFINITY
                    : facts.count
                : Number(behind[2]),
        text,
    };
}

export function isFaultProblem(parsed: ChosenFault | FaultProblem): parsed is FaultProblem {
    return "rule" in parsed;
}

/** The nearest of some names, where one is near enough to have been meant. */
export function nearest(name: string, names: readonly string[]): string | undefined {
    const [best] = names.map((one) => ({ one, far: distance(name, one) })).sort((a, b) => a.far - b.far);
    return best !== undefined && best.far <= Math.max(2, Math.floor(name.length / 3)) ? best.one : undefined;
}

function kindFix(name: string): string {
    const meant = nearest(name, FAULT_KINDS);
    return `${meant === undefined ? "" : `did you mean ${meant}? `}The kinds are ${FAULT_KINDS.join(", ")}`;
}

function valueProblem(value: string, allowed: ReturnType<typeof factsOfKind>["values"]): string | undefined {
    if (allowed === undefined) return "leave it out: this kind takes none";
    if (allowed === "count") return /^[1-9]\d{0,2}$/.test(value) ? undefined : "write how many operations, 1 to 999";
    if (allowed !== "milliseconds") return allowed.includes(value) ? undefined : `write one of ${allowed.join(", ")}`;
    const [, from, to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(value) ?? [];
    if (from !== undefined && Number(from) <= Number(to ?? from)) return undefined;
    return "write milliseconds, such as 200, or a range such as 50-200";
}

function split(text: string, mark: string): [string, string | undefined] {
    const at = text.indexOf(mark);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
