import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { checkDataFile } from "@plinth/core/settings";
import { record, type RecordOptions, type Recording } from "@plinth/testing";
import { account } from "./layer.ts";

type Outputs = ReturnType<typeof account.build>;

const reason = "the landing zone of the organisation has it";
const off = { mode: "off", reason };

/** Everything but what is given off, as stack configuration, which lies over the environment's file. */
function settingsOf(parts: Record<string, unknown>): RecordOptions["config"] {
    const all = {
        trail: off,
        guardDuty: off,
        securityHub: off,
        config: off,
        accessAnalyzer: off,
        volumeEncryption: off,
        bucketBlock: off,
        sharingBlock: off,
        passwordPolicy: off,
        metadataDefaults: off,
        registryScanning: off,
        ...parts,
    };
    return Object.fromEntries(
        Object.entries(all).map(([part, value]) => [`plinth-account:${part}`, JSON.stringify(value)]),
    );
}

async function recorded(config: RecordOptions["config"] = {}): Promise<Recording<Outputs>> {
    return await record(() => runLayer(account) as Promise<Outputs>, {
        project: "plinth-account",
        stack: "shared",
        config,
    });
}

const customs = (made: Recording<Outputs>): string[] =>
    made.resources.filter(({ custom, type }) => custom && type.startsWith("aws:")).map(({ type }) => type);

describe("the account layer", () => {
    it("makes everything that shared asks for, and says where it is", async () => {
        const made = await recorded();
        for (const type of [
            "cloudtrail/trail:Trail",
            "guardduty/detector:Detector",
            "securityhub/account:Account",
            "cfg/recorder:Recorder",
            "accessanalyzer/analyzer:Analyzer",
            "cloudwatch/dashboard:Dashboard",
        ]) {
            assert.equal(made.all(`aws:${type}`).length, 1, type);
        }
        assert.equal(made.only("aws:cloudtrail/trail:Trail")["name"], "plinth-shared-audit");
        const { detectorId, volumeKeyArn } = made.result;
        assert.match(String(await made.known(detectorId as NonNullable<typeof detectorId>)), /^[0-9a-f]{32}$/);
        assert.equal(volumeKeyArn, undefined);
    });

    it("lets Security Hub wait for what Config records", async () => {
        const made = await recorded();
        const { dependencies } = made.resource("aws:securityhub/account:Account", "securityhub-hub");
        assert.ok(
            dependencies.some((urn) => urn.endsWith("::config-recording")),
            dependencies.join(),
        );
    });

    it("leaves VPC Block Public Access and identities alone unless they are asked for", async () => {
        const made = await recorded();
        assert.equal(made.all("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions").length, 0);
        assert.deepEqual(made.result.identities, {});
    });
});

describe("an account whose landing zone has everything", () => {
    it("gets nothing made, and outputs of what was adopted", async () => {
        const trailArn = "arn:aws:cloudtrail:eu-west-1:666666666666:trail/landing-zone";
        const made = await recorded(
            settingsOf({
                trail: { mode: "adopted", trailArn },
                guardDuty: { mode: "adopted", detectorId: "0123456789abcdef0123456789abcdef" },
                config: { mode: "adopted" },
            }),
        );
        assert.deepEqual(customs(made), []);
        assert.equal(made.result.trailArn, trailArn);
        assert.equal(made.result.securityHubArn, undefined);
        const name = made.result.configRecorderName;
        assert.equal(await made.known(name as NonNullable<typeof name>), "default");
    });

    it("has alarms of the adopted trail where its log group is named", async () => {
        const trailArn = "arn:aws:cloudtrail:eu-west-1:555555555555:trail/landing-zone";
        const logGroupName = "aws-controltower/CloudTrailLogs";
        const made = await recorded(settingsOf({ trail: { mode: "adopted", trailArn, logGroupName } }));
        assert.equal(made.all("aws:cloudtrail/trail:Trail").length, 0);
        const filter = made.named("aws:cloudwatch/logMetricFilter:LogMetricFilter", "audit-root-use-filter");
        assert.equal(filter["logGroupName"], logGroupName);
        assert.equal(made.all("aws:cloudwatch/dashboard:Dashboard").length, 1);
    });
});

describe("settings of the account layer", () => {
    function problems(parts: Record<string, unknown>): string[] {
        const all = Object.entries(settingsOf({}) ?? {}).map(([key, value]) => {
            return [key.slice("plinth-account:".length), JSON.parse(value)] as const;
        });
        const text = JSON.stringify({ ...Object.fromEntries(all), ...parts });
        const checked = checkDataFile(text, { file: "account.yaml", schema: account.settings.schema, fix: "write it" });
        return "problems" in checked ? checked.problems.map(({ path, rule }) => `${path}: ${rule}`) : [];
    }

    it("are a decision about each part", () => {
        assert.deepEqual(problems({}), []);
        const [missing, ...others] = problems({ guardDuty: undefined });
        assert.deepEqual(others, []);
        assert.match(missing ?? "", /^guardDuty: is required/);
    });

    it("refuse options of a part that is not made here", () => {
        const [problem] = problems({ guardDuty: { ...off, findingFrequency: "ONE_HOUR" } });
        assert.match(problem ?? "", /^guardDuty\.findingFrequency: is not a known setting/);
    });

    it("refuse what the components refuse, at the same place", () => {
        assert.deepEqual(
            problems({
                passwordPolicy: { mode: "created", minimumLength: 8 },
                config: { mode: "created", retentionDays: 1 },
                guardDuty: { mode: "adopted", detectorId: "detector" },
                sharingBlock: { mode: "off", reason: "no" },
            }).toSorted(),
            [
                "config.retentionDays: must be a whole number from 30 to 2557",
                "guardDuty.detectorId: must be a detector's id of 32 hexadecimal digits",
                "passwordPolicy.minimumLength: must be a whole number from 14 to 128",
                "sharingBlock.reason: must say why in 10 to 200 characters",
            ],
        );
    });
});
