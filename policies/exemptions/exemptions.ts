import { readFileSync } from "node:fs";
import type { Verdict } from "../judge/judgeRule.ts";
import { pathPattern } from "../reading/path.ts";
import type { ExemptionFacts } from "./checkEntry.ts";
import type { Exemption, ExemptionProblem } from "./exemption.ts";
import { findingId } from "./findingId.ts";
import { globMatcher } from "./glob.ts";
import { type ReadExemptions, readExemptions } from "./readExemptions.ts";
import { ownType, splitUrn } from "./urn.ts";

/** What an exemption is asked about. */
export interface ExemptibleFinding {
    readonly rule: string;
    readonly urn: string;
    readonly property: string;
}

type Test = (finding: ExemptibleFinding) => boolean;

/** The exemptions of a repository, and what is wrong with those that do not hold. */
export class Exemptions {
    readonly #byRule = new Map<string, { exemption: Exemption; covers: Test }[]>();
    readonly #read: ReadExemptions;

    constructor(read: ReadExemptions = { exemptions: [], problems: [] }) {
        this.#read = read;
        for (const exemption of read.exemptions) {
            const known = this.#byRule.get(exemption.rule) ?? [];
            this.#byRule.set(exemption.rule, [...known, { exemption, covers: coverage(exemption) }]);
        }
    }

    get all(): readonly Exemption[] {
        return this.#read.exemptions;
    }

    /** Those that hold in an environment. */
    holdingIn(environment: string): Exemption[] {
        return this.all.filter((exemption) => concerns(exemption, environment));
    }

    /** The first exemption that covers a finding. */
    of(finding: ExemptibleFinding): Exemption | undefined {
        return this.#byRule.get(finding.rule)?.find(({ covers }) => covers(finding))?.exemption;
    }

    /** Whether an exemption from a rule names a resource, be it for one of its properties. */
    touches(rule: string, urn: string): boolean {
        return (this.#byRule.get(rule) ?? []).some(({ exemption }) =>
            "finding" in exemption.resource
                ? false
                : coverage({ ...exemption, property: undefined })({ rule, urn, property: "" }),
        );
    }

    /** A verdict as it stands with the exemptions. A rule that failed to run has said nothing that could be exempt. */
    apply(rule: string, verdict: Verdict): Verdict {
        if (verdict.outcome !== "violation" && verdict.outcome !== "unverified") {
            return verdict;
        }
        const found = this.of({ rule, urn: verdict.urn, property: verdict.property });
        if (found === undefined) {
            return verdict;
        }
        const { owner, approvedBy, reason, expires } = found;
        return { ...verdict, outcome: "exempted", exemption: { owner, approvedBy, reason, expires } };
    }

    /** What is wrong, where it concerns an environment. */
    problems(environment: string): ExemptionProblem[] {
        return this.#read.problems.filter((problem) => concerns(problem, environment));
    }

    /**
     * Exemptions that no finding of an environment needs. Only who has seen all findings of all its stacks can say so:
     * a stack of several sees its own part.
     */
    unused(environment: string, findings: Iterable<ExemptibleFinding>): ExemptionProblem[] {
        const used = new Set<Exemption>();
        for (const finding of findings) {
            const exemption = this.of(finding);
            if (exemption !== undefined) {
                used.add(exemption);
            }
        }
        return this.holdingIn(environment)
            .filter((exemption) => !used.has(exemption))
            .map(({ at, rule }) => ({
                at,
                expected: `a finding of ${rule} that it covers`,
                found: `none in ${environment}`,
                remedy: "remove the entry, correct its resource, or list the environments it is for",
            }));
    }
}

function concerns({ environments }: { readonly environments?: readonly string[] }, environment: string): boolean {
    return environments === undefined || environments.some((glob) => globMatcher(glob)(environment));
}

function coverage(exemption: Omit<Exemption, "property"> & { readonly property?: string | undefined }): Test {
    const { property } = exemption;
    const covers = resourceTest(exemption);
    return (finding) =>
        (property === undefined || property === finding.property || property === pathPattern(finding.property)) &&
        concerns(exemption, splitUrn(finding.urn)?.stack ?? "") &&
        covers(finding);
}

function resourceTest({ resource }: Pick<Exemption, "resource">): Test {
    if ("finding" in resource) {
        return ({ rule, urn, property }) => findingId(rule, urn, property) === resource.finding;
    }
    if ("urn" in resource) {
        return urnTest(resource.urn);
    }
    const [name, type] = [globMatcher(resource.name), globMatcher(resource.type ?? "*")];
    return ({ urn }) => {
        const parts = splitUrn(urn);
        return parts !== undefined && name(parts.name) && type(ownType(parts.types));
    };
}

/** A glob matches within the parts of a URN; its type may be the resource's own, or the whole chain. */
function urnTest(glob: string): Test {
    const parts = splitUrn(glob);
    if (parts === undefined) {
        return () => false;
    }
    const [stack, project, types, name] = [parts.stack, parts.project, parts.types, parts.name].map(globMatcher);
    return ({ urn }) => {
        const of = splitUrn(urn);
        return (
            of !== undefined &&
            stack?.(of.stack) === true &&
            project?.(of.project) === true &&
            name?.(of.name) === true &&
            (types?.(of.types) === true || types?.(ownType(of.types)) === true)
        );
    };
}

/** Reads `exemptions.yaml`; a file that does not exist exempts nothing. */
export function loadExemptions(file: string, facts: ExemptionFacts): Exemptions {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        const { code = "unreadable" } = error as NodeJS.ErrnoException;
        if (code === "ENOENT") {
            return new Exemptions();
        }
        const problem = { at: "exemptions", expected: "a file", found: code, remedy: "make the file readable" };
        return new Exemptions({ exemptions: [], problems: [problem] });
    }
    return new Exemptions(readExemptions(text, facts));
}
