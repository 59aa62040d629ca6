import assert from "node:assert/strict";
import { z } from "zod";
import { inspectEnvironment } from "./check.ts";
import { defineSettings } from "./define.ts";
import { type EffectiveSetting, effectiveSettings } from "./effective.ts";
import type { Overrides } from "./overrides.ts";
import { environmentYaml, TemporaryRepositories } from "./testdata/repository.ts";

const rotation = z.discriminatedUnion("every", [
    z.strictObject({ every: z.literal("days"), days: z.int().describe("Days between two.") }),
    z.strictObject({ every: z.literal("schedule"), at: z.string().describe("A schedule.") }),
]);

const network = defineSettings({
    layer: "network",
    schema: z.strictObject({
        zones: z.array(z.string()),
        nat: z.enum(["single", "perZone"]).default("perZone").describe("perZone keeps an outage small."),
        natZone: z.string().optional().describe("Default: the first one."),
        logs: z
            .strictObject({
                days: z.int().default(365).describe("A year back."),
                fields: z.array(z.string()).optional(),
            })
            .prefault({}),
        peers: z.record(z.string(), z.strictObject({ cidr: z.string().describe("Its block.") })).default({}),
        rotation: rotation.optional(),
        rules: z.array(z.strictObject({ port: z.int().describe("The port.") })).default([]),
    }),
});

describe("effective settings", () => {
    const repositories = new TemporaryRepositories();
    after(() => repositories.remove());

    function explained(lines: readonly string[], values: Overrides = {}): Record<string, EffectiveSetting> {
        const repository = repositories.write({
            "environments/dev/environment.yaml": environmentYaml(),
            "environments/dev/network.yaml": lines.join("\n"),
        });
        const overrides = { network: { project: "plinth-network", values } };
        const read = inspectEnvironment({ repository, environment: "dev", layers: [network], overrides });
        assert.deepEqual(read.problems, []);
        const file = read.files.get("network");
        assert.ok(file !== undefined);
        return Object.fromEntries(effectiveSettings(file).map((setting) => [setting.path, setting]));
    }

    it("say which line of the file a value stands on", () => {
        const found = explained(["# two", "zones: [a, b]", "logs:", "    days: 30"]);
        assert.deepEqual(found["zones"]?.value, ["a", "b"]);
        assert.deepEqual(found["zones"]?.origin, { kind: "file", place: "environments/dev/network.yaml:2" });
        assert.deepEqual(found["logs.days"]?.origin, { kind: "file", place: "environments/dev/network.yaml:4" });
    });

    it("say that a value is the schema's default, and why", () => {
        const found = explained(["zones: [a]"]);
        assert.deepEqual(found["nat"], {
            path: "nat",
            value: "perZone",
            origin: { kind: "default" },
            description: "perZone keeps an outage small.",
        });
        assert.deepEqual([found["logs.days"]?.value, found["logs.days"]?.origin.kind], [365, "default"]);
        assert.deepEqual([found["peers"]?.value, found["peers"]?.origin.kind], [{}, "default"]);
    });

    it("say what nobody sets, too, with what then holds", () => {
        const { natZone, rotation } = explained(["zones: [a]"]);
        assert.deepEqual([natZone?.value, natZone?.origin.kind], [undefined, "unset"]);
        assert.equal(natZone?.description, "Default: the first one.");
        assert.equal(rotation?.origin.kind, "unset");
    });

    it("say that stack configuration won, for a value and for what lies in a map or list it gives", () => {
        const found = explained(["zones: [a]", "nat: single", "logs:", "    days: 30"], {
            nat: "perZone",
            logs: '{"fields":["pkt-srcaddr"]}',
            peers: '{"office":{"cidr":"10.1.0.0/16"}}',
        });
        assert.deepEqual(
            [found["nat"]?.value, found["nat"]?.origin],
            ["perZone", { kind: "config", key: "plinth-network:nat" }],
        );
        assert.deepEqual(found["logs.fields"]?.origin, { kind: "config", key: "plinth-network:logs" });
        assert.deepEqual(found["logs.days"]?.origin, { kind: "file", place: "environments/dev/network.yaml:4" });
        assert.deepEqual(found["peers.office.cidr"]?.origin, { kind: "config", key: "plinth-network:peers" });
        assert.equal(found["peers.office.cidr"]?.description, "Its block.");
    });

    it("describe the form a value has, of several it may have", () => {
        const found = explained(["zones: [a]", "rotation: { every: schedule, at: noon }"]);
        assert.deepEqual(
            Object.keys(found).filter((path) => path.startsWith("rotation")),
            ["rotation.every", "rotation.at"],
        );
        assert.equal(found["rotation.at"]?.description, "A schedule.");
    });

    it("go into lists of maps, entry by entry", () => {
        const found = explained(["zones: [a]", "rules:", "    - port: 80", "    - port: 443"]);
        assert.deepEqual([found["rules[1].port"]?.value, found["rules[1].port"]?.description], [443, "The port."]);
        assert.deepEqual(found["rules[1].port"]?.origin, { kind: "file", place: "environments/dev/network.yaml:4" });
    });
});
