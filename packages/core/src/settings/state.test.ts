import assert from "node:assert/strict";
import { stateSchema } from "./state.ts";

const good = {
    backend: "s3://acme-dev-state?region=eu-west-1",
    secretsProvider: "awskms://alias/a/b?region=eu-west-1",
};

describe("where states are kept", () => {
    const taken: readonly (readonly [string, object])[] = [
        ["a bucket with a key", good],
        ["a bucket with a passphrase", { ...good, secretsProvider: "passphrase" }],
        ["Pulumi Cloud with its own keys", { backend: "https://api.pulumi.com", secretsProvider: "default" }],
        ["Pulumi Cloud with a key of one's own", { ...good, backend: "https://api.pulumi.com" }],
        ["a folder", { backend: "file:///srv/state", secretsProvider: "passphrase" }],
    ];
    for (const [what, value] of taken) {
        it(`may be ${what}`, () => assert.equal(stateSchema.safeParse(value).success, true));
    }

    const refused: readonly (readonly [string, object, string])[] = [
        [
            "a bucket without its region, which the CLI would guess",
            { ...good, backend: "s3://acme-dev-state" },
            "backend",
        ],
        ["a bucket's name alone", { ...good, backend: "acme-dev-state" }, "backend"],
        ["a key without its region", { ...good, secretsProvider: "awskms://alias/a" }, "secretsProvider"],
        ["a backend with nothing that closes secrets", { backend: good.backend }, "secretsProvider"],
    ];
    for (const [what, value, path] of refused) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(
                stateSchema.safeParse(value).error?.issues.map((issue) => issue.path.join(".")),
                [path],
            );
        });
    }

    it("refuses a provider of its own for a bucket: there is none", () => {
        const { error } = stateSchema.safeParse({ ...good, secretsProvider: "default" });
        assert.match(JSON.stringify(error?.issues), /only Pulumi Cloud has a provider of its own/);
    });
});
