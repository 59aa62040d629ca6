import assert from "node:assert/strict";
import { leastEnvironment, shapeOf, stacks } from "../testdata/shapes.ts";
import type { EnvironmentShape } from "./deploymentsShape.ts";
import { namedSecrets, planDeployments, type PlannedStack } from "./planDeployments.ts";
import { startOf } from "./shape.ts";

const IDLE = ["!**/*.test.ts", "!**/testdata/**", "!**/*.md"];

function planned(environments: Readonly<Record<string, EnvironmentShape>>): ReadonlyMap<string, PlannedStack> {
    return new Map(planDeployments(shapeOf(environments), stacks).map((one) => [one.name, one]));
}

describe("the deployments of a repository", () => {
    it("are those of every stack of the environments that are named, in their own project and folder", () => {
        const made = planned({ dev: leastEnvironment, sandbox: leastEnvironment });
        assert.deepEqual([...made.keys()], ["dev-network", "dev-database", "dev-cache", "dev-cluster", "sandbox"]);
        const { project, stack, folder } = made.get("dev-cache")?.shape ?? {};
        assert.deepEqual([project, stack, folder], ["plinth-cache", "dev", "stacks/cache"]);
        assert.equal(made.get("sandbox")?.shape.project, "plinth");
        assert.deepEqual(made.get("sandbox")?.shape.tags, { "plinth:environment": "sandbox" });
    });

    it("go through an environment in the order of needs: one is started by a push, the others by those before", () => {
        const made = planned({ dev: leastEnvironment });
        const starts = [...made.values()].map(({ name, shape }) => [name, startOf(shape), shape.triggers]);
        assert.deepEqual(starts, [
            [
                "dev-network",
                "push",
                [
                    { project: "plinth-database", stack: "dev" },
                    { project: "plinth-cache", stack: "dev" },
                ],
            ],
            ["dev-database", "demand", [{ project: "plinth-cluster", stack: "dev" }]],
            ["dev-cache", "demand", [{ project: "plinth-cluster", stack: "dev" }]],
            ["dev-cluster", "demand", []],
        ]);
        const paths = made.get("dev-network")?.shape.paths ?? [];
        assert.ok(paths.includes("stacks/cluster/**"));
        assert.deepEqual(paths.slice(-3), IDLE);
        assert.deepEqual(made.get("dev-cluster")?.shape.paths, []);
    });

    it("of production start when somebody says so, and start nothing", () => {
        for (const { shape } of planned({ prod: leastEnvironment }).values()) {
            assert.deepEqual([startOf(shape), shape.triggers, shape.paths, shape.production], ["demand", [], [], true]);
        }
    });

    it("preview a stack where its own files change", () => {
        const made = planned({ dev: { ...leastEnvironment, does: "preview" } });
        assert.deepEqual(made.get("dev-cluster")?.shape.paths, [
            "environments/dev/cluster.yaml",
            "stacks/cluster/**",
            ...IDLE,
        ]);
        assert.deepEqual(made.get("dev-network")?.shape.triggers, []);
    });

    it("end an environment from what nobody needs to what everybody needs", () => {
        const ends = (ttl: EnvironmentShape["ttl"]) =>
            [...planned({ dev: { ...leastEnvironment, ttl } }).values()].map(({ shape }) =>
                shape.ttl?.at.slice(11, 16),
            );
        const at = "2027-01-31T18:00:00Z";
        // network, database, cache, cluster
        assert.deepEqual(ends({ at }), ["20:00", "19:00", "19:00", "18:00"]);
        assert.deepEqual(ends({ at, stepMinutes: 10 }), ["18:20", "18:10", "18:10", "18:00"]);
        assert.deepEqual(ends(undefined), [undefined, undefined, undefined, undefined]);
    });

    it("name the secrets they need, each once", () => {
        const url = "slackAddress";
        const shape = {
            ...shapeOf({ dev: { ...leastEnvironment, secrets: { A: "token", B: "token" }, notify: ["chat", "log"] } }),
            notifications: {
                chat: { format: "slack", url } as const,
                log: { format: "raw", url: "logAddress", signedWith: "logKey" } as const,
                unused: { format: "slack", url: "elsewhere" } as const,
            },
        };
        assert.deepEqual(namedSecrets(shape), ["logAddress", "logKey", "slackAddress", "token"]);
    });
});
