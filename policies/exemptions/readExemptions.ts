import { createRequire } from "node:module";
import { isRecord } from "../reading/unknown.ts";
import { checkEntry, type ExemptionFacts } from "./checkEntry.ts";
import type { Exemption, ExemptionProblem } from "./exemption.ts";

export interface ReadExemptions {
    readonly exemptions: readonly Exemption[];
    readonly problems: readonly ExemptionProblem[];
}

const TOP = "exemptions";

/** Reads the text of `exemptions.yaml`. An entry with a problem exempts nothing. */
export function readExemptions(text: string, facts: ExemptionFacts): ReadExemptions {
    if (holdsNothing(text)) {
        return { exemptions: [], problems: [] };
    }
    const { value, problem } = parse(text);
    if (problem !== undefined) {
        return { exemptions: [], problems: [problem] };
    }
    if (value === null || value === undefined) {
        return { exemptions: [], problems: [] };
    }
    const entries = isRecord(value) && Object.keys(value).join() === TOP ? (value[TOP] ?? []) : undefined;
    if (!Array.isArray(entries)) {
        const remedy = "write its entries below exemptions:, and nothing else";
        return { exemptions: [], problems: [whole("a list named exemptions", "something else", remedy)] };
    }
    const exemptions: Exemption[] = [];
    const problems: ExemptionProblem[] = [];
    for (const [index, entry] of entries.entries()) {
        const read = checkEntry(entry, `${TOP}[${index}]`, facts);
        problems.push(...read.problems);
        const { exemption } = read;
        const twin = exemption && exemptions.find((earlier) => sameScope(earlier, exemption));
        if (exemption !== undefined && twin !== undefined) {
            const { at, environments } = exemption;
            const found = `the same rule and resource as ${twin.at}`;
            const where = environments === undefined ? {} : { environments };
            problems.push({ at, expected: "an entry of its own", found, remedy: "remove one of the two", ...where });
        } else if (exemption !== undefined) {
            exemptions.push(exemption);
        }
    }
    return { exemptions, problems };
}

/** The file as it is shipped: told without loading a parser, since every start of the pack asks. */
function holdsNothing(text: string): boolean {
    return /^(exemptions:\s*(\[\s*\])?)?$/.test(text.replace(/^\s*#.*$/gm, "").trim());
}

function sameScope(one: Exemption, other: Exemption): boolean {
    const scope = ({ rule, resource, property }: Exemption): string =>
        JSON.stringify([rule, Object.entries(resource).sort(), property ?? null]);
    const { environments: here } = one;
    const { environments: there } = other;
    const overlap = here === undefined || there === undefined || here.some((name) => there.includes(name));
    return overlap && scope(one) === scope(other);
}

function parse(text: string): { value?: unknown; problem?: ExemptionProblem } {
    const yaml = createRequire(import.meta.url)("yaml") as typeof import("yaml");
    const document = yaml.parseDocument(text);
    const [error] = document.errors;
    if (error !== undefined) {
        const line = error.linePos?.[0].line;
        const place = line === undefined ? "" : ` in line ${line}`;
        return {
            problem: whole("valid YAML", `${error.code}${place}`, "correct the file: until then nothing is exempt"),
        };
    }
    try {
        return { value: document.toJS() as unknown };
    } catch {
        return { problem: whole("plain YAML", "aliases that cannot be resolved", "write the entries out") };
    }
}

function whole(expected: string, found: string, remedy: string): ExemptionProblem {
    return { at: TOP, expected, found, remedy };
}
