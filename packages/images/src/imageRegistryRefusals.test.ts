import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { ImageRegistry } from "./imageRegistry.ts";
import { DOCKER_SECRET, leastRegistry } from "./testdata/registryArgs.ts";

describe("ImageRegistry, made wrongly", () => {
    it("refuses everything that is wrong, before anything registers", async () => {
        const wrong = {
            ownPrefix: "plinth",
            replication: { to: [{ region: "eu-west-1" }, { region: "Frankfurt" }] },
            receives: { from: ["555555555555"], prefixes: ["k8s"] },
            pullThrough: {
                plinth: { upstream: "quay" },
                k8s: { upstream: "k8s", movingTags: ["*"] },
                hub: { upstream: "docker-hub", credentialArn: DOCKER_SECRET.replace("eu-west-1", "eu-central-1") },
            },
        } as const;
        const refused = await record(() => {
            try {
                new ImageRegistry("registry", { ...leastRegistry, ...wrong });
            } catch (error) {
                assert.ok(error instanceof ProblemsError);
                return error.problems.map(({ path }) => path).toSorted();
            }
            return assert.fail("accepted");
        });
        assert.deepEqual(refused.resources, []);
        assert.deepEqual(refused.result, [
            "pullThrough.hub.credentialArn",
            "pullThrough.k8s.movingTags[0]",
            "pullThrough.plinth",
            "receives.from[0]",
            "receives.prefixes",
            "replication.to[0]",
            "replication.to[1].region",
        ]);
    });
});
