import assert from "node:assert/strict";
import { Secret, unknown } from "@plinth/plan";
import { foundInSteps } from "./live.ts";

describe("what the engine's preview says of existing resources", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };

    it("is what it read and what it would do, where it goes on to change them", () => {
        const found = foundInSteps([
            { op: "create", urn: "other" },
            { op: "import", urn: "a", newState: { inputs: { size: 1 } } },
            {
                op: "update",
                urn: "a",
                oldState: { inputs: { size: 2, password: secret } },
                diffReasons: ["size", "tagsAll"],
            },
        ]);
        assert.deepEqual([...found.keys()], ["a"]);
        assert.deepEqual(found.get("a"), {
            inputs: { size: 2, password: new Secret(unknown) },
            told: "all",
            differing: new Map([
                ["size", "update"],
                ["tagsAll", "update"],
            ]),
        });
    });

    it("names what replaces", () => {
        const found = foundInSteps([
            { op: "import", urn: "a" },
            {
                op: "create-replacement",
                urn: "a",
                oldState: { inputs: {} },
                diffReasons: ["cidr"],
                replaceReasons: ["cidr"],
            },
            { op: "replace", urn: "a", oldState: { inputs: {} }, replaceReasons: ["cidr"] },
        ]);
        assert.deepEqual(found.get("a")?.differing, new Map([["cidr", "replace"]]));
    });

    it("is what the state has of those that were adopted before, and nothing of what is made", () => {
        const found = foundInSteps([
            { op: "same", urn: "a", oldState: { inputs: { size: 1 } } },
            { op: "update", urn: "b", oldState: { inputs: { size: 1 } }, diffReasons: ["size"] },
            { op: "create", urn: "c" },
        ]);
        assert.deepEqual([...found.keys()], ["a", "b"]);
        assert.deepEqual([found.get("a")?.told, found.get("b")?.inputs], ["same", { size: 1 }]);
    });

    it("is that nothing differs, where the import is all", () => {
        assert.deepEqual(foundInSteps([{ op: "import", urn: "a" }]).get("a"), { inputs: {}, told: "same" });
    });
});
