import assert from "node:assert/strict";
import { runMocha, runNode } from "../testdata/mocha.ts";

const REQUIRE = ["--require", "@plinth/testing/mocha"];
const PARALLEL = ["one", "two", "three"].map((name) => `testdata/parallel_${name}.ts`);

describe("the hooks of mocha", () => {
    it("hold for files that do not import them, by --require", async () => {
        const { outcomes, ended } = await runMocha(...REQUIRE, "testdata/withoutImport.ts");
        assert.equal(ended.code, 1);
        assert.match(outcomes[0]?.err.message ?? "", /^unhandled rejection: Expected values to be strictly equal/);
    });

    it("hold for every file of parallel runs, by --require", async () => {
        const { outcomes } = await runMocha(...REQUIRE, "--parallel", "--jobs", "2", ...PARALLEL);
        assert.equal(outcomes.length, PARALLEL.length);
        for (const { err } of outcomes) assert.match(err.message ?? "", /^unhandled rejection: Expected values/);
    });

    it("fail the run for what its last hooks leave", async () => {
        const { ended } = await runMocha("testdata/leftOver.ts");
        assert.equal(ended.code, 1);
        assert.match(
            ended.stdout,
            /\\"after all\\" hook: afterAll in \\"\{root\}\\"[^]*unhandled rejection: left behind/,
        );
    });

    it("are not called twice where a file imports them as well", async () => {
        const { outcomes } = await runMocha(...REQUIRE, PARALLEL[0] ?? "");
        assert.equal(outcomes.length, 1);
        assert.match(outcomes[0]?.err.message ?? "", /^unhandled rejection: Expected values/);
    });
});

describe("a program without a test runner", () => {
    it("ends well where nothing is wrong", async () => {
        for (const how of ["check", "leave"]) {
            const { code, stderr } = await runNode("testdata/program.ts", how, "orders");
            assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
        }
    });

    it("fails by assertSettled", async () => {
        const { code, stderr } = await runNode("testdata/program.ts", "check", "another");
        assert.equal(code, 1);
        assert.match(stderr, /Error: unhandled rejection: Expected values to be strictly equal/);
    });

    it("fails at its exit when it does not call that", async () => {
        const { code, stderr } = await runNode("testdata/program.ts", "leave", "another");
        assert.equal(code, 1);
        assert.match(
            stderr,
            /^mistakes that no test reported \(call assertSettled at its end\):\nunhandled rejection: Expected values/,
        );
    });
});
