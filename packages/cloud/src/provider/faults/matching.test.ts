import assert from "node:assert/strict";
import * as fc from "fast-check";
import { namesResource } from "./matching.ts";

const URN = "urn:pulumi:dev::plinth::plinth:network:Network$aws:ec2/subnet:Subnet::network-public-az1";

describe("the resource of a fault", () => {
    for (const pattern of [
        URN,
        "network-public-az1",
        "aws:ec2/subnet:Subnet",
        "*",
        "aws:ec2/*",
        "*-az1",
        "network-*-az1",
        "*public*",
        "n*w*az*1",
    ]) {
        it(`is named by ${pattern}`, () => assert.ok(namesResource(pattern, URN)));
    }

    for (const pattern of [
        "network",
        "aws:ec2/subnet",
        "plinth:network:Network",
        "*-az2",
        "aws:rds/*",
        // Nothing stands for two places.
        "network-public-az1*az1",
        "a.s:ec2/*",
        "",
    ]) {
        it(`is not named by ${JSON.stringify(pattern)}`, () => assert.ok(!namesResource(pattern, URN)));
    }

    it("is named by whatever is left of its name when parts of it become stars", () => {
        const name = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
        fc.assert(
            fc.property(name, fc.array(fc.nat(20), { maxLength: 4 }), (text, cuts) => {
                let pattern = text;
                for (const cut of cuts) pattern = `${pattern.slice(0, cut)}*${pattern.slice(cut + 2)}`;
                assert.ok(namesResource(pattern, `urn:pulumi:dev::p::a:b:C::${text}`));
            }),
        );
    });
});
