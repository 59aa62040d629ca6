import assert from "node:assert/strict";
import { type PlanObject, Secret, unknown } from "@plinth/plan";
import { StackState } from "../state/stackState.ts";
import { holds, type InvokeAnswer, invokeAnswers } from "./answers.ts";
import { type Invocation, Invokes } from "./invokes.ts";

describe("holds", () => {
    for (const [value, expected, verdict] of [
        [{ a: 1, b: 2 }, { a: 1 }, true],
        [{ a: 1 }, {}, true],
        [{ a: { b: [1, 2], c: 3 } }, { a: { b: [1, 2] } }, true],
        [{ a: [1, 2] }, { a: [1] }, false],
        [{ a: [2, 1] }, { a: [1, 2] }, false],
        [{ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }, true],
        [{ a: 1 }, { a: "1" }, false],
        [{ b: 1 }, { a: 1 }, false],
        [{ a: null }, { a: null }, true],
        [{ a: null }, { a: { b: 1 } }, false],
        [{ a: "x" }, { a: { length: 1 } }, false],
        [{ a: unknown }, { a: 1 }, false],
    ] as const) {
        it(`is ${verdict} for ${JSON.stringify(expected)} in ${JSON.stringify(value)}`, () => {
            assert.equal(holds(structured(value), structured(expected)), verdict);
        });
    }

    it("compares what is in a secret", () => {
        assert.equal(holds({ a: new Secret("x") }, { a: "x" }), true);
        assert.equal(holds({ a: new Secret("x") }, { a: "y" }), false);
    });
});

/** The same value without `readonly`. */
function structured(value: unknown): Parameters<typeof holds>[1] {
    return value as Parameters<typeof holds>[1];
}

describe("Invokes", () => {
    const TOKEN = "test:index:getBox";

    function invokes(...answers: InvokeAnswer[]): { invokes: Invokes; state: StackState } {
        const state = new StackState("shop", "dev");
        return { invokes: new Invokes({ state, config: new Map([["test:region", "here"]]), answers }), state };
    }

    function call(token: string, args: PlanObject = {}): Invocation {
        return { token, args, provider: "", package: "test", version: "1.2.3", pluginDownloadUrl: "" };
    }

    it("gives the first answer whose token and arguments fit", () => {
        const { invokes: made, state } = invokes(
            { tok: "test:index:getOther", result: { which: "other" } },
            { tok: TOKEN, args: { name: "a" }, result: { which: "a" } },
            { tok: TOKEN, result: { which: "any" } },
            { tok: TOKEN, args: { name: "b" }, result: { which: "never" } },
        );
        assert.deepEqual(made.answer(call(TOKEN, { name: "a", size: 1 })), { which: "a" });
        assert.deepEqual(made.answer(call(TOKEN, { name: "b" })), { which: "any" });
        assert.deepEqual(state.diagnostics, []);
    });

    it("has none where nobody gave one, and says so once for each token", () => {
        const { invokes: made, state } = invokes({ tok: TOKEN, args: { name: "a" }, result: {} });
        assert.equal(made.answer(call(TOKEN, { name: "b" })), undefined);
        assert.equal(made.answer(call(TOKEN, { name: "c" })), undefined);
        assert.equal(made.answer(call("test:index:getOther")), undefined);
        assert.deepEqual(
            state.diagnostics.map(({ severity, message }) => [severity, message.split(" ")[1]]),
            [
                ["warning", TOKEN],
                ["warning", "test:index:getOther"],
            ],
        );
        assert.match(state.diagnostics[0]?.message ?? "", /its result is unknown\. Fix: give one with --answers FILE/);
    });

    it("tells the outputs of a stack that was given, and of others that nobody can say yet", () => {
        const stackOutputs = { "organization/net/dev": { vpcId: "vpc-1", password: new Secret("x") } };
        const { invokes: made, state } = invokes(...invokeAnswers({ stackOutputs }));
        const ask = (name: string) => made.answer(call("pulumi:pulumi:readStackOutputs", { name }));
        assert.deepEqual(ask("organization/net/dev"), {
            name: "organization/net/dev",
            outputs: stackOutputs["organization/net/dev"],
            secretOutputNames: ["password"],
        });
        const name = "organization/net/prod";
        assert.deepEqual(ask(name), { name, outputs: unknown, secretOutputNames: unknown });
        assert.deepEqual(state.diagnostics, []);
    });

    const REGION = "aws:index/getRegion:getRegion";
    const SUBNETS = "aws:ec2/getSubnets:getSubnets";

    /** Invokes of a stack that configures its AWS provider in part. */
    function inAws(pass: "preview" | "settled", assumeAnswers = false, ...answers: InvokeAnswer[]) {
        const state = new StackState("shop", "dev", undefined, pass);
        const config = new Map([["aws:region", "eu-west-1"]]);
        const made = new Invokes({ state, config, answers, assumeAnswers });
        const ask = (token: string, args: PlanObject = {}): PlanObject | undefined =>
            made.answer({ ...call(token, args), package: "aws" });
        return { ask, state };
    }

    it("knows in pass one what follows from the provider's configuration or is published", () => {
        const { ask, state } = inAws("preview");
        assert.equal(ask(REGION)?.["region"], "eu-west-1");
        assert.deepEqual(ask("aws:index/getAvailabilityZones:getAvailabilityZones")?.["names"], [
            "eu-west-1a",
            "eu-west-1b",
            "eu-west-1c",
        ]);
        assert.match(String(ask("aws:iam/getPolicyDocument:getPolicyDocument")?.["json"]), /2012-10-17/);
        assert.deepEqual(state.madeUpAnswers, []);
        assert.deepEqual(state.diagnostics, []);
    });

    it("does not know in pass one what is made up, but what was asked for", () => {
        const { ask, state } = inAws("preview");
        const filters = [{ name: "vpc-id", values: ["vpc-1"] }];
        const { ids, region, filters: asked } = ask(SUBNETS, { filters }) ?? {};
        assert.deepEqual([ids, region, asked], [unknown, "eu-west-1", filters]);
        const account = ask("aws:index/getCallerIdentity:getCallerIdentity");
        assert.equal(account?.["accountId"], unknown);
        assert.deepEqual(state.madeUpAnswers, [
            "aws:ec2/getSubnets:getSubnets",
            "aws:index/getCallerIdentity:getCallerIdentity",
        ]);
    });

    it("knows it in the settled pass, and where the program cannot do without", () => {
        for (const { ask } of [inAws("settled"), inAws("preview", true)]) {
            assert.equal((ask(SUBNETS)?.["ids"] as unknown[]).length, 3);
        }
    });

    it("keeps tokens secret in both passes", () => {
        const token = "aws:eks/getClusterAuth:getClusterAuth";
        assert.deepEqual(inAws("preview").ask(token, { name: "c" })?.["token"], new Secret(unknown));
        assert.ok(inAws("settled").ask(token, { name: "c" })?.["token"] instanceof Secret);
    });

    it("prefers the caller's answers to those of the simulated cloud", () => {
        const { ask } = inAws("settled", false, { tok: REGION, result: { region: "mine" } });
        assert.deepEqual(ask(REGION), { region: "mine" });
    });

    it("refuses what the provider refuses, in the engine's words", () => {
        const statement = { sid: "1", actions: ["*"] };
        assert.throws(
            () =>
                inAws("preview").ask("aws:iam/getPolicyDocument:getPolicyDocument", {
                    statements: [statement, statement],
                }),
            /^Error: invocation of aws:iam\/getPolicyDocument:getPolicyDocument returned an error: .*duplicate Sid \(1\)/,
        );
    });

    it("registers the package's default provider for a call that names none, once", () => {
        const { invokes: made, state } = invokes({ tok: TOKEN, result: {} });
        made.answer({ ...call(TOKEN), provider: "urn:pulumi:dev::shop::pulumi:providers:test::own::id" });
        assert.equal(state.resources.size, 0);
        made.answer(call(TOKEN));
        made.answer(call(TOKEN));
        const [provider] = [...state.resources.values()];
        assert.equal(state.resources.size, 1);
        assert.equal(provider?.urn, "urn:pulumi:dev::shop::pulumi:providers:test::default_1_2_3");
        assert.deepEqual(provider?.inputs, { region: "here", version: "1.2.3", __internal: {} });
    });
});
