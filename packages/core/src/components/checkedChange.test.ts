import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import type * as pulumi from "@pulumi/pulumi";
import { checkedChange } from "./checkedChange.ts";

async function hook(): Promise<pulumi.ResourceHook> {
    const { result } = await record(() =>
        checkedChange("orders-instance", { kind: "database", name: "orders" }, (before, after) =>
            before["size"] === after["size"]
                ? []
                : [{ path: "size", rule: "must stay", value: after["size"], fix: "write it as it was" }],
        ),
    );
    return result;
}

type Inputs = pulumi.ResourceHookArgs["oldInputs"];

function change(oldInputs: Inputs, newInputs: Inputs): pulumi.ResourceHookArgs {
    return { urn: "urn", id: "id", name: "orders-instance", type: "test:index:Box", oldInputs, newInputs };
}

describe("checkedChange", () => {
    it("runs in previews, under a name of the resource's own", async () => {
        const { name, opts } = await hook();
        assert.deepEqual([name, opts?.onDryRun], ["orders-instance-change", true]);
    });

    it("lets through what its check finds nothing wrong with, and a resource without inputs", async () => {
        const { callback } = await hook();
        await callback(change({ size: 1 }, { size: 1 }));
        await callback(change(undefined, undefined));
    });

    it("refuses the others with place, rule, value and fix", async () => {
        const { callback } = await hook();
        await assert.rejects(async () => await callback(change({ size: 2 }, { size: 1 })), {
            message: 'database "orders": 1 problem\n  - size: must stay, got 1. Fix: write it as it was',
        });
    });
});
