import assert from "node:assert/strict";
import { type CommitFacts, commitRefusals } from "./commit.ts";

const place = { account: "111111111111", region: "eu-west-1", layout: "layered" };

function refused(changes: Partial<CommitFacts>): [string, string][] {
    const facts: CommitFacts = {
        environment: "prod",
        to: "abc1234",
        known: true,
        uncommitted: false,
        earlier: true,
        then: place,
        now: place,
        behind: [],
        packages: [],
        installedPackages: false,
        ...changes,
    };
    return commitRefusals(facts).map(({ id, what }) => [id, what]);
}

describe("a commit to go back to", () => {
    it("is taken where it is an earlier one of the same environment with the same packages", () => {
        assert.deepEqual(refused({}), []);
    });

    it("refuses one that the repository does not have, and asks nothing more of it (commit-unknown)", () => {
        assert.deepEqual(refused({ known: false, earlier: false, then: undefined }), [["commit-unknown", "abc1234"]]);
    });

    it("refuses one that was deployed with other files (commit-uncommitted)", () => {
        assert.deepEqual(refused({ uncommitted: true }), [["commit-uncommitted", "abc1234"]]);
    });

    it("refuses one that is not on the way here (commit-not-earlier)", () => {
        assert.deepEqual(refused({ earlier: false }), [["commit-not-earlier", "abc1234"]]);
    });

    it("refuses one in which the environment was not there (environment-not-there)", () => {
        assert.deepEqual(refused({ then: undefined }), [["environment-not-there", "prod at abc1234"]]);
    });

    it("refuses one in which the environment was another place, naming what differs (environment-elsewhere)", () => {
        assert.deepEqual(refused({ then: { ...place, region: "eu-central-1", layout: "single" } }), [
            [
                "environment-elsewhere",
                "prod at abc1234 had region eu-central-1, now eu-west-1; layout single, now layered",
            ],
        ]);
    });

    it("refuses one from before something that is forward only (forward-only)", () => {
        assert.deepEqual(refused({ behind: [{ commit: "def5678", reason: "orders have a new format" }] }), [
            ["forward-only", "abc1234 is from before commit def5678: orders have a new format"],
        ]);
    });

    const packages = [
        { name: "@pulumi/aws", then: "7.40.0", now: "7.48.0" },
        { name: "@pulumi/pulumi", then: "3.260.0", now: "3.270.0" },
        { name: "zod", now: "4.1.0" },
    ];

    it("refuses other packages than those installed (packages-differ), and older providers by name (provider-older)", () => {
        assert.deepEqual(refused({ packages }), [
            [
                "packages-differ",
                "abc1234: @pulumi/aws 7.40.0, now 7.48.0, @pulumi/pulumi 3.260.0, now 3.270.0, zod missing, now 4.1.0",
            ],
            ["provider-older", "abc1234: @pulumi/aws 7.40.0, now 7.48.0"],
        ]);
    });

    it("takes both where its programs are to run with the packages of today", () => {
        assert.deepEqual(refused({ packages, installedPackages: true }), []);
    });

    it("names five of many packages", () => {
        const many = Array.from({ length: 7 }, (_, index) => ({ name: `p${index}`, then: "1", now: "2" }));
        assert.match(refused({ packages: many })[0]?.[1] ?? "", /p4 1, now 2 and 2 more$/);
    });
});
