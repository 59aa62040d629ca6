import assert from "node:assert/strict";
import { encodeObject, type PlanObject, ResourceReference, Secret, unknown } from "@plinth/plan";
import { checkedInputs } from "./checkedInputs.ts";

const URN = "urn:pulumi:dev::shop::test:index:Box::box";
const hidden = { $secret: true };

function checked(pkg: string, inputs: PlanObject): unknown {
    return encodeObject(checkedInputs(pkg, inputs));
}

describe("checkedInputs", () => {
    const secrets = {
        list: [new Secret("a"), "b"],
        map: { one: new Secret("a"), two: "b" },
        deep: { list: [[new Secret("a")]] },
    };

    it("mark lists that hold a secret as a whole, and objects inside", () => {
        const expected = { list: hidden, map: { one: hidden, two: "b" }, deep: { list: hidden } };
        assert.deepEqual(checked("aws", secrets), expected);
        const { list } = checkedInputs("aws", secrets);
        assert.deepEqual(list, new Secret(["a", "b"]));
    });

    it("leave secrets where they are for a provider that takes them", () => {
        assert.deepEqual(checked("kubernetes", secrets), {
            list: [hidden, "b"],
            map: { one: hidden, two: "b" },
            deep: { list: [[hidden]] },
        });
    });

    it("turn references into ids, where there are any, and into URNs of components", () => {
        const references = {
            made: new ResourceReference(URN, unknown),
            existing: new ResourceReference(URN, "box-1"),
            component: new ResourceReference(URN),
            secret: new Secret(new ResourceReference(URN, unknown)),
        };
        const expected = {
            made: { $unknown: true },
            existing: "box-1",
            component: URN,
            secret: { $secret: { $unknown: true } },
        };
        for (const pkg of ["aws", "kubernetes"]) assert.deepEqual(checked(pkg, references), expected);
    });

    it("are what was sent for resources of the engine itself", () => {
        const inputs = { reference: new ResourceReference(URN, unknown), list: [new Secret("a")] };
        assert.equal(checkedInputs("pulumi", inputs), inputs);
    });
});
