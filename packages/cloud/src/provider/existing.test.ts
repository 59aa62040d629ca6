import assert from "node:assert/strict";
import { providerTarget } from "../values/target.ts";
import { ExistingResources } from "./existing.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const target = providerTarget({
    region: "eu-west-1",
    allowedAccountIds: ["222222222222"],
    defaultTags: { tags: { Owner: "platform" } },
});

describe("what exists in the simulated cloud", () => {
    const existing = new ExistingResources([
        {
            type: VPC,
            id: "vpc-1",
            inputs: { cidrBlock: "10.0.0.0/16", tags: { Name: "old" } },
            outputs: { ownerId: "1" },
        },
        { type: SUBNET, id: "subnet-1", outputs: { cidrBlock: "10.0.0.0/24", ownerId: "1", ipv6CidrBlock: null } },
        { type: "aws:glue/job:Job", id: "job", inputs: { roleArn: "r", __defaults: ["name"] } },
    ]);
    const read = (type: string, id: string, name = "some") =>
        existing.read(type, id, { urn: `urn:pulumi:dev::plinth::${type}::${name}`, target });

    it("is read with what the provider would have filled in, as if somebody had set it", () => {
        assert.deepEqual(read(VPC, "vpc-1")?.inputs, {
            cidrBlock: "10.0.0.0/16",
            enableDnsSupport: true,
            instanceTenancy: "default",
            tags: { Name: "old" },
            __defaults: [],
        });
    });

    it("has the outputs given, and those of the model for the rest", () => {
        const state = read(VPC, "vpc-1")?.state ?? assert.fail();
        assert.equal(state["ownerId"], "1");
        assert.match(String(state["mainRouteTableId"]), /^rtb-0[0-9a-f]{16}$/);
        assert.equal("__defaults" in state, false);
    });

    it("reads the same under whatever name a program gives it", () => {
        assert.deepEqual(read(VPC, "vpc-1", "other"), read(VPC, "vpc-1"));
    });

    it("has its own tags, and none of the provider that reads it", () => {
        assert.deepEqual(read(VPC, "vpc-1")?.state["tagsAll"], { Name: "old" });
        assert.deepEqual(read(SUBNET, "subnet-1")?.state["tagsAll"], {});
    });

    it("was made with those of its properties that are inputs, where nobody says what it was made with", () => {
        const { __defaults: _defaults, ...inputs } = read(SUBNET, "subnet-1")?.inputs ?? assert.fail();
        assert.deepEqual(inputs, {
            cidrBlock: "10.0.0.0/24",
            mapPublicIpOnLaunch: false,
            assignIpv6AddressOnCreation: false,
        });
    });

    it("is nothing under another id, or of another type", () => {
        assert.equal(read(VPC, "vpc-2"), undefined);
        assert.equal(read(SUBNET, "vpc-1"), undefined);
    });

    it("has the name that it is imported by", () => {
        const bucket = new ExistingResources([{ type: "aws:s3/bucket:Bucket", id: "logs" }]);
        const found = bucket.read("aws:s3/bucket:Bucket", "logs", { urn: "urn:pulumi:dev::a::b::c", target });
        assert.deepEqual([found?.inputs["bucket"], found?.state["bucket"]], ["logs", "logs"]);
    });

    it("may be of a type without a model", () => {
        assert.deepEqual(read("aws:glue/job:Job", "job")?.inputs, { roleArn: "r", __defaults: [] });
    });
});
