import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { checkOidcProviderArgs, OidcProvider } from "./oidcProvider.ts";

const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const GITHUB = "https://token.actions.githubusercontent.com";

describe("OidcProvider", () => {
    it("believes one issuer, for the audiences named, without a thumbprint that AWS does not use", async () => {
        const made = await record(
            () => new OidcProvider("account-github", { issuer: GITHUB, audiences: ["b", "a", "b"] }),
        );
        const { inputs, name } = made.resource(PROVIDER, "account-github-provider");
        assert.equal(name, "account-github-provider");
        assert.deepEqual(inputs, { url: GITHUB, clientIdLists: ["a", "b"], tags: { Name: "account-github" } });
        assert.match(
            await made.known(made.result.arn),
            /^arn:aws:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
        );
    });

    it("makes nothing where the account has one already", async () => {
        const adopted = "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com";
        const made = await record(() => new OidcProvider("account-github", { issuer: GITHUB, adopted }));
        assert.deepEqual(
            made.resources.map(({ type }) => type),
            ["plinth:roles:OidcProvider"],
        );
        assert.equal(await made.known(made.result.arn), adopted);
    });

    const refused = (args: Parameters<typeof checkOidcProviderArgs>[0]): string[] =>
        checkOidcProviderArgs(args).map(({ path, rule }) => `${path}: ${rule}`);

    it("refuses an address that no token has as its issuer", () => {
        for (const issuer of ["http://gitlab.com", "gitlab.com", "https://gitlab.com/", "https://gitlab.com?a=b"]) {
            assert.deepEqual(refused({ issuer, audiences: ["a"] }), [
                "issuer: must be an https address without query, port or slash at its end",
            ]);
        }
        assert.deepEqual(refused({ issuer: `https://${"a".repeat(250)}`, audiences: ["a"] }), [
            "issuer: must have at most 255 characters",
        ]);
    });

    it("refuses a provider of another issuer", () => {
        assert.deepEqual(refused({ issuer: GITHUB, adopted: "arn:aws:iam::222222222222:oidc-provider/gitlab.com" }), [
            "adopted: must be the ARN of the account's provider for the issuer",
        ]);
    });

    it("refuses no audience, and one that could be many", () => {
        assert.deepEqual(refused({ issuer: GITHUB, audiences: [] }), ["audiences: must name 1 to 100 audiences"]);
        assert.deepEqual(refused({ issuer: GITHUB, audiences: ["*"] }), [
            "audiences[0]: must be 1 to 255 characters and whole: the audience is compared, not matched",
        ]);
    });
});
