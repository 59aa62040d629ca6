import assert from "node:assert/strict";
import { SiblingIndex } from "../refusals/siblings.ts";
import { providerTarget } from "../values/target.ts";
import { createState } from "./lifecycle.ts";

const target = providerTarget({ region: "eu-west-1" });

describe("a resource made again beside one that nobody knows of", () => {
    function twice(type: string, inputs: Record<string, unknown>): { ids: string[]; left: number } {
        const made = new SiblingIndex();
        const urn = `urn:pulumi:dev::p::${type}::main`;
        const ids = [1, 2].map(() => createState(type, { urn, inputs, target, preview: false, made }).id);
        return { ids, left: made.all.length };
    }

    it("has an id of its own where AWS makes ids up", () => {
        const { ids, left } = twice("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        assert.notEqual(ids[0], ids[1]);
        assert.equal(left, 2);
    });

    it("refuses a name that is taken, in AWS's words", () => {
        assert.throws(() => twice("aws:iam/role:Role", { name: "node", assumeRolePolicy: "{}" }), {
            message: "EntityAlreadyExists: Role with name node already exists.",
        });
    });

    it("is the same where it is put", () => {
        const { ids, left } = twice("aws:iam/rolePolicy:RolePolicy", { name: "read", role: "node", policy: "{}" });
        assert.equal(ids[0], ids[1]);
        assert.equal(left, 1);
    });
});
