import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineStep, StepState } from "@plinth/plan";
import { classify } from "../classify.ts";
import { foundIn } from "../found.ts";
import { readState as state, settled, updated } from "../../fake/lookingEngine.ts";
import { benignKinds } from "./kinds.ts";

const now = new Date("2026-11-23T10:00:00Z");

/** The kind that a single difference is taken for; `drift` where it is none. */
function kindOf(step: EngineStep, ...siblings: readonly EngineStep[]): string {
    const { resources } = classify(foundIn([step, ...siblings]), [], { benign: [], now });
    const [property] = resources[0]?.properties ?? [];
    return property?.benign?.kind ?? "drift";
}

/** A resource in which one top-level property, or one below `parent`, is another in the cloud. */
function moved(
    type: string,
    property: string,
    from: unknown,
    to: unknown,
    inputs: Record<string, unknown> = {},
    more: Partial<StepState> = {},
): EngineStep {
    const set = (value: unknown): Record<string, unknown> => ({ ...inputs, [property]: value });
    return updated(type, "one", state(set(from), more), state(set(to), more), [property]);
}

const NODES = "aws:eks/nodeGroup:NodeGroup";
const nodes = (to: number): EngineStep => {
    const sizes = (desiredSize: number): StepState => state({ scalingConfig: { minSize: 2, maxSize: 6, desiredSize } });
    return updated(NODES, "nodes", sizes(3), sizes(to), ["scalingConfig.desiredSize"]);
};
const target = (resourceId: string, scalableDimension: string): EngineStep =>
    settled(
        "same",
        "aws:appautoscaling/target:Target",
        "target",
        state({ resourceId, scalableDimension, minCapacity: 2, maxCapacity: 8 }),
    );

describe("kinds of drift that are benign", () => {
    it("take nodes between the bounds of their group for the autoscaler's, and others for drift", () => {
        assert.equal(kindOf(nodes(6)), "node-group-size");
        assert.equal(kindOf(nodes(7)), "drift");
        assert.equal(kindOf(nodes(1)), "drift");
        const group = (to: number): EngineStep =>
            moved("aws:autoscaling/group:Group", "desiredCapacity", 1, to, { minSize: 1, maxSize: 3 });
        assert.deepEqual([kindOf(group(3)), kindOf(group(4))], ["auto-scaling-group-size", "drift"]);
    });

    it("take tasks for scaled only by a target of the same service in the same stack, within its bounds", () => {
        const id = "arn:aws:ecs:eu-west-1:111111111111:service/main/shop";
        const service = (to: number): EngineStep => moved("aws:ecs/service:Service", "desiredCount", 2, to, {}, { id });
        const scaled = target("service/main/shop", "ecs:service:DesiredCount");
        assert.equal(kindOf(service(5), scaled), "service-task-count");
        assert.equal(kindOf(service(9), scaled), "drift");
        assert.equal(kindOf(service(5)), "drift");
        assert.equal(kindOf(service(5), target("service/main/other", "ecs:service:DesiredCount")), "drift");
    });

    it("take caches and tables for scaled by their targets", () => {
        const cache = (property: string): EngineStep =>
            moved("aws:elasticache/replicationGroup:ReplicationGroup", property, 2, 4, {}, { id: "sessions" });
        const replicas = target("replication-group/sessions", "elasticache:replication-group:Replicas");
        const shards = target("replication-group/sessions", "elasticache:replication-group:NodeGroups");
        assert.equal(kindOf(cache("replicasPerNodeGroup"), replicas), "cache-replicas");
        assert.equal(kindOf(cache("numNodeGroups"), shards), "cache-shards");
        assert.equal(kindOf(cache("numNodeGroups"), replicas), "drift");
        const table = moved("aws:dynamodb/table:Table", "readCapacity", 5, 7, {}, { id: "orders" });
        assert.equal(kindOf(table, target("table/orders", "dynamodb:table:ReadCapacityUnits")), "table-read-capacity");
        assert.equal(kindOf(table, target("table/orders", "dynamodb:table:WriteCapacityUnits")), "drift");
    });

    it("take replicas for the autoscaler's only where one has the workload as its target", () => {
        const metadata = { name: "shop", namespace: "apps" };
        const workload = (replicas: number): StepState => state({ metadata, spec: { replicas } });
        const step = updated("kubernetes:apps/v1:Deployment", "shop", workload(2), workload(5), ["spec.replicas"]);
        const scaler = (name: string, namespace = "apps"): EngineStep => {
            const inputs = { metadata: { namespace }, spec: { scaleTargetRef: { kind: "Deployment", name } } };
            return settled("same", "kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "hpa", state(inputs));
        };
        assert.equal(kindOf(step, scaler("shop")), "workload-replicas");
        assert.equal(kindOf(step, scaler("other")), "drift");
        assert.equal(kindOf(step, scaler("shop", "elsewhere")), "drift");
        assert.equal(kindOf(step), "drift");
    });

    it("take later minor versions for upgrades, and earlier and major ones for drift", () => {
        const instance = (engine: string, from: string, to: string, more: Record<string, unknown> = {}): string =>
            kindOf(moved("aws:rds/instance:Instance", "engineVersion", from, to, { engine, ...more }));
        assert.equal(instance("postgres", "17.4", "17.6"), "database-minor-version");
        assert.equal(instance("postgres", "17.9", "17.10"), "database-minor-version");
        assert.equal(instance("postgres", "17.4", "18.1"), "drift");
        assert.equal(instance("postgres", "17.6", "17.4"), "drift");
        assert.equal(instance("postgres", "17.4", "17.6", { autoMinorVersionUpgrade: false }), "drift");
        assert.equal(instance("mysql", "8.0.36", "8.0.40"), "database-minor-version");
        assert.equal(instance("mysql", "8.0.36", "8.4.3"), "drift");
        const cache = (engine: string, from: string, to: string): string =>
            kindOf(moved("aws:elasticache/replicationGroup:ReplicationGroup", "engineVersion", from, to, { engine }));
        assert.deepEqual(
            [cache("valkey", "8.0", "8.1"), cache("redis", "5.0.5", "5.0.6")],
            ["cache-minor-version", "drift"],
        );
    });

    it("take a cluster's later version for an upgrade only where all of its instances allow it", () => {
        const step = moved(
            "aws:rds/cluster:Cluster",
            "engineVersion",
            "16.4",
            "16.6",
            { engine: "aurora-postgresql" },
            { id: "c" },
        );
        const instance = (autoMinorVersionUpgrade: boolean, clusterIdentifier = "c"): EngineStep =>
            settled(
                "same",
                "aws:rds/clusterInstance:ClusterInstance",
                "writer",
                state({ clusterIdentifier, autoMinorVersionUpgrade }),
            );
        assert.equal(kindOf(step, instance(true), instance(true), instance(false, "other")), "aurora-minor-version");
        assert.equal(kindOf(step, instance(true), instance(false)), "drift");
        assert.equal(kindOf(step), "drift");
    });

    it("take storage for grown by RDS up to its bound, and never for shrunk", () => {
        const storage = (to: number, more: object): string =>
            kindOf(moved("aws:rds/instance:Instance", "allocatedStorage", 100, to, { ...more }));
        assert.equal(storage(120, { maxAllocatedStorage: 200 }), "database-storage");
        assert.equal(storage(220, { maxAllocatedStorage: 200 }), "drift");
        assert.equal(storage(90, { maxAllocatedStorage: 200 }), "drift");
        assert.equal(storage(120, {}), "drift");
    });

    it("take a third zone of a cluster for what AWS adds, and another one for drift", () => {
        const has = (zones: readonly string[]): StepState => state({ availabilityZones: zones });
        const zones = (to: readonly string[], path: string): string =>
            kindOf(updated("aws:rds/cluster:Cluster", "c", has(["a", "b"]), has(to), [path]));
        assert.equal(zones(["a", "b", "c"], "availabilityZones[2]"), "cluster-zones");
        assert.equal(zones(["a", "b", "c"], "availabilityZones"), "cluster-zones");
        assert.equal(zones(["a", "c", "d"], "availabilityZones"), "drift");
    });

    it("take a webhook's certificate for cert-manager's only where the object asks for one", () => {
        const type = "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration";
        const hook = (annotations: object, caBundle?: string): StepState =>
            state({
                metadata: { annotations },
                webhooks: [{ clientConfig: caBundle === undefined ? {} : { caBundle } }],
            });
        const step = (annotations: object, before?: string): EngineStep =>
            updated(type, "hook", hook(annotations, before), hook(annotations, "LS0t"), [
                "webhooks[0].clientConfig.caBundle",
            ]);
        const asks = { "cert-manager.io/inject-ca-from": "ns/name" };
        assert.deepEqual(
            [kindOf(step(asks)), kindOf(step({})), kindOf(step(asks, "b2xk"))],
            ["webhook-certificate", "drift", "drift"],
        );
    });

    it("take what the program only reads for somebody else's, and times for the cloud's", () => {
        const reference = moved("pulumi:pulumi:StackReference", "outputs", { a: 1 }, { a: 2 }, {}, { external: true });
        assert.equal(kindOf(reference), "external-resource");
        const lambda = (inputs: Record<string, unknown>): EngineStep => {
            const at = (lastModified: string): StepState => state(inputs, { outputs: { lastModified } });
            return updated("aws:lambda/function:Function", "f", at("1"), at("2"), ["lastModified"]);
        };
        assert.deepEqual([kindOf(lambda({})), kindOf(lambda({ lastModified: "1" }))], ["decided-by-aws", "drift"]);
    });

    it("stand in the guide, each with its property and its source, and no other", () => {
        const guide = readFileSync(join(import.meta.dirname, "../../../../../docs/guides/drift.md"), "utf8");
        const rows = [...guide.matchAll(/^\| `([\w-]+)` +\| (.*) \|$/gm)].map(([, name = "", text = ""]) => [
            name,
            text,
        ]);
        const listed = new Map(rows as [string, string][]);
        for (const { name, property, source } of benignKinds) {
            const row = listed.get(name) ?? assert.fail(`${name} is not in the guide`);
            assert.ok(property === "*" || row.includes(`\`${property}\``), `${name}: ${property}`);
            const [address = ""] = source.split(" ");
            assert.ok(row.includes(`](${address})`), `${name}: ${address}`);
        }
        const names = benignKinds.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual([...listed.keys()].filter((name) => name.includes("-")).sort(), [...names].sort());
    });
});
