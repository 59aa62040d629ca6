import assert from "node:assert/strict";
import fc from "fast-check";
import { isMinorUpgrade } from "./conditions.ts";
import { namesResource } from "./declared.ts";

const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((numbers) => numbers.join("."));
const upgrade = (inState: string, inCloud: string, engine = "postgres"): boolean =>
    isMinorUpgrade({ path: "engineVersion", inState, inCloud }, engine);

describe("a minor upgrade", () => {
    it("never goes back, and never is one of a version to itself", () => {
        fc.assert(
            fc.property(version, version, (one, other) => {
                assert.ok(!(upgrade(one, other) && upgrade(other, one)));
                assert.equal(upgrade(one, one), false);
            }),
        );
    });

    it("is decided by numbers and not by text, within a major version", () => {
        fc.assert(
            fc.property(fc.nat(30), fc.nat(300), fc.nat(300), (major, from, to) => {
                assert.equal(upgrade(`${major}.${from}`, `${major}.${to}`), to > from);
                assert.equal(upgrade(`${major}.${from}`, `${major + 1}.${to}`), false);
            }),
        );
    });

    it("is none of what is no version", () => {
        for (const text of ["", "latest", "mysql"]) assert.equal(upgrade(text, text), false);
        assert.equal(isMinorUpgrade({ path: "engineVersion", inState: undefined, inCloud: "17.1" }, "postgres"), false);
    });
});

describe("a pattern of resources", () => {
    const VPC = "urn:pulumi:prod::plinth-network::plinth:network:Network$aws:ec2/vpc:Vpc::network-vpc";

    it("names by own type and name, or by the whole URN", () => {
        for (const pattern of [
            "aws:ec2/vpc:Vpc::network-vpc",
            "aws:ec2/vpc:Vpc::*",
            "aws:ec2/*::*-vpc",
            "*::network-vpc",
            VPC,
            "urn:pulumi:*::*::*$aws:ec2/vpc:Vpc::network-*",
        ])
            assert.equal(namesResource(pattern, VPC), true, pattern);
        for (const pattern of [
            "plinth:network:Network$aws:ec2/vpc:Vpc::network-vpc",
            "aws:ec2/vpc:Vpc::network",
            "aws:ec2/subnet:Subnet::*",
            "urn:pulumi:dev::*",
        ])
            assert.equal(namesResource(pattern, VPC), false, pattern);
    });

    it("agrees with what a star means, wherever it stands", () => {
        const part = fc.stringMatching(/^[ab*]{0,6}$/);
        const name = fc.stringMatching(/^[ab]{1,8}$/);
        fc.assert(
            fc.property(part, name, (pattern, text) => {
                const expected = new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text);
                assert.equal(namesResource(`t::${pattern}`, `urn:pulumi:s::p::t::${text}`), expected);
            }),
        );
    });
});
