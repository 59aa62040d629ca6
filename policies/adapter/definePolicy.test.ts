import assert from "node:assert/strict";
import type { EnvironmentPolicy } from "../levels/environmentPolicies.ts";
import { EnvironmentPolicies } from "../levels/environmentPolicies.ts";
import { resourceRule, type Rule } from "../rule/rule.ts";
import { rdsBackup } from "../rules/rds/rdsBackup.ts";
import { rdsEncryption } from "../rules/rds/rdsEncryption.ts";
import { rdsTls } from "../rules/rds/rdsTls.ts";
import { secretsCmk } from "../rules/secrets/secretsCmk.ts";
import { vpcFlowLogs } from "../rules/vpc/vpcFlowLogs.ts";
import { Analyzer } from "../tests/analyzer.ts";
import { from, resource, UNKNOWN } from "../tests/example.ts";
import { definePolicy } from "./definePolicy.ts";
import { environmentOf, PackSession } from "./packSession.ts";

const INSTANCE = "aws:rds/instance:Instance";
const database = resource(INSTANCE, "db", { storageEncrypted: false });

/** Settings by environment, without files. */
class Settings extends EnvironmentPolicies {
    readonly #all: Readonly<Record<string, Partial<EnvironmentPolicy>>>;

    constructor(all: Readonly<Record<string, Partial<EnvironmentPolicy>>> = {}) {
        super("", []);
        this.#all = all;
    }

    override of(environment: string | undefined): EnvironmentPolicy {
        return { levels: {}, parameters: {}, profiles: ["default"], ...this.#all[environment ?? ""] };
    }
}

function pack(rules: readonly Rule[], settings = new Settings(), environment: string | undefined = "dev") {
    const session = new PackSession(settings, environment);
    const policies = rules.map((rule) => definePolicy(rule, session));
    return { policies, analyzer: new Analyzer(policies) };
}

const broken = resourceRule({
    id: "broken",
    severity: "low",
    description: "",
    remedy: "",
    types: [INSTANCE, "other"],
    safeProperties: [],
    *check() {
        yield* [];
        throw new RangeError("hunter2");
    },
});

describe("a policy made from a rule", () => {
    it("carries the rule's metadata, its level and the mark of its only type", () => {
        const { policies } = pack([vpcFlowLogs, rdsBackup, secretsCmk]);
        const [logs, backup, off] = policies;
        assert.equal(logs?.name, "vpc-flow-logs");
        assert.equal(logs?.enforcementLevel, "mandatory");
        assert.equal(logs?.severity, "medium");
        assert.ok(logs && "validateStack" in logs && "__pulumiType" in logs.validateStack);
        assert.ok(backup && "validateResource" in backup && typeof backup.validateResource === "function");
        assert.equal("__pulumiType" in backup.validateResource, false);
        assert.deepEqual(Object.keys(backup.configSchema?.properties ?? {}), ["minimumDays", "minimumClusterDays"]);
        assert.equal(off?.enforcementLevel, "disabled");
    });

    it("reports an unverified finding as advisory though the rule is mandatory, for a resource and for a stack", async () => {
        const { analyzer } = pack([rdsEncryption, rdsTls]);
        const open = resource(INSTANCE, "db", {
            engine: "postgres",
            storageEncrypted: UNKNOWN,
            parameterGroupName: UNKNOWN,
        });
        const found = await analyzer.preview([open]);
        assert.deepEqual(
            found.map(({ policyName, level, urn }) => [policyName, level, urn]),
            [
                ["rds-encryption", "advisory", open.urn],
                ["rds-tls", "advisory", open.urn],
            ],
        );
    });

    it("reports a rule that throws as mandatory, and runs the others", async () => {
        const { analyzer } = pack([broken, rdsEncryption]);
        const found = await analyzer.analyze(database);
        assert.deepEqual(
            found.map(({ policyName, level }) => [policyName, level]),
            [
                ["broken", "mandatory"],
                ["rds-encryption", "mandatory"],
            ],
        );
        assert.match(found[0]?.message ?? "", /RangeError .*\[plinth:errored\]$/);
        assert.doesNotMatch(found[0]?.message ?? "", /hunter2/);
    });

    it("registers the environment's level, and reports without one, so that the engine's configuration stands", async () => {
        const settings = new Settings({ dev: { levels: { "rds-encryption": "advisory", "rds-backup": "off" } } });
        const { policies, analyzer } = pack([rdsEncryption, rdsBackup], settings);
        assert.deepEqual(
            policies.map((policy) => policy.enforcementLevel),
            ["advisory", "disabled"],
        );
        assert.deepEqual(
            (await analyzer.analyze(database)).map(({ policyName, level }) => [policyName, level]),
            [["rds-encryption", "advisory"]],
        );
    });

    it("takes the environment from the URN where it was not known at the start", async () => {
        const settings = new Settings({ dev: { levels: { "rds-encryption": "advisory", "rds-backup": "off" } } });
        const { policies, analyzer } = pack([rdsEncryption, rdsBackup, rdsTls], settings, "stack");
        assert.deepEqual(
            policies.map((policy) => policy.enforcementLevel),
            ["mandatory", "mandatory", "mandatory"],
        );
        const found = await analyzer.preview([
            resource(INSTANCE, "db", { engine: "mysql" }),
            resource("aws:rds/parameterGroup:ParameterGroup", "db", { family: "mysql8.4" }),
        ]);
        assert.deepEqual(
            found.map(({ policyName, level }) => [policyName, level]),
            [
                ["rds-encryption", "advisory"],
                ["rds-tls", "advisory"],
                ["rds-tls", "mandatory"],
            ],
        );
    });

    it("takes parameters from the environment of the URN", async () => {
        const { analyzer } = pack(
            [rdsBackup],
            new Settings({ dev: { parameters: { "rds-backup": { minimumDays: 1 } } } }),
            undefined,
        );
        assert.deepEqual(await analyzer.analyze(resource(INSTANCE, "db", { backupRetentionPeriod: 1 })), []);
    });

    it("forgets a run's resources when the next begins", async () => {
        const { analyzer } = pack([rdsBackup, vpcFlowLogs]);
        const vpc = resource("aws:ec2/vpc:Vpc", "vpc", {});
        const log = resource("aws:ec2/flowLog:FlowLog", "log", { vpcId: from(vpc) });
        const outcome = async (...resources: Parameters<typeof analyzer.preview>[0]) =>
            (await analyzer.preview(resources)).map(({ message }) => /plinth:(\w+)/.exec(message)?.[1]);
        assert.deepEqual(await outcome(vpc, log), []);
        assert.deepEqual(await outcome(vpc, { ...log, type: "other" }), ["violation"]);
        assert.deepEqual(await outcome({ ...vpc, external: true }), ["unverified"]);
    });

    it("judges state outputs alone where no inputs went before", async () => {
        const { analyzer } = pack([vpcFlowLogs]);
        const [finding] = await analyzer.analyzeStack([resource("aws:ec2/vpc:Vpc", "vpc", {})]);
        assert.match(finding?.message ?? "", /\[plinth:violation\]$/);
    });
});

describe("the environment of a URN", () => {
    it("is its stack part", () => {
        assert.equal(environmentOf(database.urn), "dev");
        assert.equal(environmentOf("urn:pulumi:review-pr-1::app::t::n"), "review-pr-1");
        assert.equal(environmentOf("nonsense"), undefined);
    });
});
