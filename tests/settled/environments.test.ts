import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";
import { plannedObjects, refusedObjects } from "../kubernetes/plannedObjects.ts";
import { environmentStacks } from "./environmentStacks.ts";

const root = join(import.meta.dirname, "../..");
const environments = readdirSync(join(root, "environments"));

/** The environments that run the reference service, and some of what it is made of. */
const HAS_SERVICE = ["sandbox", "dev"];
const SERVICE_KINDS = [
    "Deployment",
    "HorizontalPodAutoscaler",
    "Job",
    "Namespace",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "PrometheusRule",
    "Service",
    "ServiceMonitor",
];

/** What a rule says of a resource, without the values it names. */
function verdicts({ findings }: PreviewResult): string[] {
    return findings.map(({ rule, urn, property, outcome }) => `${outcome} ${rule} ${property} ${urn}`).sort();
}

for (const environment of environments) {
    describe(`environment ${environment} after the settled pass`, () => {
        let result: PreviewResult;
        let varied: PreviewResult;
        before(async () => {
            const request = { stacks: environmentStacks(root, environment), policyPacks: [join(root, "policies")] };
            result = await preview(request);
            varied = await preview({ ...request, variation: "another account's ids" });
        });

        it("leaves no rule unverified", () => {
            assert.equal(result.failed, false);
            assert.deepEqual(
                result.findings.filter(({ outcome }) => outcome === "unverified"),
                [],
            );
            assert.ok(result.findings.some(({ decidedIn }) => decidedIn === "settled"));
        });

        it("has a model of every type, an expansion of every component and an answer to every call", () => {
            assert.deepEqual(
                result.stacks.flatMap(({ gaps }) => gaps),
                [],
            );
        });

        it("sends no object that an API server of two versions of Kubernetes would refuse by its schemas", async () => {
            assert.deepEqual(await refusedObjects(result.stacks), []);
            const kinds = new Set(plannedObjects(result.stacks).map(({ object }) => object["kind"]));
            for (const kind of HAS_SERVICE.includes(environment) ? SERVICE_KINDS : []) assert.ok(kinds.has(kind), kind);
        });

        it("has no verdict that flips with what the simulated cloud makes up", () => {
            const ids = ({ stacks }: PreviewResult): unknown[] =>
                stacks.flatMap(({ resources }) => resources.map(({ settledOutputs }) => settledOutputs?.["arn"]));
            assert.notDeepEqual(ids(varied), ids(result), "the values were varied");
            assert.deepEqual(verdicts(varied), verdicts(result));
        });
    });
}
