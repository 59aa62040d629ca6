import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue, ruleByName } from "./catalogue/catalogue.ts";
import { governanceRules } from "./governance/governance.ts";
import { from, resource, UNKNOWN } from "./tests/example.ts";
import { PackProcess } from "./tests/packProcess.ts";
import { parseFinding } from "./wire/finding.ts";

const INSTANCE = "aws:rds/instance:Instance";
const tags = { Environment: "dev", Project: "p", Owner: "o", CostCenter: "c", ManagedBy: "m" };
const bucket = resource("aws:s3/bucket:Bucket", "b", { tags }, { protect: true });

describe("the pack in its own process", function () {
    this.timeout(120_000);
    let directory = "";

    before(() => {
        directory = mkdtempSync(join(tmpdir(), "plinth-pack-"));
        mkdirSync(join(directory, "dev"));
        writeFileSync(
            join(directory, "dev", "environment.yaml"),
            "policy: { levels: { rds-multi-az: advisory, log-retention: off } }",
        );
    });
    afterEach(() => PackProcess.stopAll());
    after(() => rmSync(directory, { recursive: true }));

    function start(environment?: string): Promise<PackProcess> {
        return PackProcess.start({ PLINTH_ENVIRONMENTS: directory, PULUMI_NODEJS_STACK: environment });
    }

    it("serves every rule of the catalogue, by name, with the environment's levels", async () => {
        const { name, policiesList } = await (await start("dev")).info();
        assert.equal(name, "plinth");
        assert.deepEqual(
            policiesList.map((policy) => policy.name),
            [...catalogue.map((entry) => entry.name), ...governanceRules.map(({ id }) => id)],
        );
        const levels = Object.fromEntries(policiesList.map((policy) => [policy.name, policy.enforcementlevel]));
        assert.deepEqual([levels["rds-multi-az"], levels["rds-encryption"], levels["log-retention"]], [0, 1, 2]);
    });

    it("gives findings that name rule, resource, property, value and fix", async () => {
        const served = await start("dev");
        const database = resource(INSTANCE, "db", {
            tags,
            storageEncrypted: UNKNOWN,
            publiclyAccessible: true,
            backupRetentionPeriod: 7,
            deletionProtection: true,
        });
        const found = (await served.analyze(database)).filter(({ policyName }) =>
            ["rds-encryption", "rds-public"].includes(policyName),
        );
        assert.deepEqual(
            found.map(({ policyName, urn, level, message }) => [policyName, urn, level, parseFinding(message)]),
            [
                [
                    "rds-encryption",
                    database.urn,
                    "advisory",
                    {
                        property: "storageEncrypted",
                        expected: "true",
                        found: "a value not known yet",
                        remedy: ruleByName.get("rds-encryption")?.remedy,
                        outcome: "unverified",
                    },
                ],
                [
                    "rds-public",
                    database.urn,
                    "mandatory",
                    {
                        property: "publiclyAccessible",
                        expected: "false",
                        found: "true",
                        remedy: ruleByName.get("rds-public")?.remedy,
                        outcome: "violation",
                    },
                ],
            ],
        );
    });

    it("judges related resources of a stack", async () => {
        const served = await start("dev");
        const block = resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
            bucket: from(bucket),
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: false,
        });
        for (const one of [bucket, block]) {
            await served.analyze(one);
        }
        const related = ["restrictPublicBuckets", "policy"];
        const found = (await served.analyzeStack([bucket, block])).filter(({ message }) =>
            related.includes(parseFinding(message)?.property ?? ""),
        );
        assert.deepEqual(
            found.map(({ policyName, urn, message }) => [policyName, urn, parseFinding(message)?.property]),
            [
                ["s3-public-access-block", block.urn, "restrictPublicBuckets"],
                ["s3-tls-only", bucket.urn, "policy"],
            ],
        );
    });

    it("lets the pack's configuration win over the environment's settings, in level and parameter", async () => {
        const served = await start("dev");
        const database = resource(INSTANCE, "db", { tags, multiAz: false, backupRetentionPeriod: 3, engine: "mysql" });
        await served.configure({
            "rds-multi-az": { level: "mandatory" },
            "rds-tls": { level: "disabled" },
            "rds-backup": { level: "advisory", properties: { minimumDays: 5 } },
        });
        const found = [...(await served.analyze(database)), ...(await served.analyzeStack([database]))];
        const of = (name: string) => found.filter(({ policyName }) => policyName === name);
        assert.deepEqual(
            of("rds-multi-az").map(({ level }) => level),
            ["mandatory"],
        );
        assert.deepEqual(of("rds-tls"), []);
        assert.match(of("rds-backup")[0]?.message ?? "", /at least 5/);
        assert.equal(of("rds-backup")[0]?.level, "advisory");
    });

    it("blocks on a parameter of the pack's configuration that the rule does not have, or not so", async () => {
        const served = await start("dev");
        await served.configure({
            "rds-public": { properties: { ports: ["80"] } },
            "rds-backup": { properties: { minimumDays: 1.5 } },
        });
        const found = await served.analyze(resource(INSTANCE, "db", { tags }));
        const of = (name: string) => found.filter(({ policyName }) => policyName === name);
        for (const name of ["rds-public", "rds-backup"]) {
            assert.deepEqual(
                of(name).map(({ level, message }) => [level, parseFinding(message)?.outcome]),
                [["mandatory", "errored"]],
            );
        }
        assert.match(of("rds-backup")[0]?.message ?? "", /must be a whole number of at least 0/);
    });

    it("says on the stack that production asks for less than the catalogue", async () => {
        mkdirSync(join(directory, "live"));
        writeFileSync(
            join(directory, "live", "environment.yaml"),
            "production: true\npolicy: { levels: { rds-public: advisory } }",
        );
        const stack = resource("pulumi:pulumi:Stack", "app-live", {});
        const urn = stack.urn.replace(":dev::", ":live::");
        const found = await (await start("live")).analyze({ ...stack, urn });
        assert.deepEqual(
            found.map(({ policyName, level, message }) => [policyName, level, parseFinding(message)?.property]),
            [["production-levels", "mandatory", "policy.levels.rds-public"]],
        );
    });

    it("says of an exempted finding who answers and until when, as an advisory, and of a wrong entry on the stack", async () => {
        const file = join(directory, "exemptions.yaml");
        const terms = "reason: known and accepted, owner: web, approvedBy: security";
        writeFileSync(
            file,
            `exemptions:
  - { rule: rds-public, resource: { name: db }, expires: 2026-12-31, ${terms} }
  - { rule: rds-backup, resource: { name: db }, expires: 2026-01-31, ${terms} }`,
        );
        const served = await PackProcess.start({
            PLINTH_ENVIRONMENTS: directory,
            PLINTH_EXEMPTIONS: file,
            PLINTH_TODAY: "2026-11-21",
            PULUMI_NODEJS_STACK: "dev",
        });
        const database = resource(INSTANCE, "db", { tags, publiclyAccessible: true, backupRetentionPeriod: 0 });
        const found = await served.analyze(database);
        const of = (name: string) => found.find(({ policyName }) => policyName === name);
        assert.equal(of("rds-public")?.level, "advisory");
        assert.deepEqual(parseFinding(of("rds-public")?.message ?? "")?.exemption, {
            owner: "web",
            approvedBy: "security",
            reason: "known and accepted",
            expires: "2026-12-31",
        });
        assert.equal(of("rds-backup")?.level, "mandatory");
        const stack = resource("pulumi:pulumi:Stack", "app-dev", {});
        const problems = await served.analyze(stack);
        assert.deepEqual(
            problems.map(({ policyName, level, urn, message }) => [
                policyName,
                level,
                urn,
                parseFinding(message)?.property,
            ]),
            [["exemption-valid", "mandatory", stack.urn, "exemptions[1].expires"]],
        );
    });

    it("refuses settings that name no rule, in one line", async () => {
        mkdirSync(join(directory, "broken"));
        writeFileSync(join(directory, "broken", "environment.yaml"), "policy: { levels: { rds-multi-as: off } }");
        await assert.rejects(start("broken"), /exit code 1: \S+environment\.yaml: no rule is called "rds-multi-as"$/);
    });

    it("says what to do under a Node that cannot load it", async function () {
        const old = ["/usr/bin/node", "/usr/local/bin/node"].find((path) => existsSync(path));
        if (old === undefined) {
            return this.skip();
        }
        const outcome = await PackProcess.start({}, old).then(
            () => "started",
            (error: Error) => error.message,
        );
        assert.match(
            outcome,
            /^started$|^exit code 1: The policy pack needs Node 22\.18 or newer and this is [\d.]+: .*$/,
        );
    });
});

describe("the catalogue", () => {
    it("describes each rule in one sentence and its fix in another, without a full stop", () => {
        for (const { name, description, remedy, types, severity } of catalogue) {
            assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
            assert.ok(!/\.$|\n/.test(description) && !/\.$|\n/.test(remedy), name);
            assert.ok(types.length > 0 && types.every((type) => /^\*$|^(aws|kubernetes):[^:]+:\w+$/.test(type)), name);
            assert.ok(["critical", "high", "medium", "low"].includes(severity), name);
        }
        assert.equal(ruleByName.size, catalogue.length);
    });

    it("knows what kinds of AWS resources take tags", () => {
        const types = new Set(ruleByName.get("tag-required")?.types);
        for (const type of [
            INSTANCE,
            "aws:s3/bucketV2:BucketV2",
            "aws:autoscaling/group:Group",
            "aws:alb/listener:Listener",
        ]) {
            assert.ok(types.has(type), type);
        }
        assert.equal(types.has("aws:ec2/route:Route"), false);
        assert.ok(types.size > 800);
    });
});
