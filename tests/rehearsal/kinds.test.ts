import assert from "node:assert/strict";
import { FAULT_KINDS, isFaultProblem, parseFault, startSimulatedProviders } from "@plinth/cloud/provider";
import { findPulumi, PulumiStacks, rehearse, type RunResult } from "@plinth/rehearsal";
import { needsPulumi } from "../realEngine/skip.ts";
import { smallProject } from "./small.ts";

describe("a small program, rehearsed by the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    const project = smallProject();
    let stacks: PulumiStacks | undefined;

    before(async function () {
        this.timeout(120_000);
        const pulumi = findPulumi(process.env["PATH"] ?? "") ?? assert.fail();
        stacks = await PulumiStacks.make([project], { pulumi, env: process.env });
    });

    after(() => {
        stacks?.remove();
        project.remove();
    });

    async function rehearsed(...texts: string[]): Promise<RunResult> {
        const chosen = texts.map((text) => {
            const parsed = parseFault(text);
            return isFaultProblem(parsed) ? assert.fail(parsed.rule) : parsed;
        });
        let kill = (): void => {};
        const cloud = await startSimulatedProviders(["aws"], {
            remembers: true,
            faults: { chosen },
            crashCommand: () => kill(),
        });
        try {
            const fresh = await (stacks ?? assert.fail()).fresh(cloud.env);
            kill = fresh.kill;
            const result = await rehearse({ environment: "dev", stacks: fresh.engines, cloud, chosen });
            assert.deepEqual(result.violations, []);
            assert.deepEqual(cloud.faults.unfitted, []);
            return result;
        } finally {
            cloud.stop();
        }
    }

    const rehearsals: readonly {
        readonly fault: string;
        readonly attempts: RunResult["attempts"];
        readonly left?: readonly string[];
    }[] = [
        { fault: "latency=5-20@*", attempts: { create: 1, destroy: 1 } },
        { fault: "throttling@main", attempts: { create: 3, destroy: 1 } },
        { fault: "eventual-consistency=1@main", attempts: { create: 2, destroy: 1 } },
        { fault: "create-failure=permanent@main", attempts: { create: 2, destroy: 1 } },
        { fault: "delete-failure@a", attempts: { create: 1, destroy: 2 } },
        { fault: "partial-create@main", attempts: { create: 2, destroy: 1 } },
        { fault: "timeout=20@a", attempts: { create: 2, destroy: 1 } },
        { fault: "provider-crash@logs", attempts: { create: 2, destroy: 1 }, left: ["deleted by hand"] },
        { fault: "cli-crash@main", attempts: { create: 2, destroy: 1 }, left: ["imported"] },
        { fault: "cli-crash=before@a", attempts: { create: 2, destroy: 1 } },
    ];

    for (const { fault, attempts, left = [] } of rehearsals) {
        it(`lives through ${fault}: ${attempts.create} ups, ${attempts.destroy} destroys`, async () => {
            const result = await rehearsed(fault);
            assert.deepEqual(result.attempts, attempts);
            assert.deepEqual(
                result.leftBehind.map(({ solved }) => solved),
                left,
            );
        });
    }

    it("rehearses every kind here but what only an update or a workload has, which services have", () => {
        const kinds = new Set(rehearsals.map(({ fault }) => fault.split(/[=@]/)[0] ?? ""));
        assert.deepEqual(
            FAULT_KINDS.filter((kind) => !kinds.has(kind)),
            ["update-failure", "rollout-failure"],
        );
    });
});
