import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, type Recording } from "@plinth/testing";
import { StateBackend } from "./stateBackend.ts";
import type { StateBackendArgs } from "./stateBackendArgs.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const stack = { project: "plinth-bootstrap", stack: "dev" };

const valid: StateBackendArgs = {
    environment: "dev",
    account: "222222222222",
    region: "eu-west-1",
    bucketName: "plinth-dev-state-222222222222",
    deployerPaths: ["/deployment/", "/plinth/dev/"],
    ownProject: "plinth-bootstrap",
};

async function recorded(changed: Partial<StateBackendArgs> = {}): Promise<Recording<StateBackend>> {
    return await record(() => new StateBackend("state", { ...valid, ...changed }), stack);
}

function refused(changed: Partial<StateBackendArgs>, name = "state"): readonly { path: string; rule: string }[] {
    try {
        new StateBackend(name, { ...valid, ...changed });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^state backend "/);
        return error.problems;
    }
    return assert.fail("accepted");
}

interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition: { readonly ArnLike?: Record<string, readonly string[]> };
}

describe("StateBackend", () => {
    let made: Recording<StateBackend>;
    before(async () => {
        made = await recorded();
    });

    const of = (type: string, name: string): Record<string, unknown> => {
        const found = made.resources.find((resource) => resource.type === type && resource.name === name);
        assert.ok(found, `${type} ${name}`);
        return found.inputs;
    };

    it("keeps states in a bucket of the name that settings say, versioned and private, with owners enforced", () => {
        assert.equal(of(BUCKET, "state-bucket")["bucket"], "plinth-dev-state-222222222222");
        assert.deepEqual(
            of("aws:s3/bucketVersioning:BucketVersioning", "state-versioning")["versioningConfiguration"],
            {
                status: "Enabled",
            },
        );
        const block = of("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "state-access-block");
        for (const one of ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"]) {
            assert.equal(block[one], true, one);
        }
        assert.deepEqual(of("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "state-ownership")["rule"], {
            objectOwnership: "BucketOwnerEnforced",
        });
    });

    it("has no lock on objects, since each operation writes its state anew", () => {
        assert.equal(of(BUCKET, "state-bucket")["objectLockEnabled"], false);
        assert.deepEqual(made.all("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"), []);
    });

    it("encrypts files with one key and secrets in them with another", async () => {
        const { bucketKeyArn, secretsKeyArn } = made.result;
        const [files, secrets] = [await made.known(bucketKeyArn), await made.known(secretsKeyArn)];
        assert.notEqual(files, secrets);
        const [rule] = of(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "state-encryption",
        )["rules"] as [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: string; sseAlgorithm: string } }];
        assert.deepEqual(rule.applyServerSideEncryptionByDefault, { sseAlgorithm: "aws:kms", kmsMasterKeyId: files });
        const throughS3 = JSON.parse(String(of("aws:kms/key:Key", "state-files-key")["policy"])) as {
            Statement: { Sid: string; Condition?: Record<string, unknown> }[];
        };
        assert.deepEqual(throughS3.Statement.find(({ Sid }) => Sid === "Use")?.Condition, {
            StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com"] },
        });
    });

    it("keeps what was written over for a year, and lets nothing that is current go by its age", async () => {
        const rules = of("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "state-lifecycle")[
            "rules"
        ] as Record<string, unknown>[];
        assert.deepEqual(
            rules.map(({ id, expiration, noncurrentVersionExpiration }) => [
                id,
                expiration,
                noncurrentVersionExpiration,
            ]),
            [
                ["old-versions", undefined, { noncurrentDays: 365 }],
                ["delete-markers", { expiredObjectDeleteMarker: true }, undefined],
                ["unfinished-uploads", undefined, undefined],
            ],
        );
        const shorter = await recorded({ keepVersionDays: 30 });
        const [first] = shorter.all("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
        assert.deepEqual(
            (first?.inputs["rules"] as { noncurrentVersionExpiration: unknown }[])[0]?.noncurrentVersionExpiration,
            {
                noncurrentDays: 30,
            },
        );
    });

    it("refuses requests without TLS, and deployers who would change the bucket or the state of what limits them", () => {
        const policy = JSON.parse(String(of(POLICY, "state-policy")["policy"])) as { Statement: Statement[] };
        assert.deepEqual(
            policy.Statement.map(({ Sid, Effect }) => [Sid, Effect]),
            [
                ["TlsOnly", "Deny"],
                ["BucketIsNotDeployers", "Deny"],
                ["OwnStateIsNotDeployers", "Deny"],
            ],
        );
        const [, bucket, own] = policy.Statement;
        assert.ok(
            bucket !== undefined &&
                bucket.Action.includes("s3:PutBucketPolicy") &&
                bucket.Action.includes("s3:DeleteObjectVersion"),
        );
        assert.ok(!bucket.Action.includes("s3:PutObject"), "deployments write states");
        assert.deepEqual(own?.Resource, [
            "arn:aws:s3:::plinth-dev-state-222222222222/.pulumi/stacks/plinth-bootstrap/*",
        ]);
        assert.deepEqual(own.Action, ["s3:DeleteObject", "s3:PutObject"]);
        assert.deepEqual(own.Condition.ArnLike?.["aws:PrincipalArn"], [
            "arn:aws:iam::222222222222:role/deployment/*",
            "arn:aws:iam::222222222222:role/plinth/dev/*",
        ]);
    });

    it("logs who reads and writes states into a bucket of its own", async () => {
        const logging = of("aws:s3/bucketLogging:BucketLogging", "state-logging");
        assert.equal(logging["bucket"], "plinth-dev-state-222222222222");
        assert.notEqual(logging["targetBucket"], logging["bucket"]);
        assert.match(String(of(POLICY, "state-access-logs-policy")["policy"]), /logging\.s3\.amazonaws\.com/);
    });

    it("is protected, and stays when the stack goes, unless somebody says otherwise", async () => {
        const kept = made.resources.filter(({ type }) => [BUCKET, "aws:kms/key:Key"].includes(type));
        assert.equal(kept.length, 4);
        for (const { name, options } of kept) {
            assert.deepEqual([options.protect, options.retainOnDelete], [true, true], name);
        }
        const loose = await recorded({ protect: false, keepAfterDeletion: false });
        for (const { name, type, options } of loose.resources) {
            if (type === BUCKET) assert.notEqual(options.protect, true, name);
        }
    });

    it("says where it is as the Pulumi CLI takes it", async () => {
        assert.equal(await made.known(made.result.backend), "s3://plinth-dev-state-222222222222?region=eu-west-1");
        assert.equal(
            await made.known(made.result.secretsProvider),
            "awskms://alias/plinth-bootstrap/dev/state-secrets?region=eu-west-1",
        );
        const alias = made.all("aws:kms/alias:Alias").map(({ inputs }) => inputs["name"]);
        assert.ok(alias.includes("alias/plinth-bootstrap/dev/state-secrets"));
    });

    it("keeps its children below itself, under names that start with its own", () => {
        assert.deepEqual(
            made.resources.map(({ name }) => name).filter((name) => !name.startsWith("state")),
            [],
        );
    });

    it("refuses everything that is wrong, at once", () => {
        const wrong = {
            account: "222",
            region: "Ireland",
            bucketName: "Plinth.State",
            deployerPaths: ["/", "/plinth/dev/"],
            ownProject: "",
            keepVersionDays: 29,
            accessLogDays: 0,
        };
        assert.deepEqual(
            refused(wrong, "State").map(({ path }) => path),
            [
                "",
                "account",
                "region",
                "bucketName",
                "deployerPaths[0]",
                "ownProject",
                "keepVersionDays",
                "accessLogDays",
            ],
        );
    });
});
