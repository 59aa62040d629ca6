import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { writeProject } from "../realEngine/program.ts";
import { needsPulumi } from "../realEngine/skip.ts";

const PACKAGES = path.resolve(import.meta.dirname, "../../packages");
const role = (name: string): string => `arn:aws:iam::444444444444:role/${name}`;

/** Arguments of the components, as one program has them. */
interface Settings {
    readonly secret: Readonly<Record<string, unknown>>;
    readonly version: number;
    readonly classes: Readonly<Record<string, unknown>>;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly certificate: Readonly<Record<string, unknown>>;
    readonly webAcl: Readonly<Record<string, unknown>>;
}

const byFunction = {
    by: "function",
    functionArn: "arn:aws:lambda:eu-west-1:444444444444:function:rotate",
    roleArn: role("rotate"),
};
const first: Settings = {
    secret: { access: { readers: [role("shop")], administrators: [role("deploy")] }, rotation: byFunction },
    version: 1,
    classes: { customer: { description: "What customers gave us", services: ["rds"] } },
    parameters: { retries: 3 },
    certificate: { usedBy: "region" },
    webAcl: { mode: "count" },
};

function program(settings: Settings): string {
    const from = (name: string) => JSON.stringify(path.join(PACKAGES, name, "src/index.ts"));
    return `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Certificate } from ${from("certificates")};
import { DataKeys } from ${from("keys")};
import { Parameters } from ${from("parameters")};
import { Secret } from ${from("secrets")};
import { WebAcl } from ${from("waf")};
const settings = ${JSON.stringify(settings)};
const place = { account: "444444444444", region: "eu-west-1", protect: false };
export default () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["444444444444"] });
    const options = { provider };
    const text = pulumi.secret("text of version " + settings.version);
    new Secret(
        "payment",
        { ...place, description: "Key", ...settings.secret, value: { text, version: settings.version } },
        options,
    );
    new DataKeys("data", { ...place, classes: settings.classes }, options);
    new Parameters("shop", { ...place, parameters: settings.parameters }, options);
    const zones = { "example.com": "Z0123456789ABC" };
    new Certificate("shop", { domainName: "shop.example.com", zones, region: "eu-west-1", ...settings.certificate }, options);
    new WebAcl("shop", { ...place, scope: "regional", ...settings.webAcl }, options);
};
`;
}

interface EngineEvent {
    readonly resourcePreEvent?: {
        readonly metadata: { readonly op: string; readonly urn: string; readonly type: string };
    };
}

/** One setting after the other, and all that the engine does for it. */
const steps: readonly (readonly [string, Partial<Settings>, readonly string[]])[] = [
    ["blocks instead of counting", { webAcl: { mode: "block" } }, ["update shop-acl"]],
    [
        "blocks addresses",
        { webAcl: { mode: "block", deny: ["203.0.113.0/24"] } },
        ["create shop-deny-ipv4", "update shop-acl"],
    ],
    [
        "is read by one role more",
        {
            secret: {
                ...first.secret,
                access: { readers: [role("shop"), role("desk")], administrators: [role("deploy")] },
            },
        },
        ["update payment-policy"],
    ],
    [
        "rotates on Sundays",
        { secret: { ...first.secret, rotation: { ...byFunction, schedule: "cron(0 4 ? * SUN *)" } } },
        ["update payment-policy", "update payment-rotation"],
    ],
    [
        "is copied to another region",
        { secret: { ...first.secret, replicas: { "eu-central-1": {} } } },
        [
            "create payment-key-eu-central-1-alias",
            "create payment-key-eu-central-1-key",
            "update payment-rotation",
            "update payment-secret",
        ],
    ],
    ["gets another value", { version: 2 }, ["replace payment-value"]],
    [
        "has one class of data more, in another order",
        { classes: { audit: { description: "Who did what", services: ["s3"] }, ...first.classes } },
        ["create data-audit-alias", "create data-audit-key"],
    ],
    [
        "keeps a class in one service more",
        {
            classes: {
                audit: { description: "Who did what", services: ["s3"] },
                customer: { description: "What customers gave us", services: ["rds", "s3"] },
            },
        },
        ["update data-customer-key"],
    ],
    [
        "has one parameter more, and another value",
        { parameters: { currency: "EUR", retries: 4 } },
        ["create shop-currency", "update shop-retries"],
    ],
    [
        "has a certificate for CloudFront, too",
        { certificate: { usedBy: "both" } },
        ["create shop-certificate-us-east-1", "create shop-certificate-us-east-1-issued"],
    ],
];

describe("the security components in the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;
    let directory: string;
    let settings = first;

    before(async () => {
        providers = await startSimulatedProviders(["aws"]);
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS, PULUMI_DEBUG_COMMANDS: "true" });
        directory = path.join(engine.root, "security");
        writeProject(directory, { name: "security", program: program(first) });
        await engine.succeed(directory, ["stack", "init", "prod"]);
    });

    after(() => {
        providers?.stop();
        engine?.remove();
    });

    /** What the engine did to resources of AWS: `update shop-acl`, sorted. */
    async function run(verb: "up" | "destroy"): Promise<string[]> {
        writeFileSync(path.join(directory, "index.js"), program(settings));
        const log = path.join(engine.root, "events.jsonl");
        rmSync(log, { force: true });
        await engine.succeed(directory, [verb, "--yes", "--skip-preview", "--stack", "prod", "--event-log", log]);
        return readFileSync(log, "utf8")
            .trim()
            .split("\n")
            .flatMap((line) => (JSON.parse(line) as EngineEvent).resourcePreEvent?.metadata ?? [])
            .filter(({ type, op }) => type.startsWith("aws:") && /^(create|update|delete|replace)$/.test(op))
            .map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`)
            .sort();
    }

    it("are made, and need nothing more", async () => {
        const made = await run("up");
        assert.ok(made.length > 20 && made.every((operation) => operation.startsWith("create ")), made.join("\n"));
        assert.deepEqual(await run("up"), []);
    });

    for (const [title, change, expected] of steps) {
        it(`change as foreseen where one ${title}`, async () => {
            settings = { ...settings, ...change };
            assert.deepEqual(await run("up"), expected);
        });
    }

    it("are destroyed, and nothing is left", async () => {
        const gone = await run("destroy");
        assert.ok(gone.length > 25 && gone.every((operation) => operation.startsWith("delete ")));
        const { stdout } = await engine.succeed(directory, ["stack", "export", "--stack", "prod"]);
        const { deployment } = JSON.parse(stdout) as { deployment: { resources?: readonly object[] } };
        assert.deepEqual(deployment.resources ?? [], []);
    });
});
