import assert from "node:assert/strict";
import type { EngineStep } from "@plinth/plan";
import fc from "fast-check";
import type { Refusal } from "../refusals.ts";
import { infrastructureRefusals } from "./judge.ts";
import { isOlder } from "./versions.ts";

function step(
    type: string,
    op: string,
    old: Record<string, unknown>,
    now: Record<string, unknown> | undefined,
    more: Partial<EngineStep> & { readonly outputs?: Record<string, unknown> } = {},
): EngineStep {
    const { outputs = {}, ...rest } = more;
    const changed = [...new Set([...Object.keys(old), ...Object.keys(now ?? {})])].filter(
        (key) => JSON.stringify(old[key]) !== JSON.stringify(now?.[key]),
    );
    return {
        op,
        urn: `urn:pulumi:prod::plinth-database::plinth:database:Database$${type}::orders`,
        type,
        old: { custom: true, inputs: old, outputs },
        ...(now === undefined ? {} : { new: { custom: true, inputs: now, outputs: {} } }),
        keys: op === "create-replacement" ? changed : [],
        diffs: changed,
        ...rest,
    };
}

const judge = (...steps: readonly EngineStep[]): Refusal[] => infrastructureRefusals("database", steps);
const ids = (...steps: readonly EngineStep[]): string[] => judge(...steps).map(({ id }) => id);

const INSTANCE = "aws:rds/instance:Instance";

describe("the way back of infrastructure", () => {
    it("is free for what changes in place and can be made again", () => {
        const group = "aws:ec2/securityGroup:SecurityGroup";
        assert.deepEqual(
            ids(
                step(group, "update", { description: "a" }, { description: "b" }),
                step(group, "create-replacement", { name: "a" }, { name: "b" }),
                step(group, "delete", {}, undefined),
                step(
                    INSTANCE,
                    "update",
                    { instanceClass: "a", engineVersion: "17" },
                    { instanceClass: "b", engineVersion: "17" },
                ),
            ),
            [],
        );
    });

    it("refuses to make anew what holds data (data-replaced)", () => {
        const [refusal] = judge(step(INSTANCE, "create-replacement", { dbName: "a" }, { dbName: "b" }));
        assert.equal(refusal?.id, "data-replaced");
        assert.equal(refusal?.layer, "database");
        assert.match(refusal?.what ?? "", /^aws:rds\/instance:Instance orders /);
        assert.match(refusal?.instead ?? "", /docs\/runbooks\/data/);
    });

    it("refuses to delete what holds data and was made since (data-deleted)", () => {
        for (const type of [INSTANCE, "aws:elasticache/serverlessCache:ServerlessCache", "aws:kms/key:Key"]) {
            assert.deepEqual(ids(step(type, "delete", {}, undefined)), ["data-deleted"], type);
        }
    });

    for (const [type, property] of [
        [INSTANCE, "engineVersion"],
        ["aws:rds/cluster:Cluster", "engineVersion"],
        ["aws:elasticache/replicationGroup:ReplicationGroup", "engineVersion"],
        ["aws:elasticache/cluster:Cluster", "engineVersion"],
        ["aws:elasticache/serverlessCache:ServerlessCache", "majorEngineVersion"],
    ] as const) {
        it(`refuses an older engine version of ${type}, major or minor (engine-older)`, () => {
            for (const [from, to] of [
                ["17", "16"],
                ["8.1", "8.0"],
            ] as const) {
                const [refusal, ...others] = judge(step(type, "update", { [property]: from }, { [property]: to }));
                assert.deepEqual([refusal?.id, others], ["engine-older", []]);
                assert.match(refusal?.source ?? "", /^https:\/\/docs\.aws\.amazon\.com\//);
            }
            assert.deepEqual(ids(step(type, "update", { [property]: "16" }, { [property]: "17" })), []);
        });
    }

    it("goes by the version that runs, which AWS may have raised (engine-older)", () => {
        const raised = { outputs: { engineVersionActual: "17.6" } };
        assert.deepEqual(ids(step(INSTANCE, "update", { engineVersion: "17" }, { engineVersion: "17.5" }, raised)), [
            "engine-older",
        ]);
        assert.deepEqual(ids(step(INSTANCE, "update", { engineVersion: "17.6" }, { engineVersion: "17" }, raised)), []);
    });

    it("refuses an older version where nobody was found to say whether AWS takes it, and says so (engine-older)", () => {
        for (const [type, property] of [
            ["aws:docdb/cluster:Cluster", "engineVersion"],
            ["aws:neptune/cluster:Cluster", "engineVersion"],
            ["aws:memorydb/cluster:Cluster", "engineVersion"],
            ["aws:opensearch/domain:Domain", "engineVersion"],
            ["aws:msk/cluster:Cluster", "kafkaVersion"],
            ["aws:mq/broker:Broker", "engineVersion"],
        ] as const) {
            const [refusal] = judge(step(type, "update", { [property]: "5.1" }, { [property]: "5.0" }));
            assert.equal(refusal?.id, "engine-older", type);
            assert.match(refusal?.what ?? "", /whether AWS takes that is not known here$/);
            assert.equal(refusal?.source, undefined);
        }
    });

    it("refuses an older version of a control plane, and names EKS's own way (cluster-older)", () => {
        const [refusal] = judge(step("aws:eks/cluster:Cluster", "update", { version: "1.35" }, { version: "1.34" }));
        assert.equal(refusal?.id, "cluster-older");
        assert.match(refusal?.instead ?? "", /rollback-cluster\.html/);
    });

    it("refuses storage that shrinks, not storage that grows (storage-smaller)", () => {
        const broker = (volumeSize: number): Record<string, unknown> => ({
            brokerNodeGroupInfo: { storageInfo: { ebsStorageInfo: { volumeSize } } },
        });
        assert.deepEqual(
            ids(
                step(INSTANCE, "update", { allocatedStorage: 100 }, { allocatedStorage: 20 }),
                step("aws:ebs/volume:Volume", "update", { size: 100 }, { size: 20 }),
                step("aws:msk/cluster:Cluster", "update", broker(100), broker(20)),
            ),
            ["storage-smaller", "storage-smaller", "storage-smaller"],
        );
        assert.deepEqual(ids(step(INSTANCE, "update", { allocatedStorage: 20 }, { allocatedStorage: 100 })), []);
    });

    it("refuses what AWS is known to refuse of a change in place, each thing once (refused-in-place)", () => {
        const refusedChange = (): { property: string; message: string; source: string }[] => [
            { property: "engineVersion", message: "Cannot upgrade", source: "s" },
            { property: "port", message: "no such port", source: "s" },
        ];
        const found = infrastructureRefusals(
            "database",
            [step(INSTANCE, "update", { engineVersion: "17", port: 1 }, { engineVersion: "16", port: 2 })],
            refusedChange,
        );
        assert.deepEqual(
            found.map(({ id, what }) => [id, what]),
            [
                ["engine-older", "aws:rds/instance:Instance orders would go from engineVersion 17 to 16"],
                ["refused-in-place", "aws:rds/instance:Instance orders: AWS refuses it: no such port"],
            ],
        );
    });
});

describe("versions of engines", () => {
    it("are older by their first number that differs, as far as both are written", () => {
        for (const [version, than, older] of [
            ["16.9", "17", true],
            ["17", "16.9", false],
            ["17", "17.6", false],
            ["17.6", "17", false],
            ["8.0.mysql_aurora.3.04.0", "8.0.mysql_aurora.3.08.0", true],
            ["OpenSearch_2.9", "OpenSearch_2.11", true],
            ["9.0", "10.0", true],
        ] as const) {
            assert.equal(isOlder(version, than), older, `${version} than ${than}`);
        }
    });

    it("are never both older than each other, and none older than itself", () => {
        const version = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
        fc.assert(
            fc.property(version, version, (one, other) => {
                assert.ok(!(isOlder(one, other) && isOlder(other, one)));
                assert.ok(!isOlder(one, one));
            }),
        );
    });
});
