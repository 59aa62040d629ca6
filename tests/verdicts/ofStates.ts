import assert from "node:assert/strict";
import path from "node:path";
import type { Finding } from "@plinth/plan";
import { parseFinding } from "@plinth/policies/wire";
import { type RealEngine, run } from "../realEngine/cli.ts";

const PLINTH = path.resolve(import.meta.dirname, "../../packages/cli/bin/plinth.js");

interface PolicyEvent {
    readonly policyName: string;
    readonly resourceUrn: string;
    readonly message: string;
}

/** What `plinth check` finds in a state: one line per finding, sorted. The settings are those of `directory`. */
export async function checked(engine: RealEngine, file: string, directory: string): Promise<string[]> {
    const ended = await run(process.execPath, [PLINTH, "check", file, "--format", "json"], directory, engine.env);
    assert.notEqual(ended.code, 1, ended.stderr);
    const [one] = JSON.parse(ended.stdout) as [{ findings: Finding[] }];
    return one.findings.map(({ outcome, rule, urn, property }) => `${outcome} ${rule} ${urn} ${property}`).sort();
}

/** What `pulumi policy analyze` finds in it, in the same form. */
export async function analyzed(
    engine: RealEngine,
    file: string,
    pack: string,
    environments: string,
): Promise<string[]> {
    const analyze = ["policy", "analyze", "--json", "--file", file, "--policy-pack", pack];
    const ended = await engine.run(engine.root, analyze, { PLINTH_ENVIRONMENTS: environments });
    // It says so when a mandatory rule is violated, and fails; the findings are on stdout either way.
    if (!ended.stderr.includes("mandatory policy violations")) assert.equal(ended.code, 0, ended.stderr.slice(-2000));
    const events = ended.stdout
        .trim()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as { policyEvent?: PolicyEvent });
    return events
        .flatMap(({ policyEvent }) => policyEvent ?? [])
        .map(({ policyName, resourceUrn, message }) => {
            const found = parseFinding(message);
            return `${found?.outcome} ${policyName} ${resourceUrn} ${found?.property}`;
        })
        .sort();
}

/**
 * The engine shows a pack secrets as if they were plain, so that there the rule passes over inputs that are meant to be
 * secret; data that carries the marks is judged in full.
 */
const LESS_SEEN = " plaintext-secret ";

/** What only one of the two says: a whole list of thousands says nothing to whoever has to mend it. */
export function difference(embedded: readonly string[], real: readonly string[]): object {
    const [here, there] = [new Set(embedded), new Set(real)];
    const only = (all: readonly string[], other: ReadonlySet<string>): string[] =>
        all.filter((verdict) => !other.has(verdict) && !verdict.includes(LESS_SEEN)).slice(0, 20);
    return { onlyEmbedded: only(embedded, there), onlyReal: only(real, here) };
}

export const NO_DIFFERENCE = { onlyEmbedded: [], onlyReal: [] } as const;
