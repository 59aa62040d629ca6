import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare, type PlannedResource, planToJson, PLAN_VERSION, Secret, summarize } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { finding, resource, stackPlan } from "../testdata/plans.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

const QUEUE = "aws:sqs/queue:Queue";

describe("plinth comment", () => {
    let repository: TemporaryRepository;
    before(() => {
        repository = smallRepository();
        addEnvironment(repository, "other", "layered", ["base"]);
    });
    after(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        const code = await main(["comment", ...argv], host);
        return { code, out: host.out(), err: host.err() };
    };

    /** Writes the plan of an environment as a preview does: a queue got another name, and its password another value. */
    const writePlan = (environment: string, change: (plan: Record<string, unknown>) => unknown = (plan) => plan) => {
        const queue = (name: string): PlannedResource => ({
            ...resource("plinth-base", environment, QUEUE, "orders"),
            inputs: { name, password: new Secret(`canary-${name}`) },
            outputs: { password: new Secret("canary-3") },
            source: "layer.ts:3:1",
        });
        const stacks = [
            stackPlan("plinth-base", environment, [queue("new")], { outputs: { key: new Secret("canary-4") } }),
        ];
        const comparison = compare({
            now: stacks,
            other: { stacks: [stackPlan("plinth-base", environment, [queue("old")])], kind: "plan" },
            against: { kind: "revision", revision: "main", commit: "0123456789abcdef" },
            replacedBy: () => ["name"],
        });
        const findings = [finding("sqs-encryption", queue("new").urn)];
        const layout = "layered" as const;
        const plan = { version: PLAN_VERSION, environment, layout, stacks, findings, comparison } as const;
        const document = planToJson({ ...plan, summary: summarize(stacks, findings) }) as Record<string, unknown>;
        repository.write(`reports/${environment}.json`, JSON.stringify(change(document)));
    };

    it("is one comment over all environments, with places in the repository", async () => {
        writePlan("layered");
        writePlan("other");
        const { code, out, err } = await run("layered", "other", "gone", "--whole-at", "https://ci.example/runs/1");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, /^<!-- plinth:preview -->\n\n## ❌ Not ready: `layered`, `other`, `gone`\n/);
        assert.match(out, /\| `gone` \| `all` \| \? \| \? \| \? \| \? \| ❌ failed before there was a plan/);
        assert.match(out, /\| `orders \(aws:sqs Queue\)` \|.*\| `stacks\/base\/layer\.ts:3` \| `layered` \|/);
        assert.match(out, /`name: "old" → "new" \(replaces\)`<br>`password: \[secret\] \(changed\)`/);
        assert.match(out, /<https:\/\/ci\.example\/runs\/1>\n$/);
        assert.equal(out.includes("canary"), false);
    });

    it("says so where no environment is affected", async () => {
        assert.deepEqual(await run(), {
            code: 0,
            out: "<!-- plinth:preview -->\n\n## ✅ No environment is affected\n",
            err: "",
        });
    });

    it("refuses what is no plan of the environment, without quoting it", async () => {
        const refused = async (change: (plan: Record<string, unknown>) => unknown) => {
            writePlan("layered", change);
            const { code, out, err } = await run("layered");
            assert.deepEqual([code, out], [1, ""]);
            return err;
        };
        const no = "reports/layered.json: is no plan of a preview of version 1. Fix: make it with plinth preview";
        assert.ok((await refused(() => [])).startsWith(no));
        assert.ok((await refused((plan) => ({ ...plan, version: 2 }))).startsWith(no));
        assert.ok((await refused((plan) => ({ ...plan, findings: [{ rule: "canary" }] }))).startsWith(no));
        assert.match(
            await refused((plan) => ({ ...plan, environment: "other" })),
            /is a plan of another environment\./,
        );
        writeFileSync(join(repository.root, "reports/layered.json"), "{ canary");
        const { err } = await run("layered");
        assert.match(err, /^reports\/layered\.json: is not JSON\./);
        assert.equal(err.includes("canary"), false);
    });

    it("refuses names that are no environment's, and addresses that are none", async () => {
        assert.match((await run("../x")).err, /^comment: "\.\.\/x": no name of an environment\./);
        const { code, err } = await run("layered", "--whole-at", "javascript:alert(1)");
        assert.equal(code, 64);
        assert.match(err, /It must be an address that begins with https/);
    });
});
