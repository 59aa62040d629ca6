import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { AccessAnalyzer, GuardDuty, SecurityHub } from "./index.ts";
import { created, refused } from "./testdata/arguments.ts";

describe("GuardDuty", () => {
    const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";

    it("reports again within a quarter of an hour, and reads every source but agents", async () => {
        const made = await record(() => new GuardDuty("guardduty", created));
        const { enable, findingPublishingFrequency } = made.only("aws:guardduty/detector:Detector");
        assert.deepEqual([enable, findingPublishingFrequency], [true, "FIFTEEN_MINUTES"]);
        assert.deepEqual(
            Object.fromEntries(made.all(FEATURE).map(({ inputs }) => [inputs["name"], inputs["status"]])),
            {
                S3_DATA_EVENTS: "ENABLED",
                EKS_AUDIT_LOGS: "ENABLED",
                RDS_LOGIN_EVENTS: "ENABLED",
                LAMBDA_NETWORK_LOGS: "ENABLED",
                EBS_MALWARE_PROTECTION: "ENABLED",
                RUNTIME_MONITORING: "DISABLED",
            },
        );
    });

    it("says that a feature is off, since one that is not mentioned stays on", async () => {
        const features = { rdsLoginEvents: false };
        const made = await record(
            () => new GuardDuty("guardduty", { ...created, features, runtimeMonitoring: ["eks"] }),
        );
        assert.equal(made.named(FEATURE, "guardduty-rds-login-events")["status"], "DISABLED");
        const runtime = made.named(FEATURE, "guardduty-runtime-monitoring");
        assert.equal(runtime["status"], "ENABLED");
        assert.deepEqual(runtime["additionalConfigurations"], [
            { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
            { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
            { name: "EC2_AGENT_MANAGEMENT", status: "DISABLED" },
        ]);
    });

    it("refuses an id that is no detector's", () => {
        const args = { ...created, mode: "adopted", detectorId: "arn:aws:guardduty" } as const;
        assert.deepEqual(
            refused(() => new GuardDuty("guardduty", args)),
            ["detectorId: must be a detector's id of 32 hexadecimal digits"],
        );
    });
});

describe("SecurityHub", () => {
    it("checks the standards it is told to, none that AWS would choose, once there is a hub", async () => {
        const made = await record(() => new SecurityHub("hub", { ...created, standards: ["cis-3.0.0", "cis-1.2.0"] }));
        const account = made.only("aws:securityhub/account:Account");
        assert.equal(account["enableDefaultStandards"], false);
        assert.equal(account["controlFindingGenerator"], "SECURITY_CONTROL");
        const subscriptions = made.all("aws:securityhub/standardsSubscription:StandardsSubscription");
        assert.deepEqual(
            subscriptions.map(({ name, inputs }) => [name, inputs["standardsArn"]]),
            [
                ["hub-cis-3.0.0", "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0"],
                ["hub-cis-1.2.0", "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
            ],
        );
        for (const { dependencies } of subscriptions) assert.ok(dependencies.some((urn) => urn.endsWith("::hub-hub")));
    });

    it("refuses a standard named twice", () => {
        assert.deepEqual(
            refused(() => new SecurityHub("hub", { ...created, standards: ["pci-4.0.1", "pci-4.0.1"] })),
            ["standards[1]: must not name a standard twice"],
        );
    });
});

describe("AccessAnalyzer", () => {
    const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";

    it("looks at access from outside, which is free, and at unused access only where that is asked", async () => {
        const plain = await record(() => new AccessAnalyzer("access", created), { project: "p", stack: "s" });
        assert.deepEqual(
            [plain.only(ANALYZER)["type"], plain.only(ANALYZER)["analyzerName"]],
            ["ACCOUNT", "p-s-access-external"],
        );
        const both = await record(() => new AccessAnalyzer("access", { ...created, unusedAccess: { ageDays: 45 } }));
        const unused = both.named(ANALYZER, "access-unused");
        assert.equal(unused["type"], "ACCOUNT_UNUSED_ACCESS");
        assert.deepEqual(unused["configuration"], { unusedAccess: { unusedAccessAge: 45 } });
    });

    it("refuses an age above a year, and an ARN that is no analyzer's", () => {
        assert.deepEqual(
            refused(() => new AccessAnalyzer("access", { ...created, unusedAccess: { ageDays: 366 } })),
            ["unusedAccess.ageDays: must be a whole number from 1 to 365"],
        );
        const args = { ...created, mode: "adopted", analyzerArn: "central" } as const;
        assert.deepEqual(
            refused(() => new AccessAnalyzer("access", args)),
            ["analyzerArn: must be the ARN of an analyzer"],
        );
    });
});
