import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { checkRoleArns } from "./roleArns.ts";

const home = { account: "444444444444", partition: "aws" };
const rules = (...roles: pulumi.Input<string>[]): string[] =>
    checkRoleArns("readers", roles, home).map(({ path, rule }) => `${path}: ${rule}`);

describe("ARNs of roles in a policy", () => {
    it("are taken with and without a path, and unseen where they flow from another resource", () => {
        const arn = "arn:aws:iam::444444444444:role";
        assert.deepEqual(rules(`${arn}/orders`, `${arn}/teams/shop/orders`, pulumi.output("anything")), []);
    });

    it("refuses everybody, the account's root, users and sessions", () => {
        for (const principal of [
            "*",
            "444444444444",
            "arn:aws:iam::444444444444:root",
            "arn:aws:iam::444444444444:user/ada",
            "arn:aws:sts::444444444444:assumed-role/orders/session",
            "arn:aws:iam::444444444444:role/*",
        ]) {
            assert.deepEqual(rules(principal), ["readers[0]: must be the ARN of a role"], principal);
        }
    });

    it("refuses roles of another account or partition", () => {
        const rule = "readers[0]: must be a role of the account 444444444444 in the partition aws";
        assert.deepEqual(rules("arn:aws:iam::111111111111:role/orders"), [rule]);
        assert.deepEqual(rules("arn:aws-cn:iam::444444444444:role/orders"), [rule]);
    });

    it("refuses a role that is named twice", () => {
        const role = "arn:aws:iam::444444444444:role/orders";
        assert.deepEqual(rules(role, role), ["readers: must name each role once"]);
    });
});
