import assert from "node:assert/strict";
import { type PlanValue, Secret, unknown } from "@plinth/plan";
import { defaultProvider, isUnconfigured, plainResource, type ProviderConfig } from "./providers.ts";
import { StackState } from "./stackState.ts";

describe("a default provider", () => {
    const config: ProviderConfig = new Map<string, PlanValue>([
        ["test:region", "here"],
        ["shop:token", new Secret("hush")],
    ]);

    function inputsOf(pkg: string): unknown {
        const state = new StackState("shop", "dev");
        defaultProvider(state, { package: pkg, version: "", pluginDownloadUrl: "" }, config, () => "");
        return [...state.resources.values()][0]?.inputs;
    }

    it("is configured with what the stack says of its package", () => {
        assert.deepEqual(inputsOf("test"), { region: "here" });
    });

    it("of dynamic resources is configured with everything the stack says, by full keys", () => {
        assert.deepEqual(inputsOf("pulumi-nodejs"), { "test:region": "here", "shop:token": new Secret("hush") });
    });

    it("counts as configured, though something in it could not be decrypted", () => {
        const given = { urn: "urn", type: "pulumi:providers:test", name: "p", outputs: {}, id: "" };
        const inputs = { token: new Secret(unknown) };
        assert.equal(isUnconfigured(plainResource({ ...given, inputs })), false);
        assert.equal(isUnconfigured(plainResource({ ...given, inputs, parent: "stack" })), true);
        assert.equal(isUnconfigured(plainResource({ ...given, inputs: { token: "t" }, parent: "stack" })), false);
        assert.equal(isUnconfigured(undefined), false);
    });

    it("is refused where the configuration forbids it, in the words of whoever asks", () => {
        const ask = (disabled: string, pkg: string): string => {
            const forbidding = new Map([["pulumi:disable-default-providers", disabled]]);
            const request = { package: pkg, version: "", pluginDownloadUrl: "" };
            return defaultProvider(new StackState("shop", "dev"), request, forbidding, () => `no ${pkg}`);
        };
        assert.throws(() => ask('["aws", " test "]', "test"), { message: "no test" });
        assert.throws(() => ask('["*"]', "test"), { message: "no test" });
        for (const [disabled, pkg] of [
            ['["aws"]', "test"],
            ["", "test"],
            ['["*"]', "pulumi"],
        ] as const)
            assert.match(ask(disabled, pkg), /::default::/);
    });
});
