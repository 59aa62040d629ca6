import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { LookingEngine, readState, refreshed, settled, updated } from "@plinth/deployer/fake";
import { Stopped } from "../host.ts";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { DriftOptions } from "./arguments.ts";
import { drift } from "./command.ts";
import type { IssuedReport } from "./issue.ts";

const VPC = "aws:ec2/vpc:Vpc";
const owned = refreshed([
    updated(VPC, "vpc", readState({ tags: {} }), readState({ tags: { Owner: "me" } }), ["tags.Owner"]),
]);
const clean = refreshed([settled("same", VPC, "vpc", readState({}))]);
const unread = refreshed([], { failure: { kind: "failed", errors: ["no credentials"] } });

describe("plinth drift", () => {
    let repository: TemporaryRepository;
    let engine: LookingEngine;
    let host: RecordingHost;

    beforeEach(() => {
        repository = smallRepository();
        engine = new LookingEngine({
            "plinth-base": [clean],
            "plinth-extra": [clean],
            "plinth-app": [clean],
            plinth: [clean],
        });
        host = recordingHost({ cwd: repository.root });
    });

    afterEach(() => {
        repository.dispose();
    });

    async function run(environment: string, options: Partial<DriftOptions> = {}): Promise<number> {
        return await drift(environment, { layer: [], format: "text", ...options }, host, async () => engine);
    }

    async function report(environment: string, options: Partial<DriftOptions> = {}): Promise<IssuedReport> {
        await run(environment, { ...options, format: "json" });
        return JSON.parse(host.out()) as IssuedReport;
    }

    it("ends with 0 where nothing differs, and says what was read", async () => {
        assert.equal(await run("layered"), 0);
        assert.match(
            host.out(),
            /^drift layered: no drift in \d+\.\d s\n {2}base {3}no drift; 1 resource read\n {2}extra {2}no drift; 1 resource read\n {2}app {4}no drift; 1 resource read\nJournal: \.plinth\/deployments\/layered\/journal\.jsonl \(run /,
        );
    });

    it("ends with 2 where something drifted, with each property and what to do", async () => {
        engine.answers["plinth-base"] = [owned];
        assert.equal(await run("layered"), 2);
        const out = host.out();
        assert.match(out, /^drift layered: drift \(DRIFT_FOUND\) in /);
        assert.match(
            out,
            /\n {2}base {3}drift; 1 resource read; 1 changed\n {6}changed {5}aws:ec2\/vpc:Vpc::vpc\n {20}tags\.Owner: not set → me\n/,
        );
        assert.match(out, /npx plinth refresh layered --layer base && npx plinth up layered --layer base/);
        assert.match(out, /write the value into environments\/layered\/base\.yaml/);
        assert.match(out, /drift: \{ benign: \[\{ resource: "aws:ec2\/vpc:Vpc::vpc", property: "tags\.Owner", /);
        assert.match(out, /More: docs\/deploy-codes\.md#drift_found/);
    });

    it("ends with 1 where something could not be read, and tells the drift of the others", async () => {
        engine.answers["plinth-base"] = [owned];
        engine.answers["plinth-app"] = [unread];
        assert.equal(await run("layered"), 1);
        assert.match(host.out(), /^drift layered: not known \(DRIFT_UNKNOWN\)/);
        assert.match(host.out(), /tags\.Owner: not set → me/);
        assert.match(host.out(), /\n {2}app {4}not known; no credentials\n/);
    });

    it("warns of what comes back empty, and of what is replaced when it is put back", async () => {
        const DATABASE = "aws:rds/instance:Instance";
        const zone = (name: string): ReturnType<typeof readState> => readState({ availabilityZone: name });
        const moved = updated(DATABASE, "moved", zone("a"), zone("b"), ["availabilityZone"]);
        const gone = settled("delete", DATABASE, "gone", readState({}));
        engine.answers["plinth"] = [refreshed([{ ...moved, keys: ["availabilityZone"] }, gone])];
        await run("single");
        const out = host.out();
        assert.match(
            out,
            /aws:rds\/instance:Instance::gone held a database: made anew it is empty\. Restore it from a backup/,
        );
        assert.match(out, /availabilityZone: a → b \(putting it back replaces the resource\)/);
        assert.match(
            out,
            /aws:rds\/instance:Instance::moved cannot be put back in place: plinth up replaces it, and it holds a database/,
        );
        await run("single", { format: "markdown" });
        assert.match(host.out(), /\| `a` \| `b` \| putting it back \*\*replaces\*\* the resource \|/);
    });

    it("looks at one layer with --layer, and at a single environment as a whole", async () => {
        await run("layered", { layer: ["app"] });
        await run("single");
        assert.deepEqual(engine.calls, ["preview refresh plinth-app", "preview refresh plinth"]);
    });

    it("leaves out what is not deployed with --if-deployed, and says so; without it nobody knows", async () => {
        engine.exists = async ({ project }) => project === "plinth-base";
        assert.equal(await run("layered", { ifDeployed: true }), 0);
        assert.match(host.err(), /^app: not deployed, or its state is lost; left out$/m);
        assert.match(host.out(), /^ {2}base /m);
        assert.doesNotMatch(host.out(), /^ {2}app /m);
        engine.exists = async () => false;
        assert.equal(await run("layered", { ifDeployed: true }), 0);
        assert.equal(await run("layered"), 1);
        engine.exists = async () => Promise.reject(new Error("no such host"));
        assert.equal(await run("layered", { ifDeployed: true }), 1, "nobody can tell what is there");
    });

    it("takes for benign what environment.yaml declares, and names entries that are of no use", async () => {
        const entry = (name: string): string =>
            `{ resource: "${VPC}::${name}", property: tags, reason: the finance tool writes it, until: 2199-12-31 }`;
        repository.edit(
            "environments/layered/environment.yaml",
            "tags:",
            `drift: { benign: [${entry("vpc")}, ${entry("gone")}] }\ntags:`,
        );
        engine.answers["plinth-base"] = [owned];
        assert.equal(await run("layered"), 0);
        assert.match(host.out(), /^drift layered: no drift, benign differences/);
        assert.match(host.out(), /tags\.Owner: not set → me \(benign: the finance tool writes it, until 2199-12-31\)/);
        assert.match(
            host.out(),
            /drift\.benign aws:ec2\/vpc:Vpc::gone tags: nothing differs that it is about\. Fix: remove it/,
        );
        assert.doesNotMatch(host.out(), /drift\.benign aws:ec2\/vpc:Vpc::vpc/);
    });

    it("refuses wrong entries of drift.benign, all at once, before anything is read", async () => {
        repository.edit(
            "environments/layered/environment.yaml",
            "tags:",
            'drift: { benign: [{ resource: vpc, property: tags, reason: "because", until: 2027-02-30 }] }\ntags:',
        );
        const code = await main(["drift", "layered"], host);
        assert.deepEqual([code, host.out()], [1, ""]);
        for (const path of ["resource", "reason", "until"])
            assert.match(host.err(), new RegExp(`drift\\.benign\\[0\\]\\.${path}: must`));
    });

    it("gives each stack the issue that a pipeline keeps", async () => {
        engine.answers["plinth-base"] = [owned];
        engine.answers["plinth-app"] = [unread];
        const { stacks, version } = await report("layered");
        assert.equal(version, 1);
        assert.deepEqual(
            stacks.map(({ issue }) => [issue.marker, issue.title, issue.state]),
            [
                ["<!-- plinth:drift plinth-base/layered -->", "Drift in layered: plinth-base", "open"],
                ["<!-- plinth:drift plinth-extra/layered -->", "Drift in layered: plinth-extra", "closed"],
                ["<!-- plinth:drift plinth-app/layered -->", "Drift in layered: plinth-app", "keep"],
            ],
        );
        assert.ok(stacks[0]?.issue.body.startsWith(`${stacks[0].issue.marker}\n`));
        assert.deepEqual(
            stacks.slice(1).map(({ issue }) => issue.body),
            ["", ""],
        );
    });

    it("opens an issue for drift in a stack of which not everything could be read", async () => {
        engine.answers["plinth"] = [
            {
                ...owned,
                failure: { kind: "failed", errors: ["x"] },
                failed: [{ urn: "urn:pulumi:a::b::c:d:E::f", message: "AccessDenied" }],
            },
        ];
        const { stacks, result } = await report("single");
        assert.deepEqual([result, stacks[0]?.issue.state], ["unknown", "open"]);
        assert.match(
            stacks[0]?.issue.body ?? "",
            /Not everything could be read \(1 of 2 resources could not be read\): there may be more\./,
        );
    });

    it("writes report, page and issues with --out, and none of an earlier run", async () => {
        engine.answers["plinth-base"] = [owned, clean];
        engine.answers["plinth-app"] = [clean, owned];
        await run("layered", { out: "drift" });
        const issues = (): string[] => readdirSync(join(repository.root, "drift/issues"));
        assert.deepEqual(issues(), ["plinth-base.md"]);
        await run("layered", { out: "drift" });
        assert.deepEqual(issues(), ["plinth-app.md"]);
        const written = JSON.parse(readFileSync(join(repository.root, "drift/drift.json"), "utf8")) as IssuedReport;
        assert.equal(
            written.stacks[2]?.issue.body,
            readFileSync(join(repository.root, "drift/issues/plinth-app.md"), "utf8"),
        );
        assert.match(readFileSync(join(repository.root, "drift/drift.md"), "utf8"), /^## ❌ drift: `layered`\n/);
    });

    it("prints a page of Markdown with every stack", async () => {
        engine.answers["plinth-base"] = [owned];
        await run("layered", { format: "markdown" });
        assert.match(host.out(), /\| `plinth-base` \| ❌ drift \| 1 \| 1 changed \|/);
        assert.match(host.out(), /\| `plinth-extra` \| ✅ no drift \| 1 \|  \|/);
        assert.match(host.out(), /### base: Changed past the settings \(1\)\n\n\| Resource \| Property \|/);
    });

    it("says where the machine has no engine", async () => {
        engine.missing = "pulumi is not on PATH";
        assert.equal(await run("layered"), 1);
        assert.match(host.out(), /not known \(ENGINE_MISSING\).*\npulumi is not on PATH\n/);
    });

    it("ends with 130 when Ctrl-C stops it", async () => {
        engine.answers["plinth"] = [refreshed([], { failure: { kind: "stopped" } })];
        host.abort(new Stopped("SIGINT"));
        assert.equal(await run("single"), 130);
    });

    it("keeps the journal where --records says, and leaves no lock", async () => {
        await run("single", { records: "elsewhere" });
        assert.ok(existsSync(join(repository.root, "elsewhere/single/journal.jsonl")));
        assert.equal(existsSync(join(repository.root, ".plinth")), false);
    });

    it("refuses --layer where the environment is one stack", async () => {
        assert.equal(await main(["drift", "single", "--layer", "base"], host), 1);
        assert.match(host.err(), /--layer: environment single has layout single/);
    });

    it("has a guide that names every field of the document", async () => {
        engine.answers["plinth-base"] = [owned];
        const document = await report("layered");
        const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/drift.md"), "utf8");
        const [, section = ""] = guide.split("\n## JSON");
        const fields = (value: unknown): string[] =>
            Array.isArray(value)
                ? value.flatMap(fields)
                : typeof value === "object" && value !== null
                  ? Object.entries(value).flatMap(([name, inner]) => [name, ...fields(inner)])
                  : [];
        for (const name of new Set(fields(document))) assert.match(section, new RegExp(`\`${name}(\\[\\])?\``), name);
    });
});
