import assert from "node:assert/strict";
import { applyOverrides } from "./overrides.ts";

describe("applyOverrides", () => {
    const file = {
        account: "111111111111",
        nat: "perZone",
        zones: ["a", "b"],
        retentionDays: 30,
        protect: true,
        instances: { orders: { size: 1, "x.y": 1 }, events: { size: 2 } },
    };

    function data(overrides: Record<string, string>): Record<string, unknown> {
        const { data, problems } = applyOverrides(file, overrides, "plinth-network");
        assert.deepEqual(problems, []);
        return data;
    }

    it("keeps what is not overridden", () => {
        assert.deepEqual(data({}), file);
        assert.deepEqual(data({ nat: "single" }), { ...file, nat: "single" });
    });

    it("reads numbers, booleans and lists, which Pulumi keeps as text", () => {
        assert.equal(data({ retentionDays: "90" })["retentionDays"], 90);
        assert.equal(data({ protect: "false" })["protect"], false);
        assert.deepEqual(data({ zones: '["c"]' })["zones"], ["c"]);
    });

    it("keeps text where the file has text: an account id is no number", () => {
        assert.equal(data({ account: "222222222222" })["account"], "222222222222");
        assert.equal(data({ account: "000000000001" })["account"], "000000000001");
        assert.equal(data({ nat: "[true]" })["nat"], "[true]");
    });

    it("merges maps key by key and replaces everything else", () => {
        assert.deepEqual(data({ instances: '{"orders":{"size":3},"added":{"size":1}}' })["instances"], {
            orders: { size: 3, "x.y": 1 },
            events: { size: 2 },
            added: { size: 1 },
        });
        assert.deepEqual(data({ instances: "3" })["instances"], 3);
    });

    it("keeps text inside maps too, although pulumi config set --path makes numbers of it", () => {
        const versions = { instances: { orders: { version: "15", account: "1", flag: "no", size: 1 } } };
        const set = '{"orders":{"version":16,"account":222222222222,"flag":true,"size":2}}';
        assert.deepEqual(applyOverrides(versions, { instances: set }, "plinth-database").data, {
            instances: { orders: { version: "16", account: "222222222222", flag: "true", size: 2 } },
        });
    });

    it("leaves the file's own data alone", () => {
        const before = structuredClone(file);
        data({ instances: '{"orders":{"size":3}}', zones: "[]" });
        assert.deepEqual(file, before);
    });

    it("takes an empty value as null, not as nothing", () => {
        assert.equal(data({ retentionDays: "" })["retentionDays"], null);
    });

    it("says from which key each overridden path comes", () => {
        const { origins } = applyOverrides(
            file,
            { nat: "single", instances: '{"orders":{"x.y":3,"size":4}}' },
            "plinth-network",
        );
        assert.deepEqual(
            [...origins],
            [
                ["nat", "plinth-network:nat"],
                ['instances.orders["x.y"]', "plinth-network:instances"],
                ["instances.orders.size", "plinth-network:instances"],
            ],
        );
    });

    it("names the command for a setting of a layer that shares its project with others", () => {
        const { problems } = applyOverrides(file, { zones: "[a, b" }, "plinth:network");
        assert.equal(
            problems[0]?.fix,
            "pulumi config set --path plinth:network.zones '<value>', or pulumi config rm --path plinth:network.zones",
        );
    });

    it("refuses a value that does not read as YAML, naming the key and the command that mends it", () => {
        const { problems, data } = applyOverrides(file, { zones: "[a, b", nat: "single" }, "plinth-network");
        assert.deepEqual(problems, [
            {
                file: "config plinth-network:zones",
                path: "zones",
                rule: "must be a value that reads as YAML or JSON",
                value: "[a, b",
                fix: "pulumi config set plinth-network:zones '<value>', or pulumi config rm plinth-network:zones",
            },
        ]);
        assert.equal(data["nat"], "single");
        assert.deepEqual(data["zones"], ["a", "b"]);
    });
});
