import assert from "node:assert/strict";
import type { SmokeCheck } from "./settings.ts";
import { Looking } from "./testdata/looking.ts";

describe("addresses that have to answer", () => {
    let looking: Looking;

    beforeEach(() => {
        looking = new Looking();
    });

    const check = (target: { url: string } | { output: string; path?: string }): SmokeCheck => ({
        layer: "shop",
        ...target,
        status: 200,
        timeoutSeconds: 5,
    });
    const url = "https://shop.example.com/health";

    it("pass with the answer that is expected, once it comes", async () => {
        looking.probes.answers = { [url]: [new Error("connection refused"), { status: 200, body: "ok" }] };
        const [found] = await looking.at([], { smoke: [{ ...check({ url }), contains: "ok" }] });
        assert.deepEqual(found, { check: "smoke", subject: url, seconds: 10, outcome: "passed" });
    });

    it("fail with another status, without the text, and without an answer", async () => {
        looking.probes.answers = { [url]: [{ status: 503, body: "starting" }] };
        const [found] = await looking.at([], { smoke: [{ ...check({ url }), contains: "ok" }] });
        assert.ok(found?.outcome === "failed");
        assert.deepEqual(found.problems, ["answered 503, and 200 is expected", 'the answer does not contain "ok"']);
        looking.probes.answers = {};
        const [none] = await looking.at([], { smoke: [check({ url })] });
        assert.ok(none?.outcome === "failed");
        assert.deepEqual(none.problems, ["connection refused"]);
    });

    it("may be an output of the layer, also where the environment is one stack", async () => {
        const smoke = [check({ output: "instances.web.host", path: "/health" })];
        const instances = { value: { web: { host: "shop.example.com" } }, secret: false };
        looking.probes.answers = { [url]: [{ status: 200, body: "" }] };
        assert.equal((await looking.at([], { smoke }, { outputs: { instances } }))[0]?.outcome, "passed");
        const outputs = { shop: { value: { instances: instances.value }, secret: false } };
        const single = await looking.at([], { smoke }, { outputs, layout: "single", layer: "environment" });
        assert.deepEqual([single[0]?.subject, single[0]?.outcome], [url, "passed"]);
    });

    it("are not checked where the output is missing, secret or no address, and name it", async () => {
        for (const [value, secret, missing] of [
            [undefined, false, "there is no output url that is a text"],
            ["https://shop.example.com", true, "output url is secret, and an address in a journal is not"],
            ["https://", false, 'output url is no address: "https://"'],
        ] as const) {
            const smoke = [check({ output: "url" })];
            const [found] = await looking.at([], { smoke }, { outputs: { url: { value, secret } } });
            assert.ok(found?.outcome === "notChecked");
            assert.deepEqual([found.subject, found.missing], ["output url", missing]);
        }
    });

    it("are asked for after their own layer only", async () => {
        assert.deepEqual(await looking.at([], { smoke: [{ ...check({ url }), layer: "other" }] }), []);
    });
});
