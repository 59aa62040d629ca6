import assert from "node:assert/strict";
import type { AdoptedResource } from "@plinth/core/adoption";
import { checkIds } from "./checkIds.ts";

const CHILDREN = [{ name: "base-vpc", type: "aws:ec2/vpc:Vpc" }];

function keeping(...keep: readonly string[]): AdoptedResource {
    return { child: "base-vpc", id: "vpc-12345678", keep, place: "ids.yaml:1" };
}

describe("what an adoption file keeps", () => {
    it("refuses a property that the type does not have, each at its place", () => {
        assert.deepEqual(checkIds([keeping("tags", "enableDnsHostname", "tgas")], CHILDREN), [
            {
                file: "ids.yaml:1",
                path: "base-vpc.keep[1]",
                rule: "must be a property of aws:ec2/vpc:Vpc",
                value: "enableDnsHostname",
                fix: "did you mean enableDnsHostnames?",
            },
            {
                file: "ids.yaml:1",
                path: "base-vpc.keep[2]",
                rule: "must be a property of aws:ec2/vpc:Vpc",
                value: "tgas",
                fix: "did you mean tags?",
            },
        ]);
    });

    it("may be a part of a property, and anything of a type that nobody knows", () => {
        assert.deepEqual(checkIds([keeping("tags.Name", 'tags["a.b"]')], CHILDREN), []);
        assert.deepEqual(checkIds([keeping("size")], [{ name: "base-vpc", type: "acme:index:Thing" }]), []);
    });
});
