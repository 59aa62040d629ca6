import assert from "node:assert/strict";
import { type Ended, type Outcome, runMocha } from "../testdata/mocha.ts";

/** What each test of testdata/mistakes.ts must fail with. */
const MISTAKES: readonly (readonly [title: string, message: RegExp])[] = [
    [
        "makes two resources of one URN",
        /^Duplicate resource URN 'urn:pulumi:dev::shop::aws:s3\/bucket:Bucket::logs'; try giving it a unique name$/,
    ],
    [
        "goes on with the mocks of one that the engine refused (other)",
        /^the engine serves nothing any more, as it refused something in an earlier test; call setMocks again: Duplicate/,
    ],
    [
        "goes on with the mocks of one that the engine refused (another)",
        /^the engine serves nothing any more, as it refused something in an earlier test; call setMocks again: Duplicate/,
    ],
    [
        "calls a function that nobody answers, and swallows the error",
        /^shop:index:getStock was called and nothing answers it\. Give its result in call$/,
    ],
    [
        "calls a method that nobody answers",
        /^shop:index:Page\/getStock was called and nothing answers it\. Give its result in call$/,
    ],
    [
        "makes a resource of a type without a model",
        /^shop:index:Box has no model in the simulated cloud, and no mock: its id and outputs are invented \(urn:pulumi:dev::shop::shop:index:Box::box\)\. Give them in newResource$/,
    ],
    [
        "ends before a registration",
        /^stuck \[aws:s3\/bucket:Bucket\] was never registered: it waits for the value of its input bucket$/,
    ],
    [
        "has a mock that does not return",
        /^stuck \[aws:s3\/bucket:Bucket\] was never answered: a mock has not returned$/,
    ],
    [
        "registers outputs that never come",
        /^the program waits for a value that does not come: monitor\.registerResourceOutputs\(\.\.\.\)\.outputs\.url$/,
    ],
    [
        "asserts in an apply that nobody awaits",
        /^unhandled rejection: Expected values to be strictly equal:[^]*another/,
    ],
    [
        "returns an apply with a false assertion",
        /^unhandled rejection: Expected values to be strictly equal:[^]*another/,
    ],
    [
        "awaits an apply over an unknown value",
        /^an apply at testdata\/mistakes\.ts:\d+:\d+ did not run: its value is unknown/,
    ],
    [
        "checks an unknown value by a function of its own",
        /^an apply at testdata\/mistakes\.ts:\d+:\d+ did not run: its value is unknown/,
    ],
    [
        "waits for done in an apply that does not run",
        /^Timeout of 1000ms exceeded[^]*\nan apply at testdata\/mistakes\.ts:\d+:\d+ did not run: its value is unknown/,
    ],
    ["calls done before an apply that fails", /^unhandled rejection: Expected values to be strictly equal:[^]*another/],
    [
        "asserts in an apply whose callback does not finish",
        /^an apply at testdata\/mistakes\.ts:\d+:\d+ has not finished: its callback waits for something that does not come$/,
    ],
    [
        "asserts over a value that never comes",
        /^an apply at testdata\/mistakes\.ts:\d+:\d+ did not run: its value never came, so nothing was asserted$/,
    ],
    ["drops a rejection", /^unhandled rejection: forgotten$/],
    [
        "asserts over an unknown value of a recording",
        /^an apply at testdata\/mistakes\.ts:\d+:\d+ did not run: its value is unknown/,
    ],
    [
        "asserts over an unknown value in a recorded program",
        /^an apply at testdata\/mistakes\.ts:\d+:\d+ did not run: its value is unknown/,
    ],
    ["fails for an answer that is missing", /^as it should\nshop:index:Box has no model in the simulated cloud/],
];

describe("a test with mocks", () => {
    let outcomes: readonly Outcome[];
    let ended: Ended;

    before(async () => {
        ({ outcomes, ended } = await runMocha("testdata/mistakes.ts"));
    });

    for (const [title, message] of MISTAKES) {
        it(`fails that ${title}`, () => {
            const found = outcomes.find(({ fullTitle }) => fullTitle === `a test that ${title}`);
            assert.match(found?.err.message ?? "(passed)", message);
        });
    }

    it("passes where nothing is wrong: components with unknown values, rejections it expects, second tries", () => {
        const passing = outcomes.filter(({ fullTitle }) => fullTitle.startsWith("a test passes that"));
        assert.deepEqual(
            passing.filter(({ err }) => err.message !== undefined),
            [],
        );
        assert.equal(passing.length, 9);
    });

    it("fails alone: the others run, and nothing is left for the process to say", () => {
        assert.equal(outcomes.length, MISTAKES.length + 9);
        assert.equal(ended.code, MISTAKES.length);
        assert.equal(ended.stderr, "");
    });
});
