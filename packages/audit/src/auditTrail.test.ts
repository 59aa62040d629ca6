import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, type Recording } from "@plinth/testing";
import { AuditTrail, type AuditTrailArgs } from "./auditTrail.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const BUCKET = "aws:s3/bucket:Bucket";
const KEY = "aws:kms/key:Key";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ARN = "arn:aws:cloudtrail:eu-west-1:555555555555:trail/plinth-shared-audit";

const valid: AuditTrailArgs = { trailName: "plinth-shared-audit", account: "555555555555", region: "eu-west-1" };

async function recorded(changed: Partial<AuditTrailArgs> = {}): Promise<Recording<AuditTrail>> {
    return await record(() => new AuditTrail("audit", { ...valid, ...changed }), {
        project: "plinth-account",
        stack: "shared",
    });
}

interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Principal: unknown;
    readonly Action: string | string[];
    readonly Resource: string | string[];
    readonly Condition?: Record<string, Record<string, string | string[]>>;
}

function statements(policy: unknown): Record<string, Statement> {
    const { Statement } = JSON.parse(String(policy)) as { Statement: Statement[] };
    return Object.fromEntries(Statement.map((one, index) => [one.Sid ?? String(index), one]));
}

function refused(changed: Partial<AuditTrailArgs>, name = "audit"): readonly { path: string; rule: string }[] {
    try {
        new AuditTrail(name, { ...valid, ...changed });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^audit trail "audit/);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("AuditTrail", () => {
    let made: Recording<AuditTrail>;
    before(async () => {
        made = await recorded();
    });

    it("records management events of every region and of global services, with files that prove themselves", () => {
        const trail = made.only(TRAIL);
        assert.equal(trail["name"], "plinth-shared-audit");
        assert.deepEqual(
            [trail["isMultiRegionTrail"], trail["includeGlobalServiceEvents"], trail["enableLogFileValidation"]],
            [true, true, true],
        );
        assert.deepEqual([trail["enableLogging"], trail["isOrganizationTrail"]], [true, false]);
        assert.deepEqual(trail["advancedEventSelectors"], [
            { name: "management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
        ]);
        assert.deepEqual(trail["insightSelectors"], []);
    });

    it("lets CloudTrail write for this trail alone, below the account's folder, and refuses plain HTTP", async () => {
        const policy = made.resource(POLICY, "audit-policy").inputs["policy"];
        const arn = await made.known(made.result.bucketArn);
        const { TlsOnly, TrailReadsAcl, TrailWrites, ...rest } = statements(policy);
        assert.deepEqual(rest, {});
        assert.deepEqual(TlsOnly?.Resource, [arn, `${arn}/*`]);
        assert.deepEqual([TlsOnly.Effect, TlsOnly.Condition], ["Deny", { Bool: { "aws:SecureTransport": "false" } }]);
        assert.deepEqual(TrailReadsAcl?.Condition, { StringEquals: { "aws:SourceArn": ARN } });
        assert.deepEqual(TrailWrites?.Resource, [`${arn}/AWSLogs/555555555555/*`]);
        assert.deepEqual(TrailWrites.Condition, {
            StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": ARN },
        });
    });

    it("encrypts with a key that CloudTrail may use for this trail, and people through S3 and CloudWatch Logs", () => {
        const { TrailEncrypts, TrailDescribes, Use, LogGroups } = statements(made.only(KEY)["policy"]);
        assert.deepEqual(TrailEncrypts?.Action, ["kms:GenerateDataKey"]);
        assert.deepEqual(TrailEncrypts.Condition, {
            ArnLike: { "aws:SourceArn": [ARN], "kms:EncryptionContext:aws:cloudtrail:arn": [ARN] },
        });
        assert.deepEqual(TrailDescribes?.Action, ["kms:DescribeKey"]);
        assert.deepEqual(Use?.Condition, {
            StringEquals: { "kms:ViaService": ["logs.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"] },
        });
        assert.deepEqual(LogGroups?.Condition, {
            ArnLike: {
                "kms:EncryptionContext:aws:logs:arn": [
                    "arn:aws:logs:eu-west-1:555555555555:log-group:/plinth-account/shared/audit",
                ],
            },
        });
        assert.match(made.resource(TRAIL, "audit-trail").propertyDependencies["kmsKeyId"]?.join() ?? "", /audit-key$/);
    });

    it("locks files for a year, keeps them three, and moves them to a cheaper class after 90 days", () => {
        assert.equal(made.resource(BUCKET, "audit-bucket").inputs["objectLockEnabled"], true);
        assert.deepEqual(made.only("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")["rule"], {
            defaultRetention: { mode: "GOVERNANCE", days: 365 },
        });
        const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
        const rules = made.resource(lifecycle, "audit-lifecycle").inputs["rules"];
        assert.deepEqual((rules as unknown[])[0], {
            id: "age",
            status: "Enabled",
            filter: {},
            transitions: [{ days: 90, storageClass: "GLACIER_IR" }],
            expiration: { days: 1096 },
            noncurrentVersionExpiration: { noncurrentDays: 30 },
        });
    });

    it("logs access to the files into a bucket that S3 may deliver to for this one alone", async () => {
        const { inputs, dependencies, propertyDependencies } = made.resource(
            "aws:s3/bucketLogging:BucketLogging",
            "audit-logging",
        );
        const target = made.resource(BUCKET, "audit-access-logs-bucket");
        assert.equal(inputs["targetPrefix"], "audit/");
        assert.match(propertyDependencies["targetBucket"]?.join() ?? "", /::audit-access-logs-bucket$/);
        assert.ok(dependencies.some((urn) => urn.endsWith("::audit-access-logs-policy")));
        assert.equal(target.inputs["objectLockEnabled"], false, "S3 delivers access logs into no locked bucket");
        const policy = made.resource(POLICY, "audit-access-logs-policy").inputs["policy"];
        assert.deepEqual(statements(policy)["AccessLogs"]?.Condition, {
            ArnLike: { "aws:SourceArn": await made.known(made.result.bucketArn) },
            StringEquals: { "aws:SourceAccount": "555555555555" },
        });
        const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
        const algorithmOf = (name: string) => JSON.stringify(made.resource(encryption, name).inputs["rules"]);
        assert.match(algorithmOf("audit-access-logs-encryption"), /"AES256"/);
        assert.match(algorithmOf("audit-encryption"), /"aws:kms"/);
    });

    it("delivers to a log group with a role that writes its own streams and nothing else", () => {
        const { name, retentionInDays } = made.only(GROUP);
        assert.deepEqual([name, retentionInDays], ["/plinth-account/shared/audit", 365]);
        const [right, ...others] = Object.values(statements(made.only("aws:iam/rolePolicy:RolePolicy")["policy"]));
        assert.deepEqual(others, []);
        assert.deepEqual(right?.Action, ["logs:CreateLogStream", "logs:PutLogEvents"]);
        assert.deepEqual(right.Resource, [
            "arn:aws:logs:eu-west-1:555555555555:log-group:/plinth-account/shared/audit:log-stream:555555555555_CloudTrail_eu-west-1*",
        ]);
        assert.match(
            String(made.only(TRAIL)["cloudWatchLogsGroupArn"]),
            /:log-group:\/plinth-account\/shared\/audit:\*$/,
        );
    });

    it("begins after bucket and role let CloudTrail in: it tries both when the trail is made", () => {
        const { dependencies } = made.resource(TRAIL, "audit-trail");
        for (const end of ["::audit-policy", "RolePolicy::audit-events"]) {
            assert.ok(
                dependencies.some((urn) => urn.endsWith(end)),
                end,
            );
        }
    });

    it("is protected with all that holds data, unless that is switched off", async () => {
        const names = (recording: Recording<AuditTrail>) =>
            recording.resources.filter(({ options }) => options.protect === true).map(({ name }) => name);
        const held = ["audit-access-logs-bucket", "audit-bucket", "audit-events", "audit-key", "audit-trail"];
        assert.deepEqual(
            names(made)
                .filter((name) => held.includes(name))
                .toSorted(),
            held,
        );
        assert.deepEqual(names(await recorded({ protect: false })), []);
    });

    it("leaves files, what guards them and their key in the account when the stack goes", async () => {
        const kept = (recording: Recording<AuditTrail>) =>
            recording.resources.filter(({ options }) => options.retainOnDelete === true).map(({ type }) => type);
        const buckets = made.resources.filter(({ type }) => type.startsWith("aws:s3/")).map(({ type }) => type);
        assert.deepEqual(kept(made).toSorted(), [...buckets, KEY].toSorted());
        assert.deepEqual(kept(await recorded({ keepAfterDeletion: false })), []);
    });

    it("keeps its children below itself, under names that start with its own", () => {
        for (const { name } of made.resources) assert.match(name, /^audit(-|$)/);
        assert.ok(
            made
                .urns()
                .includes(
                    "urn:pulumi:shared::plinth-account::plinth:audit:AuditTrail$plinth:audit:LogBucket$aws:s3/bucket:Bucket::audit-bucket",
                ),
        );
    });

    it("records an organisation's accounts below its id, for the management account's trail", async () => {
        const organization = { id: "o-a1b2c3d4e5", managementAccount: "666666666666", accounts: ["777777777777"] };
        const made = await recorded({ organization });
        assert.equal(made.only(TRAIL)["isOrganizationTrail"], true);
        const policy = statements(made.resource(POLICY, "audit-policy").inputs["policy"]);
        const arn = await made.known(made.result.bucketArn);
        assert.deepEqual(policy["TrailWrites"]?.Resource, [
            `${arn}/AWSLogs/555555555555/*`,
            `${arn}/AWSLogs/o-a1b2c3d4e5/*`,
        ]);
        const management = "arn:aws:cloudtrail:eu-west-1:666666666666:trail/plinth-shared-audit";
        assert.equal(policy["TrailWrites"].Condition?.["StringEquals"]?.["aws:SourceArn"], management);
        const others = "arn:aws:cloudtrail:*:777777777777:trail/*";
        assert.equal(policy["TrailsOf777777777777Write"]?.Resource, `${arn}/AWSLogs/777777777777/*`);
        assert.deepEqual(policy["TrailsOf777777777777Write"].Condition?.["ArnLike"], { "aws:SourceArn": others });
        assert.deepEqual(statements(made.only(KEY)["policy"])["TrailEncrypts"]?.Condition?.["ArnLike"], {
            "aws:SourceArn": [management, others],
            "kms:EncryptionContext:aws:cloudtrail:arn": [management, others],
        });
        assert.match(String(made.only("aws:iam/rolePolicy:RolePolicy")["policy"]), /log-stream:o-a1b2c3d4e5_\*/);
    });

    it("leaves files without a lock where somebody says why", async () => {
        const lock = { mode: "none", reason: "the log archive account holds a locked copy" } as const;
        const open = await recorded({ lock });
        // The bucket could be locked later: only a new one can be made so.
        assert.equal(open.resource(BUCKET, "audit-bucket").inputs["objectLockEnabled"], true);
        assert.equal(open.all("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").length, 0);
    });

    it("refuses what is wrong with its arguments, all at once", () => {
        const problems = refused({
            account: "555",
            trailName: "a..b",
            lock: { mode: "compliance", days: 0 },
            storage: { coldAfterDays: 400, expireAfterDays: 400 },
            logRetentionDays: 100,
            organization: { id: "r-1", accounts: ["1"] },
        });
        assert.deepEqual(
            problems.map(({ path }) => path),
            [
                "account",
                "trailName",
                "lock.days",
                "storage.expireAfterDays",
                "logRetentionDays",
                "organization.id",
                "organization.accounts[0]",
            ],
        );
    });

    it("refuses a name that leaves no room for those of its buckets", () => {
        assert.match(refused({}, `audit-${"x".repeat(40)}`)[0]?.rule ?? "", /at most 36/);
    });
});
