import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { outputsBelow } from "@plinth/service/testing";
import { record } from "@plinth/testing";
import { reference } from "./layer.ts";

describe("the layer reference", () => {
    it("runs its image in a namespace of its own, and returns which", async () => {
        const made = await record(() => runLayer(reference) as Promise<ReturnType<typeof reference.build>>, {
            project: "plinth-reference",
            stack: "dev",
            stackOutputs: outputsBelow("dev", { cluster: "main", database: "orders", cache: "sessions" }),
        });
        const deployments = made.all("kubernetes:apps/v1:Deployment").map(({ inputs }) => inputs);
        assert.ok(deployments.length > 0);
        for (const { spec } of deployments) {
            const [container] = (spec as { template: { spec: { containers: { image: string }[] } } }).template.spec
                .containers;
            assert.match(container?.image ?? "", /@sha256:[0-9a-f]{64}$/);
        }
        assert.equal(await made.known(made.result.namespace), "reference");
    });
});
