import assert from "node:assert/strict";
import { driftSchema } from "./drift.ts";
import { toProblems } from "./zodProblems.ts";

const known = {
    resource: "aws:rds/instance:Instance::database-*",
    property: "engineVersion",
    reason: "upgraded by hand for a fix, settings follow",
    until: "2027-03-31",
};

function problems(data: object): [string, string][] {
    const { error } = driftSchema.safeParse(data);
    return toProblems(driftSchema, data, error?.issues ?? []).map(({ path, rule }) => [path.join("."), rule]);
}

describe("what an environment takes for benign drift", () => {
    it("is nothing by default", () => {
        assert.deepEqual(driftSchema.parse(undefined), { benign: [] });
    });

    it("takes types with names, whole URNs, and any text in their parts", () => {
        const benign = [
            known,
            { ...known, resource: "kubernetes:apps/v1:Deployment::*", property: "*" },
            { ...known, resource: "*::network-vpc", property: 'tags["aws:x/y"]' },
            {
                ...known,
                resource: "urn:pulumi:prod::plinth-network::plinth:network:Network$aws:ec2/vpc:Vpc::network-vpc",
            },
        ];
        assert.deepEqual(driftSchema.parse({ benign }), { benign });
    });

    it("refuses one without an end, without a reason, or about no resource, all at once", () => {
        const { until: _, ...endless } = known;
        const benign = [endless, { ...known, reason: "because" }, { ...known, resource: "database-orders" }];
        assert.deepEqual(
            problems({ benign }).map(([path]) => path),
            ["benign.0.until", "benign.1.reason", "benign.2.resource"],
        );
    });

    it("refuses days that there are not", () => {
        assert.deepEqual(problems({ benign: [{ ...known, until: "2027-02-30" }] }), [
            ["benign.0.until", "must be a day that there is"],
        ]);
    });

    it("refuses to take everything for benign", () => {
        assert.deepEqual(problems({ benign: [{ ...known, resource: "*::*", property: "*" }] }), [
            ["benign.0.property", "must not be benign for everything: no drift would ever be told"],
        ]);
    });

    it("refuses to say the same twice", () => {
        assert.deepEqual(problems({ benign: [known, { ...known, until: "2027-04-30" }] }), [
            ["benign.1", "must not say again what drift.benign.0 says"],
        ]);
    });
});
