import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FakeEngine, fakeSurroundings, type FakeSurroundings } from "../fake/index.ts";
import type { OperationResult } from "../ports/engine.ts";
import { Shop } from "../testdata/shop.ts";
import type { DeclaredBenign } from "./benign/declared.ts";
import type { DriftReport } from "./driftReport.ts";
import { findDrift } from "./findDrift.ts";
import type { DriftRequest } from "./request.ts";
import {
    LookingEngine,
    refreshed,
    settled,
    readState as state,
    updated,
    networkUrn as urn,
} from "../fake/lookingEngine.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const owned = updated(VPC, "vpc", state({ tags: {} }), state({ tags: { Owner: "me" } }), ["tags.Owner"]);
const clean = refreshed([settled("same", VPC, "vpc", state({ cidr: "10.0.0.0/16" }))]);
const denied = (name: string): OperationResult =>
    refreshed([owned], {
        failure: { kind: "failed", errors: [`${SUBNET}::${name}: AccessDenied`] },
        failed: [{ urn: urn(SUBNET, name), message: "AccessDenied" }],
    });
const wanted: DeclaredBenign = {
    resource: `${VPC}::v*`,
    property: "tags.Owner",
    reason: "the finance tool writes it",
    until: "2026-11-23",
};

describe("looking for drift", () => {
    let engine: LookingEngine;

    beforeEach(() => {
        engine = new LookingEngine({
            "plinth-network": [clean],
            "plinth-database": [clean],
            "plinth-cache": [clean],
            "plinth-cluster": [clean],
        });
    });

    async function look(
        changes: Partial<DriftRequest> = {},
        around: Partial<FakeSurroundings> = {},
    ): Promise<{ report: DriftReport; fake: FakeSurroundings }> {
        const { layers } = new Shop();
        const fake = { ...fakeSurroundings(new FakeEngine({})), engine, ...around } as FakeSurroundings;
        const asked = layers.map(({ name }) => name);
        const request: DriftRequest = { environment: "dev", layout: "layered", layers, asked, benign: [], ...changes };
        return { report: await findDrift(request, fake), fake };
    }

    it("finds none where the cloud is as the state says, by reading only", async () => {
        const { report } = await look();
        assert.deepEqual(
            [report.result, report.code, report.stacks.map(({ read }) => read)],
            ["none", undefined, [1, 1, 1, 1]],
        );
        assert.deepEqual([...engine.calls].sort(), [
            "preview refresh plinth-cache",
            "preview refresh plinth-cluster",
            "preview refresh plinth-database",
            "preview refresh plinth-network",
        ]);
    });

    it("reads stacks side by side, needs or not, and only those asked for", async () => {
        const { report } = await look({ asked: ["network", "database", "cluster"] });
        assert.equal(engine.most, 3);
        assert.deepEqual(
            report.stacks.map(({ layer }) => layer),
            ["network", "database", "cluster"],
        );
    });

    it("tells what was changed and what was deleted, the deleted first", async () => {
        engine.answers["plinth-network"] = [refreshed([owned, settled("delete", SUBNET, "a", state({}))])];
        const { report } = await look();
        assert.deepEqual([report.result, report.code], ["drift", "DRIFT_FOUND"]);
        assert.deepEqual(report.stacks[0]?.resources, [
            { urn: urn(SUBNET, "a"), type: SUBNET, name: "a", kind: "deleted", real: true, properties: [] },
            {
                urn: urn(VPC, "vpc"),
                type: VPC,
                name: "vpc",
                kind: "changed",
                real: true,
                holds: "a network with everything in it",
                properties: [{ property: "tags.Owner", inCloud: "me" }],
            },
        ]);
    });

    it("says what could not be read, and that nobody knows, with the drift that it found all the same", async () => {
        engine.answers["plinth-network"] = [denied("a")];
        const { report } = await look();
        assert.deepEqual([report.result, report.code], ["unknown", "DRIFT_UNKNOWN"]);
        const [network] = report.stacks;
        assert.equal(network?.reason, "1 of 2 resources could not be read");
        assert.deepEqual(
            network.resources.map(({ name, kind, real, reason }) => [name, kind, real, reason]),
            [
                ["vpc", "changed", true, undefined],
                ["a", "unreadable", false, "AccessDenied"],
            ],
        );
    });

    it("does not know what became of operations that never ended, and names their runbook", async () => {
        const pending = [{ resource: { urn: urn(SUBNET, "half") }, type: "creating" }];
        engine.checkpoint = { version: 3, deployment: { resources: [], pending_operations: pending } };
        const { report } = await look({ asked: ["network"] });
        const [network] = report.stacks;
        assert.deepEqual(
            [network?.result, network?.code, network?.reason],
            ["unknown", "DRIFT_UNKNOWN", "1 operation never ended"],
        );
        const [half] = network?.resources ?? [];
        assert.deepEqual([half?.name, half?.kind], ["half", "unreadable"]);
        const reason = half?.reason ?? "";
        assert.match(
            reason,
            /^a run never ended creating it, or is at work; see docs\/runbooks\/deploy\/pending-operations\.md$/,
        );
        assert.ok(existsSync(join(import.meta.dirname, "../../../..", reason.split("see ")[1] ?? "")));
    });

    it("does not know of a stack that is not there or cannot be read at all, and looks at the others", async () => {
        delete engine.answers["plinth-cache"];
        engine.answers["plinth-cluster"] = [new Error("passphrase must be set")];
        engine.answers["plinth-database"] = [
            refreshed([], { failure: { kind: "failed", errors: ["no credentials"] } }),
        ];
        engine.answers["plinth-network"] = [refreshed([owned])];
        const { report } = await look();
        assert.deepEqual(
            report.stacks.map(({ result, reason }) => [result, reason]),
            [
                ["drift", undefined],
                ["unknown", "no credentials"],
                ["unknown", "the stack is not there: never deployed, or its state is lost"],
                ["unknown", "passphrase must be set"],
            ],
        );
        assert.equal(report.code, "DRIFT_UNKNOWN");
    });

    it("takes for benign what the environment declares, up to the last day, and says why", async () => {
        engine.answers["plinth-network"] = [refreshed([owned])];
        const { report } = await look({ benign: [wanted] });
        assert.deepEqual([report.result, report.code, report.idle], ["benign", undefined, []]);
        const [property] = report.stacks[0]?.resources[0]?.properties ?? [];
        assert.deepEqual(property?.benign, { reason: wanted.reason, until: wanted.until });
    });

    it("counts as drift from the day after, and says that it was declared", async () => {
        engine.answers["plinth-network"] = [refreshed([owned])];
        const over = { ...wanted, until: "2026-11-22" };
        const { report } = await look({ benign: [over] });
        assert.equal(report.result, "drift");
        const [property] = report.stacks[0]?.resources[0]?.properties ?? [];
        assert.deepEqual(property?.expired, { reason: wanted.reason, until: "2026-11-22" });
        assert.deepEqual(report.idle, [
            { resource: wanted.resource, property: "tags.Owner", until: "2026-11-22", why: "expired" },
        ]);
    });

    it("never takes a deletion for benign, not even of what the program only reads", async () => {
        for (const gone of [state({}), state({}, { external: true })]) {
            engine.answers["plinth-network"] = [refreshed([settled("delete", VPC, "vpc", gone)])];
            const { report } = await look({ benign: [{ ...wanted, property: "*" }] });
            assert.equal(report.result, "drift");
        }
    });

    it("says which declared entries are of no use, where it has looked at everything", async () => {
        const { report } = await look({ benign: [wanted] });
        assert.deepEqual(
            report.idle.map(({ why }) => why),
            ["unused"],
        );
        assert.deepEqual((await look({ benign: [wanted], asked: ["cache"] })).report.idle, []);
        engine.answers["plinth-cache"] = [denied("a")];
        assert.deepEqual((await look({ benign: [{ ...wanted, resource: "a:b:c::d" }] })).report.idle, []);
    });

    it("tries again what passes by itself, and nothing else", async () => {
        const throttled = refreshed([], {
            failure: { kind: "failed", errors: ["api error Throttling: Rate exceeded"] },
        });
        engine.answers["plinth-network"] = [throttled, throttled, clean];
        const { report, fake } = await look({ asked: ["network"] });
        assert.deepEqual([report.result, report.stacks[0]?.attempts, fake.waits.length], ["none", 3, 2]);
        engine.answers["plinth-network"] = [denied("a")];
        assert.equal((await look({ asked: ["network"] })).report.stacks[0]?.attempts, 1);
    });

    it("masks what is secret in the stack, wherever it stands", async () => {
        const leaking = updated(VPC, "vpc", state({ note: "x" }), state({ note: "it is hunter2-hunter2" }), ["note"]);
        engine.answers["plinth-network"] = [
            refreshed([leaking], {
                warnings: ["hunter2-hunter2"],
                failed: [{ urn: urn(SUBNET, "a"), message: "hunter2-hunter2" }],
            }),
        ];
        const { report, fake } = await look();
        assert.ok(!JSON.stringify([report, fake.entries, fake.said]).includes("hunter2-hunter2"));
        assert.match(JSON.stringify(report), /it is \[secret\]/);
    });

    it("writes into the journal what every stack looked like", async () => {
        engine.answers["plinth-network"] = [refreshed([owned])];
        const { fake } = await look({ asked: ["network", "cache"], commit: "abc" });
        assert.deepEqual(
            fake.entries.map(({ event, verb }) => [event, verb]),
            [
                ["start", "drift"],
                ["drift", "drift"],
                ["drift", "drift"],
                ["end", "drift"],
            ],
        );
        const [network] = fake.entries.filter((entry) => entry.event === "drift");
        assert.deepEqual([network?.result, network?.drifted, network?.deleted], ["drift", [urn(VPC, "vpc")], 0]);
        const end = fake.entries.at(-1);
        assert.ok(end?.event === "end" && end.result === "blocked" && end.code === "DRIFT_FOUND");
    });

    it("writes lines that the page on the journal describes, field by field", async () => {
        engine.answers["plinth-network"] = [denied("a")];
        const { fake } = await look({ commit: "abc" });
        const page = readFileSync(join(import.meta.dirname, "../../../../docs/deploy-journal.md"), "utf8");
        const [, section = ""] = page.split("## Looking for drift");
        const lines = fake.entries.filter(({ event }) => event === "drift");
        for (const field of new Set(lines.flatMap((line) => Object.keys(line)))) {
            const everywhere = ["version", "time", "correlationId", "environment", "event"].includes(field);
            assert.ok(everywhere || section.includes(`\`${field}\``), field);
        }
    });

    it("refuses a machine without the engine", async () => {
        engine.missing = "pulumi is not on PATH";
        const { report } = await look();
        assert.deepEqual(
            [report.result, report.code, report.reason],
            ["unknown", "ENGINE_MISSING", "pulumi is not on PATH"],
        );
    });

    it("ends as interrupted when a signal stops it", async () => {
        const stop = new AbortController();
        stop.abort();
        engine.answers["plinth-network"] = [refreshed([], { failure: { kind: "stopped" } })];
        const { report } = await look({ asked: ["network"] }, { signal: stop.signal });
        assert.deepEqual([report.result, report.code], ["unknown", "INTERRUPTED"]);
    });
});
