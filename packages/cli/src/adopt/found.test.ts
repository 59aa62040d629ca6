import assert from "node:assert/strict";
import { Secret } from "@plinth/plan";
import type { FoundResource } from "../existing/existingFile.ts";
import { foundAmong, foundInFile, withConstants, withoutFilledIn } from "./found.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

describe("what exists", () => {
    it("is told in part by an adoption file, and not at all by an id alone", () => {
        const adopted = { child: "a", id: "vpc-1", keep: [], place: "" };
        assert.equal(foundInFile(adopted, VPC), undefined);
        assert.deepEqual(foundInFile({ ...adopted, found: { cidrBlock: "x", arn: "y", tags: null } }, VPC), {
            inputs: { cidrBlock: "x" },
            told: "some",
        });
    });

    it("holds a secret where a property is one by its name, and not where it is a switch", () => {
        const type = "aws:rds/instance:Instance";
        const listed: readonly FoundResource[] = [
            { type, id: "a", inputs: { password: "hunter2", manageMasterUserPassword: false } },
        ];
        assert.deepEqual(foundAmong(listed, type, "a")?.inputs, {
            password: new Secret("hunter2"),
            manageMasterUserPassword: false,
        });
    });

    it("is told in whole by a state, by type and id, with what was read of it", () => {
        const listed: readonly FoundResource[] = [
            { type: SUBNET, id: "vpc-1", inputs: {} },
            {
                type: VPC,
                id: "vpc-1",
                inputs: { cidrBlock: "x", __defaults: [] },
                outputs: { cidrBlock: "old", enableDnsSupport: true, arn: "y", tagsAll: {} },
            },
        ];
        assert.deepEqual(foundAmong(listed, VPC, "vpc-1"), {
            inputs: { cidrBlock: "x", enableDnsSupport: true },
            told: "all",
        });
        assert.equal(foundAmong(listed, VPC, "vpc-2"), undefined);
    });

    it("leaves out what a program may leave out as well: the cloud's decisions, constants, empty values", () => {
        const read = {
            vpcId: "vpc-1",
            availabilityZone: "eu-west-1a",
            region: "eu-west-1",
            mapPublicIpOnLaunch: false,
            ipv6Native: false,
            tags: {},
            outpostArn: "",
            customerOwnedIpv4Pool: "pool",
        };
        assert.deepEqual(withoutFilledIn(SUBNET, read, { vpcId: "vpc-1" }), {
            vpcId: "vpc-1",
            customerOwnedIpv4Pool: "pool",
        });
        assert.equal(withoutFilledIn(SUBNET, read, { availabilityZone: "x" })["availabilityZone"], "eu-west-1a");
    });

    it("keeps a name that the provider would make up anew: that replaces what exists", () => {
        const type = "aws:rds/parameterGroup:ParameterGroup";
        assert.deepEqual(withoutFilledIn(type, { name: "mine", family: "f" }, { family: "f" }), {
            name: "mine",
            family: "f",
        });
    });

    it("has the constants that a provider reads of everything, and is not set where a program sets it empty", () => {
        assert.deepEqual(withConstants(VPC, { cidrBlock: "x" }, { enableDnsSupport: true, tags: {} }), {
            cidrBlock: "x",
            enableDnsSupport: true,
            tags: {},
        });
        assert.deepEqual(withConstants(VPC, { enableDnsSupport: false }, { enableDnsSupport: true }), {
            enableDnsSupport: false,
        });
    });
});
