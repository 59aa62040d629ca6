import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { secondsUntilEffective } from "./associationDelay.ts";
import { makePodIdentity } from "./podIdentity.ts";

describe("a new association of EKS Pod Identity", () => {
    it("is waited for before pods start, once, when it is made", async () => {
        const hooks: (pulumi.ResourceHookBinding | undefined)[] = [];
        const collect: pulumi.ResourceTransform = ({ type, opts }) => {
            if (type === "aws:eks/podIdentityAssociation:PodIdentityAssociation") hooks.push(opts.hooks);
            return undefined;
        };
        await record(() => {
            const parent = new pulumi.ComponentResource("test:index:Pods", "pods", {}, { transforms: [collect] });
            const spec = { clusterName: "main", namespace: "orders", serviceAccount: "orders", description: "Pods" };
            return makePodIdentity("orders-pods", spec, parent);
        });
        assert.deepEqual(
            hooks.map((bound) => [
                Object.keys(bound ?? {}).filter((when) => when.startsWith("after") && Object(bound)[when]?.length > 0),
                bound?.afterCreate?.map((hook) => (typeof hook === "function" ? "function" : hook.name)),
            ]),
            [[["afterCreate"], ["orders-pods-effective"]]],
        );
    });

    it("takes no time in a rehearsal", () => {
        assert.equal(secondsUntilEffective({}), 15);
        assert.equal(secondsUntilEffective({ PULUMI_DEBUG_PROVIDERS: "aws:1" }), 0);
    });
});
