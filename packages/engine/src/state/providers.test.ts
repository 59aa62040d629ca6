import assert from "node:assert/strict";
import { type PlanValue, Secret } from "@plinth/plan";
import { defaultProvider, type ProviderConfig } from "./providers.ts";
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
});
