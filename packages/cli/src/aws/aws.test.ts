import assert from "node:assert/strict";
import { AwsCli } from "./aws.ts";

type Said = { readonly code: number | "missing"; readonly out?: string; readonly err?: string };

/** A CLI that says one thing, and keeps what it was asked. */
function saying({ code, out = "", err = "" }: Said): { aws: AwsCli; asked: string[][] } {
    const asked: string[][] = [];
    const run = async (args: readonly string[]) => {
        asked.push([...args]);
        return { code, out, err };
    };
    return { aws: new AwsCli({}, run), asked };
}

const NO_BUCKET = "An error occurred (404) when calling the HeadBucket operation: Not Found";
const FOREIGN = "An error occurred (403) when calling the HeadBucket operation: Forbidden";

describe("AWS, asked through its CLI", () => {
    it("says who runs the command", async () => {
        const { aws } = saying({
            code: 0,
            out: '{"UserId":"x","Account":"222222222222","Arn":"arn:aws:iam::2:user/a"}',
        });
        assert.deepEqual(await aws.identity(), {
            known: true,
            value: { account: "222222222222", arn: "arn:aws:iam::2:user/a" },
        });
    });

    it("tells a bucket that is free from ours and another's, asking for the owner", async () => {
        const free = saying({ code: 254, err: NO_BUCKET });
        assert.deepEqual(await free.aws.bucket("b", "222222222222"), { known: true, value: { is: "free" } });
        assert.ok(free.asked[0]?.join(" ").includes("--expected-bucket-owner 222222222222"));
        const foreign = saying({ code: 254, err: FOREIGN });
        assert.deepEqual(await foreign.aws.bucket("b", "2"), { known: true, value: { is: "foreign" } });
        const ours = saying({ code: 0, out: '{"BucketRegion":"eu-west-1"}' });
        assert.deepEqual(await ours.aws.bucket("b", "2"), { known: true, value: { is: "ours", region: "eu-west-1" } });
        // Older releases of the CLI print nothing.
        const silent = saying({ code: 0 });
        assert.deepEqual(await silent.aws.bucket("b", "2"), { known: true, value: { is: "ours", region: undefined } });
    });

    it("knows providers by the issuer's host, and roles by name", async () => {
        const list = { OpenIDConnectProviderList: [{ Arn: "arn:aws:iam::2:oidc-provider/gitlab.com" }] };
        const { aws } = saying({ code: 0, out: JSON.stringify(list) });
        assert.deepEqual(await aws.oidcProvider("https://gitlab.com"), { known: true, value: true });
        assert.deepEqual(await aws.oidcProvider("https://token.actions.githubusercontent.com"), {
            known: true,
            value: false,
        });
        const none = saying({ code: 254, err: "An error occurred (NoSuchEntity) when calling the GetRole operation" });
        assert.deepEqual(await none.aws.role("r"), { known: true, value: false });
    });

    it("says what it would take where nobody answers, and never that something is so", async () => {
        const missing = await saying({ code: "missing" }).aws.identity();
        assert.deepEqual(missing, { known: false, needs: "the AWS CLI on PATH" });
        const expired = await saying({
            code: 255,
            err: "The SSO session associated with this profile has expired",
        }).aws.role("r");
        assert.match(expired.known ? "" : expired.needs, /^credentials of the account/);
        const denied = await saying({ code: 254, err: "AccessDenied when calling GetRole" }).aws.role("r");
        assert.deepEqual(denied, {
            known: false,
            needs: "an answer of AWS, which said: AccessDenied when calling GetRole",
        });
    });
});
