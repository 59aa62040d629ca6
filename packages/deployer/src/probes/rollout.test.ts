import assert from "node:assert/strict";
import { judged } from "../verify/observed.ts";
import { lookAtRollout } from "../verify/rollouts.ts";
import type { WantedWorkload } from "../verify/ports.ts";
import { Kubectl } from "./kubectl.ts";
import { type Rollout, stateOfRollout } from "./rollout.ts";
import { printed, RecordedTool } from "./testdata/recordedTool.ts";

const wanted: WantedWorkload = { kind: "Rollout", namespace: "shop", name: "web", access: { context: "dev" } };
const healthy: Rollout = {
    metadata: { generation: 12 },
    spec: { replicas: 3 },
    status: { observedGeneration: "12", updatedReplicas: 3, availableReplicas: 3, phase: "Healthy" },
};

async function seen(rollout: Rollout) {
    const tool = new RecordedTool();
    tool.answers["kubectl"] = () => printed(rollout);
    const found = await lookAtRollout(new Kubectl(tool.run), wanted);
    assert.ok(tool.calls[0]?.args.includes("rollouts.argoproj.io/web"));
    return found;
}

const status = (changes: Rollout["status"]): Rollout => ({ ...healthy, status: { ...healthy.status, ...changes } });

describe("a Rollout read with kubectl", () => {
    it("is fine once all pods are new and its controller says so of the newest generation", async () => {
        assert.deepEqual(await seen(healthy), judged([], { health: { desired: 3, available: 3 } }));
    });

    for (const [title, changes, problems] of [
        [
            "was taken back, though all of its pods run",
            {
                phase: "Degraded",
                message: 'RolloutAborted: Rollout aborted update to revision 4: Metric "availability" assessed Failed',
                updatedReplicas: 0,
            },
            [
                "0 of 3 pods are of the newest revision",
                'Degraded: RolloutAborted: Rollout aborted update to revision 4: Metric "availability" assessed Failed',
            ],
        ],
        [
            "waits for somebody",
            { phase: "Paused", message: "InconclusiveAnalysisRun", updatedReplicas: 1 },
            ["1 of 3 pods are of the newest revision", "Paused: InconclusiveAnalysisRun"],
        ],
        [
            "is between two steps",
            { phase: "Progressing", message: "waiting for all steps to complete", updatedReplicas: 2 },
            ["2 of 3 pods are of the newest revision", "Progressing: waiting for all steps to complete"],
        ],
        [
            "has not been seen by its controller since it changed",
            { observedGeneration: "9" },
            ["its controller has seen generation 9 of 12"],
        ],
    ] as const)
        it(`is not where it ${title}`, async () => {
            const found = await seen(status(changes));
            assert.deepEqual(found.outcome === "failed" ? found.problems : found, problems);
        });

    it("is not before its controller has said anything", () => {
        const { observedGeneration, updated, stalled } = stateOfRollout({ metadata: { generation: 1 } });
        assert.deepEqual([observedGeneration, updated, stalled], [0, 0, "Progressing"]);
    });
});
