import assert from "node:assert/strict";
import { makeUrn, packageOf, qualifiedType, requireTypeToken } from "./urn.ts";

describe("makeUrn", () => {
    const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    const urn = (parent: string, type: string): string => makeUrn("dev", "shop", parent, type, "a");

    it("takes a resource's own type below the stack or without a parent", () => {
        assert.equal(urn("", "aws:s3/bucket:Bucket"), "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::a");
        assert.equal(urn(STACK, "aws:s3/bucket:Bucket"), "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::a");
    });

    it("puts the types of all parents before it", () => {
        const parent = urn(urn(STACK, "shop:index:Outer"), "Inner");
        assert.equal(
            urn(parent, "aws:s3/bucket:Bucket"),
            "urn:pulumi:dev::shop::shop:index:Outer$Inner$aws:s3/bucket:Bucket::a",
        );
    });
});

describe("parts of names", () => {
    it("are found in URNs and type tokens", () => {
        assert.equal(qualifiedType("urn:pulumi:dev::shop::a:b:C$d:e:F::name::with::colons"), "a:b:C$d:e:F");
        assert.equal(packageOf("aws:s3/bucket:Bucket"), "aws");
    });
});

describe("requireTypeToken", () => {
    it("lets tokens of package, module and type pass", () => {
        requireTypeToken("aws:s3/bucket:Bucket");
        requireTypeToken("pulumi:pulumi:StackReference");
    });

    for (const type of ["", "Bucket", "aws:Bucket", "a:b:c:d"]) {
        it(`refuses ${JSON.stringify(type)}`, () => {
            assert.throws(() => requireTypeToken(type), {
                message: `Type '${type}' is not a valid type token (must have format '*:*:*')`,
            });
        });
    }
});
