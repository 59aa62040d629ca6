import assert from "node:assert/strict";
import { SECRETS_PROVIDER as OF_DEPLOYER } from "@plinth/deployer/automation";
import { engineEnvironment, SECRETS_PROVIDER } from "./engineEnvironment.ts";

const state = { backend: "s3://acme-dev?region=eu-west-1", secretsProvider: "awskms://alias/a?region=eu-west-1" };
const SIMULATED = { PULUMI_DEBUG_PROVIDERS: "aws:4000,random:4001" };
const backendOf = (env: Record<string, string | undefined>): string | undefined =>
    engineEnvironment(env, "dev", state)["PULUMI_BACKEND_URL"];

describe("the engine's environment", () => {
    it("has the backend of the environment's settings, also where a forge's variable is empty or says the same", () => {
        for (const env of [{}, { PULUMI_BACKEND_URL: "" }, { PULUMI_BACKEND_URL: `${state.backend}/` }]) {
            assert.equal(backendOf(env), state.backend);
        }
        assert.equal(engineEnvironment({}, "dev", state)[SECRETS_PROVIDER], state.secretsProvider);
        assert.equal(SECRETS_PROVIDER, OF_DEPLOYER);
    });

    it("is as it was where settings say nothing, but for the look for a newer version", () => {
        const env = { PULUMI_BACKEND_URL: "file:///tmp/x", PATH: "/bin" };
        assert.deepEqual(engineEnvironment(env, "dev", undefined), { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" });
    });

    it("refuses another backend than the settings have, naming both", () => {
        assert.throws(
            () => backendOf({ PULUMI_BACKEND_URL: "s3://other?region=eu-west-1" }),
            /keeps its states in s3:\/\/acme-dev.*PULUMI_BACKEND_URL is s3:\/\/other.*Fix: unset PULUMI_BACKEND_URL/,
        );
    });

    it("refuses to write a simulated cloud into real states, and takes a folder for them, with a passphrase", () => {
        for (const env of [
            {},
            { PULUMI_BACKEND_URL: state.backend },
            { PULUMI_BACKEND_URL: "https://api.pulumi.com" },
        ]) {
            assert.throws(() => backendOf({ ...SIMULATED, ...env }), /must not be written into them\. Fix: export/);
        }
        assert.equal(backendOf({ ...SIMULATED, PULUMI_BACKEND_URL: "file:///tmp/x" }), "file:///tmp/x");
        const folder = { ...SIMULATED, PULUMI_BACKEND_URL: "file:///tmp/x" };
        assert.equal(engineEnvironment(folder, "dev", state)[SECRETS_PROVIDER], undefined);
    });
});
