import assert from "node:assert/strict";
import { usedOptOuts } from "@plinth/core/optOuts";
import { webAclOptOuts } from "./optOuts.ts";

const texts = (shape: Parameters<(typeof webAclOptOuts)[number]["uses"]>[0]) =>
    usedOptOuts(webAclOptOuts, shape).map(({ risk, path }) => `${risk} ${path}`);

describe("what makes a web ACL less safe", () => {
    it("is nothing of what it does by itself, and no mode", () => {
        assert.deepEqual(texts({}), []);
        assert.deepEqual(texts({ mode: "count", groups: { common: "count", anonymousIp: "off" }, protect: true }), []);
        assert.deepEqual(texts({ redactedHeaders: ["authorization", "cookie", "x-api-key"] }), []);
    });

    it("is what lets requests pass, and what shows or loses logs", () => {
        assert.deepEqual(
            texts({
                groups: { common: "off" },
                rate: "off",
                allow: ["203.0.113.0/24"],
                redactedHeaders: ["authorization"],
                protect: false,
            }),
            ["exposes groups.common", "exposes rate", "exposes allow", "exposes redactedHeaders", "loses protect"],
        );
    });
});
