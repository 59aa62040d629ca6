import assert from "node:assert/strict";
import { evaluate } from "@plinth/policies/evaluate";
import { stateResource } from "./stateResource.ts";

const metadata = { name: "shop", namespace: "shop" };
const urn = (type: string): string => `urn:pulumi:dev::shop::${type}::shop`;

function stateOf(type: string, spec: object, more: object = {}) {
    return stateResource({ urn: urn(type), type, custom: true, id: "shop/shop", inputs: { metadata, spec }, ...more });
}

const autoscaler = stateOf("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop" },
    maxReplicas: 20,
    metrics: [],
});

/** Whether the number of pods of a workload is found to be set by two. */
function isContested(more: object): boolean {
    const deployment = stateOf("kubernetes:apps/v1:Deployment", { replicas: 3 }, more);
    const found = evaluate([deployment, autoscaler], { profiles: ["default"] });
    return found.some(({ rule, outcome }) => rule === "k8s-autoscaler" && outcome === "violation");
}

describe("a resource of a state", () => {
    it("has with it what updates leave alone, as rules ask for it", () => {
        assert.equal(isContested({}), true);
        assert.equal(isContested({ ignoreChanges: ["spec.replicas"] }), false);
    });
});
