import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding, Summary } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

/** What the real CLI (3.260) wrote of a small program with the simulated providers; cleaned. */
const EXPORT = join(import.meta.dirname, "testdata/export.json");
const PREVIEW = join(import.meta.dirname, "testdata/preview.json");
const CANARY = "s3cret-canary";

interface Entry {
    readonly file: string;
    readonly findings: readonly Finding[];
    readonly summary: Summary;
    readonly notes?: readonly string[];
    readonly error?: string;
}

describe("plinth check", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "plinth-check-"))));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const run = async (argv: readonly string[], cwd = folder) => {
        const host = recordingHost({ cwd });
        const code = await main(["check", ...argv], host);
        return { code, out: host.out(), err: host.err() };
    };
    const judge = async (argv: readonly string[], cwd = folder) => {
        const { code, out, err } = await run([...argv, "--format", "json"], cwd);
        return { code, err, entries: JSON.parse(out) as Entry[] };
    };
    const file = (name: string, content: unknown): string => {
        writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
        return name;
    };
    const resource = (type: string, name: string, more: object = {}) => ({
        urn: `urn:pulumi:dev::shop::${type}::${name}`,
        type,
        custom: true,
        ...more,
    });
    const exported = (...resources: object[]) => ({ version: 3, deployment: { resources } });
    const verdicts = ({ findings }: Entry, rule: string) =>
        findings
            .filter((finding) => finding.rule === rule)
            .map(({ urn, property, outcome }) => [urn.split("::").at(-1), property, outcome]);

    it("judges an export: what is deployed, with default tags and encrypted secrets", async () => {
        const { code, entries } = await judge([EXPORT]);
        const [entry] = entries as [Entry];
        assert.equal(code, 2);
        const listed = (outcome: string) => entry.findings.filter((finding) => finding.outcome === outcome).length;
        const { pass, violation, unverified } = entry.summary.findings;
        assert.ok(pass > 10 && violation > 10, JSON.stringify(entry.summary));
        assert.deepEqual([violation, unverified, 0], ["violation", "unverified", "pass"].map(listed));
        assert.deepEqual([entry.summary.resources, entry.summary.components], [11, 1]);
        assert.equal(entry.summary.blocking, entry.findings.filter(({ level }) => level === "mandatory").length);
        assert.deepEqual(verdicts(entry, "s3-public-access-block"), [["bucket", "publicAccessBlock", "violation"]]);
        const tags = entry.findings.find(({ rule, urn }) => rule === "tag-required" && urn.endsWith("::vpc"));
        assert.equal(tags?.expected, "a value for Project, Owner, CostCenter, ManagedBy");
        assert.deepEqual(entry.notes, ["3 values are encrypted: a rule that needs one says unverified"]);
        assert.equal(
            entry.findings.every(({ decidedIn }) => decidedIn === "settled"),
            true,
        );
    });

    it("judges a preview of the Pulumi CLI, and says unverified of what it leaves out", async () => {
        const { code, entries } = await judge([PREVIEW]);
        const [entry] = entries as [Entry];
        assert.equal(code, 2);
        assert.deepEqual(verdicts(entry, "rds-public"), [["database", "publiclyAccessible", "violation"]]);
        assert.deepEqual(verdicts(entry, "s3-public-access-block"), [["bucket", "publicAccessBlock", "unverified"]]);
        assert.deepEqual(verdicts(entry, "sg-ingress-world"), [["group", "ingress[0].cidrBlocks[0]", "violation"]]);
        assert.equal(verdicts(entry, "sns-encryption").length, 0, "what is deleted is not judged");
        assert.equal(
            entry.findings.find(({ rule, urn }) => rule === "tag-required" && urn.endsWith("::vpc"))?.expected,
            "a value for Project, Owner, CostCenter, ManagedBy",
        );
        assert.match(entry.notes?.[0] ?? "", /^5 resources do not change and are not in a preview/);
    });

    it("takes what the CLI hides for a secret, which is set and not known", async () => {
        const newState = resource("aws:rds/instance:Instance", "d", { inputs: { publiclyAccessible: "[secret]" } });
        const preview = {
            config: {},
            changeSummary: { create: 1 },
            steps: [
                { op: "create", urn: newState.urn, newState },
                { op: "delete", urn: "x" },
            ],
        };
        const { entries } = await judge([file("p.json", preview)]);
        assert.deepEqual(verdicts(entries[0] as Entry, "rds-public"), [["d", "publiclyAccessible", "unverified"]]);
    });

    it("judges a plan by what the settled pass filled in", async () => {
        const bucket = {
            ...resource("aws:s3/bucket:Bucket", "b"),
            name: "b",
            inputs: { forceDestroy: { $unknown: true } },
            unknownInputs: ["forceDestroy"],
            propertyDependencies: {},
        };
        const plan = (more: object) => ({
            version: 1,
            environment: "dev",
            layout: "single",
            stacks: [{ project: "shop", stack: "dev", resources: [{ ...bucket, ...more }], outputs: {} }],
        });
        const [open] = (await judge([file("open.json", plan({ outputs: { forceDestroy: { $unknown: true } } }))]))
            .entries as [Entry];
        assert.deepEqual(verdicts(open, "protect-stateful").at(-1), ["b", "forceDestroy", "unverified"]);
        assert.equal(open.summary.unknownInputs, 1);
        const [settled] = (await judge([file("settled.json", plan({ settledOutputs: { forceDestroy: true } }))]))
            .entries as [Entry];
        assert.deepEqual(verdicts(settled, "protect-stateful").at(-1), ["b", "forceDestroy", "violation"]);
    });

    it("judges a plan of another tool, which says of a resource what it is and what it was given", async () => {
        const database = { type: "aws:rds/instance:Instance", inputs: { storageEncrypted: { $unknown: true } } };
        const stacks = [
            {
                project: "shop",
                stack: "dev",
                resources: [
                    { ...database, name: "d" },
                    { ...database, urn: "urn:pulumi:dev::shop::aws:rds/instance:Instance::e" },
                    { ...database, name: "f", inputs: "none", propertyDependencies: { a: "b", c: [1] }, outputs: [] },
                    { type: 7 },
                    null,
                ],
            },
            {},
        ];
        const plan = file("p.json", { version: 1, environment: "dev", layout: "single", stacks });
        const { entries } = await judge([plan]);
        assert.deepEqual(verdicts(entries[0] as Entry, "rds-encryption"), [
            ["d", "storageEncrypted", "unverified"],
            ["e", "storageEncrypted", "unverified"],
            ["f", "storageEncrypted", "violation"],
        ]);
        assert.equal(entries[0]?.summary.unknownInputs, 2);
    });

    it("blocks on what it cannot verify, since nothing else will decide it", async () => {
        const database = resource("aws:rds/instance:Instance", "d", {
            inputs: { storageEncrypted: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
        });
        const { code, entries } = await judge([file("e.json", exported(database))]);
        assert.deepEqual(verdicts(entries[0] as Entry, "rds-encryption")[0], ["d", "storageEncrypted", "unverified"]);
        assert.equal(code, 2);
    });

    it("takes levels from the settings of the stack's environment, and every rule as mandatory in the strict profile", async () => {
        const repository: TemporaryRepository = smallRepository();
        try {
            addEnvironment(
                repository,
                "dev",
                "single",
                ["base"],
                "policy: { levels: { sqs-encryption: off, tag-required: advisory } }\n",
            );
            const queue = file(
                "q.json",
                exported(resource("aws:sqs/queue:Queue", "q", { inputs: { sqsManagedSseEnabled: false, tags: {} } })),
            );
            const quiet = await judge([join(folder, queue)], repository.root);
            assert.deepEqual(
                quiet.entries[0]?.findings.map(({ rule, level }) => [rule, level]),
                [["tag-required", "advisory"]],
            );
            assert.equal(quiet.code, 0);
            const strict = await judge([join(folder, queue), "--profile", "default,strict"], repository.root);
            assert.deepEqual(strict.entries[0]?.findings.map(({ rule, level }) => [rule, level]).sort(), [
                ["sqs-encryption", "mandatory"],
                ["tag-required", "mandatory"],
            ]);
            assert.equal(strict.code, 2);
        } finally {
            repository.dispose();
        }
    });

    it("says clean, and lists what passed on request", async () => {
        const topic = file("t.json", exported(resource("aws:kms/alias:Alias", "a", { inputs: {} })));
        const quiet = await run([topic]);
        assert.equal(quiet.code, 0);
        assert.match(
            quiet.out,
            /^t\.json \(pulumi stack export\): shop\/dev, 1 resource\n\d+ rules met no resource; --include notApplicable names them\n\nPolicy: \d+ passed, 0 violations, 0 unverified, 0 exempted, 0 not applicable, 0 errored; not\s+blocked\n$/,
        );
        const { entries } = await judge([EXPORT, "--include", "pass"]);
        assert.equal(
            entries[0]?.findings.filter(({ outcome }) => outcome === "pass").length,
            entries[0]?.summary.findings.pass,
        );
    });

    it("judges each file on its own, and those that it can when another cannot be used", async () => {
        const { code, entries, err } = await judge([EXPORT, "missing.json", PREVIEW]);
        assert.equal(code, 1);
        assert.deepEqual(
            entries.map(({ file }) => file),
            [EXPORT, "missing.json", PREVIEW],
        );
        assert.deepEqual(
            entries.map(({ findings }) => findings.length > 0),
            [true, false, true],
        );
        assert.match(entries[1]?.error ?? "", /^missing\.json: there is no such file\. Fix: /);
        assert.equal(err, `${entries[1]?.error}\n`);
    });

    it("leaves out what is on its way out of the stack", async () => {
        const queue = (name: string, more: object) =>
            resource("aws:sqs/queue:Queue", name, { inputs: { sqsManagedSseEnabled: false }, ...more });
        const { entries } = await judge([
            file(
                "e.json",
                exported(queue("a", { delete: true }), queue("b", {}), queue("c", { pendingReplacement: true })),
            ),
        ]);
        assert.deepEqual(
            verdicts(entries[0] as Entry, "sqs-encryption").map(([name]) => name),
            ["b"],
        );
    });

    it("shows no secret of an export in plain text, nor of a preview", async () => {
        const secret = {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            plaintext: JSON.stringify(CANARY),
        };
        const database = resource("aws:rds/instance:Instance", "d", {
            inputs: { password: secret, tags: { password: secret }, engine: secret },
        });
        const { out, err } = await run([file("e.json", exported(database)), "--include", "pass"]);
        assert.equal((out + err).includes(CANARY), false);
        const asJson = await run(["e.json", "--format", "json", "--include", "pass"]);
        assert.equal((asJson.out + asJson.err).includes(CANARY), false);
    });

    it("writes files where it is told to", async () => {
        const { code, out, err } = await run([EXPORT, "--format", "text,json", "--out", "verdicts"]);
        assert.deepEqual([code, out, err], [2, "", "Wrote verdicts/check.txt, verdicts/check.json\n"]);
        assert.match(
            readFileSync(join(folder, "verdicts/check.txt"), "utf8"),
            /^\S+export\.json \(pulumi stack export\): shop\/dev,/,
        );
        assert.equal((JSON.parse(readFileSync(join(folder, "verdicts/check.json"), "utf8")) as Entry[]).length, 1);
    });

    for (const [what, content, said] of [
        [
            "a file that is not JSON, without quoting it",
            `{"a": ${CANARY}`,
            /^wrong\.json:1: is not JSON \(a quote, .* is missing\)\. Fix: name a file that one of these wrote: pulumi stack export/,
        ],
        ["an empty file", "", /^wrong\.json: is empty\. Fix: look at why the command that wrote it failed$/m],
        [
            "JSON of another kind",
            { name: "package", version: "1.0.0" },
            /^wrong\.json: is JSON of another kind\. Fix: /,
        ],
        ["a list", [], /^wrong\.json: is JSON of another kind/],
        [
            "an export of an empty stack",
            { version: 3, deployment: { manifest: {} } },
            /^wrong\.json: is an export, and holds no resources: nothing was judged\. Fix: /,
        ],
        [
            "a preview of nothing",
            { config: {}, steps: null, changeSummary: {} },
            /^wrong\.json: is a preview of the Pulumi CLI, and holds no resources/,
        ],
    ] as const) {
        it(`refuses ${what}`, async () => {
            const { code, err, out } = await run([file("wrong.json", content)]);
            assert.equal(code, 1);
            assert.match(err, said);
            assert.equal((out + err).includes(CANARY), false);
        });
    }

    it("refuses wrong usage", async () => {
        assert.equal((await run([])).code, 64);
        assert.equal((await run([EXPORT, "--profile", "lenient"])).code, 64);
        assert.equal((await run([EXPORT, "--format", "text,json"])).code, 64);
        assert.match((await run([folder])).err, /: is a folder without a file of YAML or JSON\. Fix: /);
    });
});
