import assert from "node:assert/strict";
import { givenAnswer } from "./givenAnswers.ts";
import { markedSecret } from "./wire.ts";

const TOKEN = "aws:route53/getZone:getZone";

describe("given answers", () => {
    const answers = [
        { tok: TOKEN, args: { name: "a", list: [{ b: 1 }] }, result: { zoneId: "A" } },
        { tok: TOKEN, args: { name: markedSecret("s") }, result: { zoneId: "S" } },
        { tok: TOKEN, args: { name: null }, result: { zoneId: "N" } },
    ];

    it("fit calls whose arguments hold theirs", () => {
        assert.deepEqual(givenAnswer(answers, TOKEN, { name: "a", list: [{ b: 1, c: 2 }], more: 1 }), { zoneId: "A" });
        assert.deepEqual(givenAnswer(answers, TOKEN, { name: "s" }), { zoneId: "S" });
        assert.deepEqual(givenAnswer(answers, TOKEN, { name: null }), { zoneId: "N" });
    });

    it("fit no others", () => {
        assert.equal(givenAnswer(answers, TOKEN, { name: "a", list: [{ b: 1 }, {}] }), undefined);
        assert.equal(givenAnswer(answers, TOKEN, { name: { length: 1 } }), undefined);
        assert.equal(givenAnswer(answers, "aws:index/getRegion:getRegion", { name: "s" }), undefined);
    });
});
