import assert from "node:assert/strict";
import { findingId } from "@plinth/plan";
import { Exemptions, findingId as idInPack, stackUrn } from "@plinth/policies/exemptions";
import { finding, resource } from "../testdata/plans.ts";
import { rootUrn, saidOnce } from "./problemFinding.ts";
import { unusedInPreview } from "./unusedExemptions.ts";

const terms = { owner: "web", approvedBy: "security", reason: "known and accepted", expires: "2026-12-31" };
const exemptions = new Exemptions({
    exemptions: [{ at: "exemptions[0]", rule: "rds-public", resource: { name: "orders" }, ...terms }],
    problems: [],
});
const target = {
    environment: "dev",
    stacks: [
        { directory: "/shared", project: "plinth-account", stack: "shared", shown: false },
        { directory: "/database", project: "plinth-database", stack: "dev", shown: true },
    ],
};
const options = { layer: [], passes: "2" } as const;
const orders = resource("plinth-database", "dev", "aws:rds/instance:Instance", "orders");
const exempted = { ...finding("rds-public", orders.urn), outcome: "exempted" as const };

describe("exemptions in a preview", () => {
    it("that nothing needs are findings on the first stack that is shown", () => {
        const found = unusedInPreview(exemptions, target, options, { findings: [], failed: false });
        assert.deepEqual(
            found.map(({ rule, urn, property, level, outcome }) => [rule, urn, property, level, outcome]),
            [
                [
                    "exemption-valid",
                    "urn:pulumi:dev::plinth-database::pulumi:pulumi:Stack::plinth-database-dev",
                    "exemptions[0]",
                    "mandatory",
                    "violation",
                ],
            ],
        );
    });

    it("that a finding needs are none", () => {
        assert.deepEqual(unusedInPreview(exemptions, target, options, { findings: [exempted], failed: false }), []);
    });

    it("are not said to be unused by a preview that has not seen everything", () => {
        const nothing = { findings: [], failed: false };
        assert.deepEqual(unusedInPreview(exemptions, target, { ...options, layer: ["database"] }, nothing), []);
        assert.deepEqual(unusedInPreview(exemptions, target, { ...options, passes: "1" }, nothing), []);
        assert.deepEqual(unusedInPreview(exemptions, target, options, { ...nothing, failed: true }), []);
    });
});

describe("what the pack of each stack says of the rules", () => {
    it("is said once in a preview of an environment", () => {
        const stacks = ["network", "database"].map((layer) => ({
            directory: "/",
            project: `plinth-${layer}`,
            stack: "dev",
            shown: true,
        }));
        const shared = { directory: "/", project: "plinth-account", stack: "shared", shown: false };
        const all = [shared, ...stacks].map((one) => finding("exemption-valid", rootUrn(one)));
        const other = finding("rds-public", rootUrn({ project: "plinth-database", stack: "dev" }));
        assert.deepEqual(saidOnce([...all, other], { environment: "dev", stacks: [shared, ...stacks] }), [
            all[0],
            all[1],
            other,
        ]);
    });
});

describe("names that pack and reports share", () => {
    it("are equal: a finding's id, and the root of a stack", () => {
        assert.equal(idInPack("rule", orders.urn, "a.b"), findingId("rule", orders.urn, "a.b"));
        assert.equal(stackUrn(orders.urn), rootUrn({ project: "plinth-database", stack: "dev" }));
    });
});
