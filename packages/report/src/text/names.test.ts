import assert from "node:assert/strict";
import { asGrid, joinNames } from "./joinNames.ts";
import { nameInUrn, shortType, typeInUrn } from "./names.ts";

describe("a short type", () => {
    const types: readonly (readonly [string, string])[] = [
        ["aws:ec2/subnet:Subnet", "aws:ec2 Subnet"],
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "aws:vpc SecurityGroupIngressRule"],
        ["aws:s3/bucketV2:BucketV2", "aws:s3 BucketV2"],
        ["kubernetes:core/v1:Pod", "kubernetes:core/v1 Pod"],
        ["kubernetes:helm.sh/v4:Chart", "kubernetes:helm.sh/v4 Chart"],
        ["plinth:network:Network", "plinth:network Network"],
        ["random:index/randomId:RandomId", "random RandomId"],
        ["pulumi:providers:aws", "aws provider"],
        ["pulumi:pulumi:StackReference", "StackReference"],
        ["odd", "odd"],
    ];
    for (const [type, short] of types) {
        it(`of ${type} is ${short}`, () => assert.equal(shortType(type), short));
    }
});

describe("what a URN says", () => {
    const urn = "urn:pulumi:dev::plinth-network::plinth:network:Network$aws:ec2/vpc:Vpc::network-vpc";

    it("is a name and a type", () => {
        assert.equal(nameInUrn(urn), "network-vpc");
        assert.equal(typeInUrn(urn), "aws:ec2/vpc:Vpc");
    });
});

describe("several names as one", () => {
    it("are written as their combinations where they are one", () => {
        assert.equal(
            joinNames(["network-private-a", "network-private-b", "network-public-a", "network-public-b"]),
            "network-{private,public}-{a,b}",
        );
    });

    it("are listed after what they share where they are not", () => {
        assert.equal(joinNames(["network-private-a", "network-public"]), "network-{private-a, public}");
    });

    it("never share a whole name", () => {
        assert.equal(joinNames(["network", "network-a", "network-b"]), "{network, network-a, network-b}");
    });

    it("stay as they are when there is one", () => {
        assert.equal(joinNames(["network-vpc"]), "network-vpc");
    });

    it("are no grid when one combination is missing", () => {
        assert.equal(asGrid(["a-x", "a-y", "b-x"]), undefined);
    });
});
