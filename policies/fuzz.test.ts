import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { definePolicy } from "./adapter/definePolicy.ts";
import { PackSession } from "./adapter/packSession.ts";
import { allRules } from "./catalogue/allRules.ts";
import { evaluate } from "./judge/evaluate.ts";
import { EnvironmentPolicies } from "./levels/environmentPolicies.ts";
import type { ResourceData } from "./resource/resourceData.ts";
import { isPattern } from "./rule/typePattern.ts";
import { Analyzer } from "./tests/analyzer.ts";
import { casesOf, readExamples } from "./tests/cases.ts";
import { fuzzedResource } from "./tests/fuzzedResource.ts";
import { parseFinding } from "./wire/finding.ts";

/** Resources per stack: enough for them to refer to each other. */
const STACK = 20;
/** `PLINTH_FUZZ_RESOURCES=100000` runs more; `PLINTH_FUZZ_SEED` other ones. */
const RESOURCES = Number(process.env.PLINTH_FUZZ_RESOURCES ?? 3000);
const SEED = Number(process.env.PLINTH_FUZZ_SEED ?? 20261121);
/** The SDK decodes every resource anew for every policy. */
const THROUGH_SDK = Math.ceil(RESOURCES / 50);

const seeds = (await readExamples(join(import.meta.dirname, "rules")))
    .flatMap(casesOf)
    .flatMap(({ example }) => example.resources);
const types = [...new Set(allRules.flatMap((rule) => rule.types.filter((type) => !isPattern(type))))];
const stack = fc.array(fuzzedResource(seeds, types), { minLength: STACK, maxLength: STACK });

/** What the SDK itself takes for no resource, before any rule sees it. */
const REFUSED_BY_SDK = [
    "Unrecognized signature",
    "unexpected undefined property value",
    "Invalid asset encountered",
    "Invalid archive encountered",
    "Cannot convert object to primitive value",
    "Maximum call stack size exceeded",
];

/** The stack itself is too large to print: seed and path bring it back. */
function reporter({ failed, errorInstance, seed, counterexamplePath }: fc.RunDetails<[ResourceData[]]>): void {
    if (failed) {
        throw new Error(`seed ${seed}, path ${counterexamplePath}`, { cause: errorInstance });
    }
}

/** Settings under which every rule is on. */
class Everything extends EnvironmentPolicies {
    override of() {
        return { ...super.of("dev"), profiles: ["strict", "cost"] as const };
    }
}

describe("rules, given what no program should send", () => {
    it("never fail, and say what they find in messages that can be read back", () => {
        let judged = 0;
        let found = 0;
        fc.assert(
            fc.property(stack, (resources) => {
                judged += resources.length;
                for (const finding of evaluate(resources, { profiles: ["strict", "cost"] })) {
                    const { rule, outcome, property, expected, actual, remedy, message } = finding;
                    found += 1;
                    assert.notEqual(outcome, "errored", `${rule}: ${message}`);
                    const fields = { property: property ?? "", expected, found: actual, remedy };
                    const wellFormed = Object.entries(fields).map(([key, text]) => [key, text.toWellFormed()]);
                    assert.deepEqual(parseFinding(message), { ...Object.fromEntries(wellFormed), outcome });
                }
            }),
            { numRuns: Math.ceil(RESOURCES / STACK), seed: SEED, endOnFailure: true, reporter },
        );
        assert.ok(judged >= RESOURCES && found > judged, `${found} findings on ${judged} resources`);
    }).timeout(600_000);

    it("never fail behind the policy SDK either, where it takes the resource at all", async () => {
        const session = new PackSession(new Everything("", []), "dev");
        const pack = new Analyzer(allRules.map((rule) => definePolicy(rule, session)));
        const idle = new Analyzer([
            { name: "idle", description: "", enforcementLevel: "advisory", validateResource: () => undefined },
            { name: "idle-stack", description: "", enforcementLevel: "advisory", validateStack: () => undefined },
        ]);
        let found = 0;
        for (const resources of fc.sample(stack, { numRuns: Math.ceil(THROUGH_SDK / STACK), seed: SEED })) {
            const taken: ResourceData[] = [];
            for (const resource of resources.flatMap(asSent)) {
                try {
                    await idle.analyze(resource);
                    await idle.analyzeStack([resource]);
                    taken.push(resource);
                } catch (error) {
                    const isKnown = REFUSED_BY_SDK.some((reason) => String(error).includes(reason));
                    assert.ok(isKnown, `the SDK refuses for another reason: ${String(error)}`);
                }
            }
            for (const { message, policyName } of await pack.preview(taken)) {
                found += 1;
                assert.ok(parseFinding(message), `${policyName}: ${message}`);
                assert.notEqual(parseFinding(message)?.outcome, "errored", `${policyName}: ${message}`);
            }
        }
        assert.ok(found > THROUGH_SDK / 2, `${found} findings`);
    }).timeout(600_000);
});

/** A resource as it arrives over the wire, which is JSON; not at all where JSON cannot say it. */
function asSent(resource: ResourceData): ResourceData[] {
    try {
        return [JSON.parse(JSON.stringify(resource)) as ResourceData];
    } catch {
        return [];
    }
}
