import assert from "node:assert/strict";
import { finding } from "../testdata/plans.ts";
import { bucket, oneOfEach, report } from "../testdata/reports.ts";
import { renderGithub } from "./renderGithub.ts";

describe("annotations of GitHub Actions", () => {
    it("are errors for what blocks, warnings for advice, notices for the rest, and end with the counts", () => {
        const lines = renderGithub(report(oneOfEach)).split("\n");
        assert.deepEqual(
            lines.map((line) => line.split("::")[1]?.replace(/ .*title=/, " ")),
            [
                "error s3-public-acl (violation)",
                "error rds-tls (errored)",
                "warning s3-versioning (violation)",
                "notice rds-encryption (unverified)",
                "notice s3-tls-only (exempted)",
                "notice Plinth%3A dev",
                undefined,
            ],
        );
        assert.equal(
            lines[0],
            "::error file=stacks/net work/layer.ts,line=13,col=22,title=s3-public-acl (violation)::" +
                'logs (aws:s3 Bucket): acl: expected private, found "public-read". Buckets are private. Fix: set acl to private.',
        );
        assert.equal(
            lines.at(-2),
            "::notice title=Plinth%3A dev::Policy: 1 passed, 2 violations, 1 unverified, 1 exempted, 1 not applicable, 1 errored; 2 blocking",
        );
    });

    it("cannot be ended or forged by what they say", () => {
        const hostile = finding("a,b:c", bucket.urn, {
            pack: "x",
            message: "100%\n::error::forged\r::stop-commands::x",
        });
        const [line, last] = renderGithub(report([hostile])).split("\n");
        assert.match(
            line ?? "",
            /,title=x\/a%2Cb%3Ac \(violation\)::logs \(aws:s3 Bucket\): 100%25 ::error::forged ::stop/,
        );
        assert.match(last ?? "", /^::notice title=Plinth/);
    });

    it("say that a file could not be judged", () => {
        const text = renderGithub(report([], { failures: [{ file: "a.json", message: "is no JSON" }], failed: true }));
        assert.match(text, /^::error file=a\.json,title=cannot be judged::is no JSON\n/);
    });
});
