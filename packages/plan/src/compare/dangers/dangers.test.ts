import assert from "node:assert/strict";
import { comparePlans, resource, urnOf } from "../../testdata/sides.ts";
import { type PlanObject, unknown } from "../../values.ts";
import type { ComparedResource } from "../side.ts";

const DATABASE = "aws:rds/instance:Instance";

type More = Partial<ComparedResource>;
const one = (type: string, inputs: PlanObject, more: More = {}) => resource(type, "it", { inputs, ...more });
/** Kind, property and words of what may do harm. */
const told = (...[old, now, more]: Parameters<typeof comparePlans>) =>
    comparePlans(old, now, more).dangers.map(({ kind, property, what }) => [kind, property, what]);
/** Of a change of one resource's inputs. */
const between = (type: string, old: PlanObject, now: PlanObject) => told([one(type, old)], [one(type, now)]);
const created = (type: string, now: PlanObject) => told([], [one(type, now)]);
const deleted = (type: string, old: PlanObject) => told([one(type, old)], []);

describe("a comparison puts first", () => {
    it("replaces and deletes of what holds data, and refuses them", () => {
        const old = one(DATABASE, { storageEncrypted: false });
        const { dangers, summary } = comparePlans([old], [one(DATABASE, { storageEncrypted: true })]);
        assert.deepEqual(dangers, [
            {
                kind: "dataLoss",
                urn: urnOf(DATABASE, "it"),
                type: DATABASE,
                property: "storageEncrypted",
                what: "replaces a database: storageEncrypted changes",
                why: "the data goes with it, and so do its automated backups; only snapshots stay",
                source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
                refused: true,
            },
        ]);
        assert.equal(summary.refused, 1);
        assert.deepEqual(deleted("aws:s3/bucket:Bucket", {}), [
            ["dataLoss", undefined, "deletes a bucket with its objects"],
        ]);
    });

    it("but lets those through that are allowed by name, under the new or the old one", () => {
        const old = one(DATABASE, {});
        const { dangers, summary } = comparePlans([old], [], { allowReplace: [old.urn] });
        assert.deepEqual([dangers[0]?.allowed, dangers[0]?.refused, summary.refused], [true, undefined, 0]);
    });

    it("what may be replaced as such, without refusing it", () => {
        const { dangers } = comparePlans(
            [one("aws:dynamodb/table:Table", { hashKey: "a" })],
            [one("aws:dynamodb/table:Table", { hashKey: "b" })],
        );
        assert.deepEqual(
            dangers.map(({ what, refused }) => [what, refused]),
            [
                [
                    "may replace a table with its items: it is not known whether hashKey can be changed in place",
                    undefined,
                ],
            ],
        );
    });

    it("what may be replaced as refused, for those who want to be strict", () => {
        const table = (hashKey: string) => [one("aws:dynamodb/table:Table", { hashKey })];
        const { dangers, summary } = comparePlans(table("a"), table("b"), { strict: true });
        assert.deepEqual([dangers[0]?.refused, summary.refused], [true, 1]);
    });

    it("policies that only the settled pass knows", () => {
        const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject" }] });
        const now = one("aws:s3/bucketPolicy:BucketPolicy", { policy: unknown }, { settledOutputs: { policy } });
        assert.deepEqual(
            told([], [now]).map(([kind]) => kind),
            ["exposure"],
        );
        assert.deepEqual(told([], [one("aws:s3/bucketPolicy:BucketPolicy", { policy: unknown })]), []);
    });

    it("nothing for what is deleted from the state only, and that protect stands in the way", () => {
        assert.deepEqual(told([one(DATABASE, {}, { options: { retainOnDelete: true } })], []), []);
        const [danger] = told([one(DATABASE, {}, { options: { protect: true } })], []);
        assert.equal(danger?.[2], "deletes a database; protect makes the deployment fail");
        const of = (dbName: string, protect: boolean) => [one(DATABASE, { dbName }, { options: { protect } })];
        const replaced = (before: boolean, after: boolean) => told(of("a", before), of("b", after))[0]?.[2];
        assert.equal(replaced(true, true), "replaces a database: dbName changes; protect makes the deployment fail");
        assert.equal(replaced(true, false), "replaces a database: dbName changes");
    });

    it("protect and retainOnDelete that are taken away", () => {
        const of = (options: More["options"]) => [one("test:index:Thing", {}, { options: options ?? {} })];
        assert.deepEqual(told(of({ protect: true, retainOnDelete: true }), of({})), [
            ["lostProtection", "protect", "protect is taken away"],
            ["lostProtection", "retainOnDelete", "retainOnDelete is taken away"],
        ]);
    });

    it("protection of databases that is turned off, and backups that are kept for less long", () => {
        const old = {
            deletionProtection: true,
            skipFinalSnapshot: false,
            backupRetentionPeriod: 14,
            deleteAutomatedBackups: false,
        };
        assert.deepEqual(
            between(DATABASE, old, { skipFinalSnapshot: true, backupRetentionPeriod: 7, deleteAutomatedBackups: true }),
            [
                ["lostProtection", "backupRetentionPeriod", "backup retention (days) goes from 14 to 7"],
                [
                    "lostProtection",
                    "deleteAutomatedBackups",
                    "deleting automated backups with the instance is turned on",
                ],
                ["lostProtection", "deletionProtection", "deletion protection is turned off"],
                ["lostProtection", "skipFinalSnapshot", "skipping the final snapshot is turned on"],
            ],
        );
        assert.deepEqual(between(DATABASE, { skipFinalSnapshot: true }, old), []);
    });

    it("logs kept for less long, where no retention is for ever", () => {
        const type = "aws:cloudwatch/logGroup:LogGroup";
        assert.deepEqual(between(type, {}, { retentionInDays: 30 }), [
            ["lostProtection", "retentionInDays", "log retention (days) goes from 0 to 30"],
        ]);
        assert.deepEqual(between(type, { retentionInDays: 30 }, { retentionInDays: 0 }), []);
    });

    it("versioning and encryption that are turned off", () => {
        const versioning = "aws:s3/bucketVersioning:BucketVersioning";
        const enabled = { versioningConfiguration: { status: "Enabled" } };
        assert.deepEqual(
            between(versioning, enabled, { versioningConfiguration: { status: "Suspended" } })[0]?.[2],
            "versioning is turned off",
        );
        assert.deepEqual(deleted(versioning, enabled)[0]?.[2], "versioning is turned off");
        assert.deepEqual(
            between(
                "aws:elasticache/replicationGroup:ReplicationGroup",
                { transitEncryptionEnabled: true },
                { transitEncryptionEnabled: false },
            ),
            [["lostProtection", "transitEncryptionEnabled", "encryption in transit is turned off"]],
        );
    });

    it("what opens to the world, new resources included", () => {
        assert.deepEqual(between(DATABASE, {}, { publiclyAccessible: true }), [
            ["exposure", "publiclyAccessible", "public access is turned on"],
        ]);
        const group = "aws:ec2/securityGroup:SecurityGroup";
        const ingress = (block: string) => ({ ingress: [{ fromPort: 22, cidrBlocks: [block] }] });
        assert.deepEqual(between(group, ingress("10.0.0.0/8"), ingress("0.0.0.0/0")), [
            ["exposure", "ingress", "ingress opens to 0.0.0.0/0"],
        ]);
        assert.deepEqual(between(group, ingress("0.0.0.0/0"), ingress("0.0.0.0/0")), []);
        assert.deepEqual(created("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", { cidrIpv6: "::/0" }), [
            ["exposure", "cidrIpv6", "ingress opens to ::/0"],
        ]);
        assert.deepEqual(
            created("aws:ec2/securityGroupRule:SecurityGroupRule", { type: "ingress", cidrBlocks: ["0.0.0.0/0"] }),
            [["exposure", "cidrBlocks", "ingress opens to 0.0.0.0/0"]],
        );
        assert.deepEqual(
            created("aws:ec2/securityGroupRule:SecurityGroupRule", { type: "egress", cidrBlocks: ["0.0.0.0/0"] }),
            [],
        );
    });

    it("an API server that is public, which it is where nothing is said", () => {
        const type = "aws:eks/cluster:Cluster";
        const closed = { vpcConfig: { endpointPublicAccess: false, publicAccessCidrs: ["192.0.2.0/24"] } };
        assert.deepEqual(
            between(type, closed, { vpcConfig: {} }).filter(([kind]) => kind === "exposure"),
            [
                ["exposure", "vpcConfig.endpointPublicAccess", "public access to the API server is turned on"],
                ["exposure", "vpcConfig.publicAccessCidrs", "the API server's endpoint opens to 0.0.0.0/0"],
            ],
        );
    });

    it("a public access block that is weakened, or goes without its bucket", () => {
        const type = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
        assert.deepEqual(between(type, { blockPublicAcls: true }, {}), [
            ["exposure", "blockPublicAcls", "blockPublicAcls is turned off"],
        ]);
        assert.deepEqual(deleted(type, { blockPublicPolicy: true }), [
            ["exposure", "blockPublicPolicy", "blockPublicPolicy is turned off"],
        ]);
        const bucket = resource("aws:s3/bucket:Bucket", "b");
        const block = one(
            type,
            { blockPublicPolicy: true, bucket: unknown },
            { propertyDependencies: { bucket: [bucket.urn] } },
        );
        assert.deepEqual(
            told([bucket, block], []).map(([kind]) => kind),
            ["dataLoss"],
        );
    });

    it("policies that grant to everyone, unless there is a condition", () => {
        const type = "aws:s3/bucketPolicy:BucketPolicy";
        const policy = (statement: object) => ({
            policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", ...statement }] }),
        });
        assert.deepEqual(created(type, policy({ Principal: "*" })), [
            ["exposure", "policy", "the bucket policy grants access to everyone"],
        ]);
        assert.deepEqual(created(type, policy({ Principal: { AWS: ["*"] } })).length, 1);
        assert.deepEqual(created(type, policy({ Principal: "*", Condition: { StringEquals: {} } })), []);
        assert.deepEqual(created(type, policy({ Principal: "*", Effect: "Deny" })), []);
        assert.deepEqual(created(type, policy({ Principal: { AWS: "arn:aws:iam::1:root" } })), []);
    });

    it("failovers and reboots", () => {
        const old = { engineVersion: "16.1", instanceClass: "db.t4g.micro", multiAz: true };
        assert.deepEqual(between(DATABASE, old, { engineVersion: "17.1", instanceClass: "db.t4g.large" }), [
            ["disruption", "engineVersion", "the engine version goes from 16.1 to 17.1"],
            ["disruption", "instanceClass", "the instance class goes from db.t4g.micro to db.t4g.large"],
            ["disruption", "multiAz", "the standby in another zone is turned off"],
        ]);
        const group = "aws:elasticache/replicationGroup:ReplicationGroup";
        assert.deepEqual(
            between(group, { nodeType: "a", automaticFailoverEnabled: true }, { nodeType: "b" }).map(
                ([, property]) => property,
            ),
            ["automaticFailoverEnabled", "nodeType"],
        );
        const parameters = (value: string, applyMethod: string) => ({
            parameters: [{ name: "shared_buffers", value, applyMethod }],
        });
        const type = "aws:rds/parameterGroup:ParameterGroup";
        assert.deepEqual(between(type, parameters("1", "pending-reboot"), parameters("2", "pending-reboot")), [
            ["disruption", "parameters", "parameter shared_buffers waits for a reboot"],
        ]);
        assert.deepEqual(between(type, parameters("1", "immediate"), parameters("2", "immediate")), []);
    });

    it("no interruption of what is replaced: that is the greater harm", () => {
        const old = { dbName: "a", engineVersion: "1" };
        assert.deepEqual(
            between(DATABASE, old, { dbName: "b", engineVersion: "2" }).map(([kind]) => kind),
            ["dataLoss"],
        );
    });

    it("replaces that are felt outside", () => {
        const balancer = (replaceOnChanges: string[], name: string) =>
            one("aws:lb/loadBalancer:LoadBalancer", { name }, { options: { replaceOnChanges } });
        assert.deepEqual(told([balancer(["name"], "a")], [balancer(["name"], "b")]), [
            ["disruption", "name", "is replaced: name changes (replaceOnChanges)"],
        ]);
    });

    it("nothing of what is not known on either side", () => {
        assert.deepEqual(between(DATABASE, { deletionProtection: true }, { deletionProtection: unknown }), []);
    });

    it("the worst: refused, then lost data, exposure, protection, disruption", () => {
        const old = [
            one(DATABASE, { deletionProtection: true, engineVersion: "1" }),
            resource("aws:s3/bucket:Bucket", "b"),
        ];
        const now = [one(DATABASE, { publiclyAccessible: true, engineVersion: "2" })];
        assert.deepEqual(
            comparePlans(old, now).dangers.map(({ kind }) => kind),
            ["dataLoss", "exposure", "lostProtection", "disruption"],
        );
    });
});
