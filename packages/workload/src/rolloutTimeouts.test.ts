import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import type * as pulumi from "@pulumi/pulumi";
import { type Changes, TYPES, workloadOf } from "./testdata/workloadArgs.ts";

/** How long a deployment waits for each kind of pods, by name: for those that are new, for another image, and until they are gone. */
async function waits(changes: Changes): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    const collect: pulumi.ResourceTransform = ({ type, name, opts }) => {
        if (type !== TYPES.deployment) return undefined;
        const { create, update, delete: remove } = (opts as pulumi.CustomResourceOptions).customTimeouts ?? {};
        found[name] = [create, update, remove];
        return undefined;
    };
    await record(() => workloadOf(changes, { transforms: [collect] }));
    return found;
}

describe("a workload", () => {
    it("is waited for until its last pod can have come, and until its last pod can be gone", async () => {
        const workers = {
            mail: { args: ["src/worker.ts"], scaling: { replicas: 2 }, shutdown: { graceSeconds: 900 } },
        };
        const found = await waits({ web: { scaling: { replicas: 50 } }, workers });
        assert.deepEqual(found, {
            "orders-web": ["1560s", "1560s", "338s"],
            "orders-worker-mail": ["600s", "600s", "1200s"],
        });
    });

    it("fails no rollout of pods that are as slow to start as they may be", async () => {
        const found = await waits({ web: { startupSeconds: 1800, scaling: { replicas: 2 } } });
        assert.deepEqual(found["orders-web"], ["2340s", "2340s", "338s"]);
    });
});
