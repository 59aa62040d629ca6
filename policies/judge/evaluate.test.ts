import assert from "node:assert/strict";
import { controlsOf } from "../controls/controls.ts";
import { Reading } from "../reading/reading.ts";
import { type ResourceRule, resourceRule, type Rule, stackRule } from "../rule/rule.ts";
import { rdsBackup } from "../rules/rds/rdsBackup.ts";
import { rdsEncryption } from "../rules/rds/rdsEncryption.ts";
import { tagRequired } from "../rules/tags/tagRequired.ts";
import { resource, UNKNOWN } from "../tests/example.ts";
import { evaluate } from "./evaluate.ts";

const INSTANCE = "aws:rds/instance:Instance";
const database = resource(INSTANCE, "db", { storageEncrypted: false, password: "hunter2" });

function rule(check: ResourceRule["check"], safeProperties: string[] = []): Rule {
    const metadata = { id: "test", severity: "high", description: "", remedy: "mend it", types: [INSTANCE] } as const;
    return resourceRule({ ...metadata, safeProperties, check });
}

describe("evaluate", () => {
    it("says rule, resource, property, expected and found value, fix, level and severity", () => {
        assert.deepEqual(evaluate([database], { rules: [rdsEncryption] }), [
            {
                rule: "rds-encryption",
                urn: "urn:pulumi:dev::app::aws:rds/instance:Instance::db",
                outcome: "violation",
                level: "mandatory",
                severity: "high",
                controls: controlsOf("rds-encryption"),
                property: "storageEncrypted",
                expected: "true",
                actual: "false",
                remedy: rdsEncryption.remedy,
                message: `storageEncrypted: expected true, found false. Fix: ${rdsEncryption.remedy} [plinth:violation]`,
            },
        ]);
    });

    it("runs every rule of the pack unless told which", () => {
        const rules = new Set(evaluate([database]).map((finding) => finding.rule));
        assert.ok(rules.has("rds-encryption") && rules.has("tag-required") && rules.has("rds-tls"));
    });

    it("leaves out a rule that is off, by default or by settings", () => {
        const secret = resource("aws:secretsmanager/secret:Secret", "s", {});
        assert.equal(
            evaluate([secret]).some((finding) => finding.rule === "secrets-cmk"),
            false,
        );
        assert.equal(
            evaluate([secret], { levels: { "secrets-cmk": "advisory" } }).some(
                (finding) => finding.rule === "secrets-cmk",
            ),
            true,
        );
        assert.deepEqual(evaluate([database], { rules: [rdsEncryption], levels: { "rds-encryption": "off" } }), []);
    });

    it("lists passes on request only", () => {
        const good = resource(INSTANCE, "db", { storageEncrypted: true });
        assert.deepEqual(evaluate([good], { rules: [rdsEncryption] }), []);
        const [pass] = evaluate([good], { rules: [rdsEncryption], includePasses: true });
        assert.deepEqual([pass?.outcome, pass?.property], ["pass", null]);
    });

    it("prints a value only where the rule declares the property safe", () => {
        const unsafe = rule(function* (view) {
            yield { at: view.get("password"), expected: "nothing" };
        });
        assert.equal(evaluate([database], { rules: [unsafe] })[0]?.actual, "<set>");
    });

    it("prints no secret, safe property or not", () => {
        const encrypted = resource(INSTANCE, "db", { storageEncrypted: { $secret: true } });
        const [finding] = evaluate([encrypted], { rules: [rdsEncryption] });
        assert.deepEqual([finding?.outcome, finding?.actual], ["unverified", "<set>"]);
        const wrapped = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: false };
        const [known] = evaluate([resource(INSTANCE, "db", { storageEncrypted: wrapped })], { rules: [rdsEncryption] });
        assert.deepEqual([known?.outcome, known?.actual], ["violation", "<set>"]);
    });

    it("cuts a long value", () => {
        const long = resource(INSTANCE, "db", { engine: "x".repeat(500) });
        const wordy = rule(
            function* (view) {
                yield { at: view.get("engine"), expected: "short" };
            },
            ["engine"],
        );
        assert.equal(evaluate([long], { rules: [wordy] })[0]?.actual.length, 161);
    });

    it("reports a rule that throws as errored, after what it found, without quoting values", () => {
        const broken = rule(function* (view) {
            yield { at: view.get("storageEncrypted"), expected: "true" };
            JSON.parse("hunter2");
        });
        const found = evaluate([database], { rules: [broken, rdsEncryption] });
        assert.deepEqual(
            found.map(({ outcome, rule: id }) => [id, outcome]),
            [
                ["test", "violation"],
                ["test", "errored"],
                ["rds-encryption", "violation"],
            ],
        );
        assert.equal(JSON.stringify(found).includes("hunter2"), false);
    });

    it("has a rule that throws block, whatever its level, and not what it found before", () => {
        const broken = rule(function* (view) {
            yield { at: view.get("storageEncrypted"), expected: "true" };
            throw new RangeError("no");
        });
        assert.deepEqual(
            evaluate([database], { rules: [broken], levels: { test: "advisory" } }).map(({ level, outcome }) => [
                outcome,
                level,
            ]),
            [
                ["violation", "advisory"],
                ["errored", "mandatory"],
            ],
        );
    });

    it("reports a parameter of the wrong type as errored, and names it", () => {
        const [finding] = evaluate([database], {
            rules: [rdsBackup],
            parameters: { "rds-backup": { minimumDays: "seven" } },
        });
        assert.equal(finding?.outcome, "errored");
        assert.match(
            finding.message,
            /parameter "minimumDays" of rule "rds-backup" must be a whole number of at least 0/,
        );
    });

    it("keeps one finding per property, the violation before the unverified", () => {
        const twice = rule(function* (view) {
            yield { at: Reading.unknown("engine"), expected: "a" };
            yield { at: view.get("engine"), expected: "b" };
            yield { at: Reading.unknown("engine"), expected: "c" };
        });
        assert.deepEqual(
            evaluate([database], { rules: [twice] }).map(({ outcome, expected }) => [outcome, expected]),
            [["violation", "b"]],
        );
    });

    it("finds a provider's default tags through a plan's reference", () => {
        const tags = { Environment: "dev", Project: "p", Owner: "o", CostCenter: "c", ManagedBy: "m" };
        const provider = { ...resource("pulumi:providers:aws", "aws", { defaultTags: JSON.stringify({ tags }) }) };
        const queue = { ...resource("aws:sqs/queue:Queue", "q", {}), provider: `${provider.urn}::${UNKNOWN}` };
        assert.deepEqual(evaluate([provider, queue], { rules: [tagRequired] }), []);
    });

    it("does not judge inputs of a resource that is only read, as the engine does not show it", () => {
        assert.deepEqual(evaluate([{ ...database, external: true }], { rules: [rdsEncryption] }), []);
    });

    it("takes a resource without properties for one that sets none, however that is written", () => {
        for (const inputs of [null, "text", []] as unknown as object[]) {
            const [finding] = evaluate([{ ...database, inputs }], { rules: [rdsEncryption] });
            assert.deepEqual([finding?.outcome, finding?.property], ["violation", "storageEncrypted"]);
        }
    });

    it("judges outputs where there are no inputs, as in a state", () => {
        const { inputs, ...state } = database;
        assert.equal(evaluate([{ ...state, outputs: inputs }], { rules: [rdsEncryption] })[0]?.outcome, "violation");
    });

    it("takes an import for something that may have company elsewhere", () => {
        const lonely = stackRule({
            id: "lonely",
            severity: "low",
            description: "",
            remedy: "",
            types: [INSTANCE],
            safeProperties: [],
            *check(view) {
                yield { at: Reading.absent("sibling"), expected: "one", unverified: view.isForeign };
            },
        });
        const verdicts = [database, { ...database, importId: "db-1" }, { ...database, options: { import: "db-1" } }];
        assert.deepEqual(
            verdicts.map((one) => evaluate([one], { rules: [lonely] })[0]?.outcome),
            ["violation", "unverified", "unverified"],
        );
    });
});
