import assert from "node:assert/strict";
import { Exemptions } from "../exemptions/exemptions.ts";
import { EnvironmentPolicies, type EnvironmentPolicy } from "../levels/environmentPolicies.ts";
import { resourceRule, type Rule } from "../rule/rule.ts";
import { imdsv2 } from "../rules/ec2/imdsv2.ts";
import { sqsEncryption } from "../rules/messaging/sqsEncryption.ts";
import { tagRequired } from "../rules/tags/tagRequired.ts";
import { Analyzer } from "../tests/analyzer.ts";
import { resource, UNKNOWN } from "../tests/example.ts";
import { definePolicy } from "./definePolicy.ts";
import { PackSession } from "./packSession.ts";

const QUEUE = "aws:sqs/queue:Queue";
const INSTANCE = "aws:ec2/instance:Instance";
const terms = { owner: "web", approvedBy: "security", reason: "known and accepted", expires: "2026-12-31" };
const open = resource(QUEUE, "orders", { sqsManagedSseEnabled: false });

const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
const file = (text: string) => ({ "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text });

/** Settings of every environment, without files. */
class Settings extends EnvironmentPolicies {
    readonly #policy: EnvironmentPolicy;

    constructor(policy: Partial<EnvironmentPolicy>) {
        super("", []);
        this.#policy = { levels: {}, parameters: {}, profiles: ["default"], ...policy };
    }

    override of() {
        return this.#policy;
    }
}

function pack(rules: readonly Rule[], policy: Partial<EnvironmentPolicy> = {}, exemptions = new Exemptions()) {
    const levels = Object.fromEntries(rules.map(({ id }) => [id, "remediate" as const]));
    const session = new PackSession(new Settings({ levels, ...policy }), "dev", exemptions);
    return new Analyzer(rules.map((rule) => definePolicy(rule, session)));
}

describe("level remediate", () => {
    it("corrects a resource that breaks the rule, and no other", async () => {
        const analyzer = pack([sqsEncryption]);
        assert.deepEqual(await analyzer.remediate(open), [["sqs-encryption", { sqsManagedSseEnabled: true }]]);
        assert.deepEqual(await analyzer.remediate(resource(QUEUE, "right", {})), []);
        assert.deepEqual(await analyzer.remediate(resource("aws:sns/topic:Topic", "other", {})), []);
    });

    it("corrects by a rule over related resources, too", async () => {
        const instance = resource(INSTANCE, "web", { ami: UNKNOWN });
        assert.deepEqual(await pack([imdsv2]).remediate(instance), [
            ["imdsv2", { ami: UNKNOWN, metadataOptions: { httpTokens: "required" } }],
        ]);
    });

    it("leaves what it does not correct as it was: unknown, secret, nothing", async () => {
        const inputs = {
            sqsManagedSseEnabled: false,
            name: UNKNOWN,
            policy: secret("hunter2"),
            tags: { a: secret(UNKNOWN) },
        };
        const [corrected] = await pack([sqsEncryption]).remediate(resource(QUEUE, "orders", inputs));
        assert.deepEqual(corrected?.[1], { ...inputs, sqsManagedSseEnabled: true });
    });

    it("keeps secret what was", async () => {
        const hidden = resource(QUEUE, "orders", { sqsManagedSseEnabled: secret(false) });
        assert.deepEqual(await pack([sqsEncryption]).remediate(hidden), [
            ["sqs-encryption", { sqsManagedSseEnabled: secret(true) }],
        ]);
    });

    it("hands each rule what those before it made", async () => {
        const parameters = { "tag-required": { keys: ["Owner"], values: { Owner: "web" } } };
        assert.deepEqual(await pack([sqsEncryption, tagRequired], { parameters }).remediate(open), [
            ["sqs-encryption", { sqsManagedSseEnabled: true }],
            ["tag-required", { sqsManagedSseEnabled: true, tags: { Owner: "web" } }],
        ]);
    });

    it("is opt-in: at any other level nothing is corrected", async () => {
        for (const level of ["mandatory", "advisory", "off"] as const) {
            const analyzer = pack([sqsEncryption], { levels: { "sqs-encryption": level } });
            assert.deepEqual(await analyzer.remediate(open), []);
        }
    });

    it("leaves an exempt resource alone", async () => {
        for (const rule of [sqsEncryption, imdsv2]) {
            const exemption = { at: "exemptions[0]", rule: rule.id, resource: { name: "orders" }, ...terms };
            const analyzer = pack([rule], {}, new Exemptions({ exemptions: [exemption], problems: [] }));
            assert.deepEqual(await analyzer.remediate(rule === imdsv2 ? resource(INSTANCE, "orders", {}) : open), []);
        }
    });

    it("leaves a resource with a file alone, which the SDK would not give back as it was", async () => {
        const parameters = { "tag-required": { keys: ["Owner"], values: { Owner: "web" } } };
        const object = resource("aws:s3/bucketObjectv2:BucketObjectv2", "o", { source: file("text") });
        const analyzer = pack([tagRequired], { parameters });
        assert.deepEqual(await analyzer.remediate(object), []);
        assert.deepEqual(
            (await analyzer.analyze(object)).map(({ level }) => level),
            ["mandatory"],
        );
    });

    it("corrects nothing by a rule that throws or that has nothing to change, and finds what it left", async () => {
        const broken = resourceRule({
            ...sqsEncryption,
            fix() {
                throw new RangeError("hunter2");
            },
        });
        const idle = resourceRule({ ...sqsEncryption, fix: () => ({ sqsManagedSseEnabled: false }) });
        for (const rule of [broken, idle]) {
            const analyzer = pack([rule]);
            assert.deepEqual(await analyzer.remediate(open), []);
            assert.deepEqual(
                (await analyzer.analyze(open)).map(({ level }) => level),
                ["mandatory"],
            );
        }
    });
});
