import assert from "node:assert/strict";
import { holdsSecret, PlanArchive, PlanAsset, type PlanObject, ResourceReference, Secret, unknown } from "@plinth/plan";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import { fromWire, fromWireObject, type HashAsset, type WireObject, type WireValue } from "./fromWire.ts";
import * as markers from "@plinth/plan/markers";
import { arbitraryObject } from "./testdata/arbitraryValue.ts";
import { toWire, toWireObject } from "./toWire.ts";

const asSent: HashAsset = (asset) => asset;
const everything = { secrets: true, resources: true };

/** Through the bytes of a protobuf struct, as gRPC sends it. */
function overTheWire(values: WireObject): WireObject {
    const bytes = structProto.Struct.fromJavaScript(values).serializeBinary();
    return structProto.Struct.deserializeBinary(bytes).toJavaScript() as WireObject;
}

const { SIGNATURE, SECRET, OUTPUT, RESOURCE, ASSET, ARCHIVE, UNKNOWN } = markers;

describe("the wire", () => {
    it("uses the markers of the SDK", () => {
        const { runtime } = pulumi;
        assert.deepEqual(
            { ...markers },
            {
                UNKNOWN: runtime.unknownValue,
                SIGNATURE: runtime.specialSigKey,
                SECRET: runtime.specialSecretSig,
                ASSET: runtime.specialAssetSig,
                ARCHIVE: runtime.specialArchiveSig,
                RESOURCE: runtime.specialResourceSig,
                OUTPUT: runtime.specialOutputValueSig,
            },
        );
    });

    it("carries every value there and back, however deep", () => {
        fc.assert(
            fc.property(arbitraryObject, (values) => {
                assert.deepEqual(fromWireObject(overTheWire(toWireObject(values, everything)), asSent), values);
            }),
        );
    });

    it("carries no secret to a receiver that does not know them, and every other value as it was", () => {
        fc.assert(
            fc.property(arbitraryObject, (values) => {
                const received = fromWireObject(
                    overTheWire(toWireObject(values, { secrets: false, resources: true })),
                    asSent,
                );
                assert.equal(holdsSecret(received), false);
                assert.deepEqual(received, fromWireObject(unsecret(toWireObject(values, everything)), asSent));
            }),
        );
    });

    it("flattens a reference for a receiver that does not know them: id, unknown id, URN of a component", () => {
        const plain = { secrets: true, resources: false };
        assert.equal(toWire(new ResourceReference("urn", "i-1"), plain), "i-1");
        assert.equal(toWire(new ResourceReference("urn", unknown), plain), UNKNOWN);
        assert.equal(toWire(new ResourceReference("urn"), plain), "urn");
    });
});

/** The same with the markers of secrets taken off. */
function unsecret<Value extends WireValue>(value: Value): Value {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(unsecret) as Value;
    const fields: WireObject = value;
    if (fields[SIGNATURE] === SECRET) return unsecret(fields["value"] ?? null) as Value;
    return Object.fromEntries(Object.entries(fields).map(([key, entry]) => [key, unsecret(entry)])) as Value;
}

describe("reading the wire", () => {
    const read = (wire: Parameters<typeof fromWire>[0]) => fromWire(wire, asSent);

    it("takes an output value for what is in it", () => {
        assert.equal(read({ [SIGNATURE]: OUTPUT, value: "a", dependencies: ["urn"] }), "a");
        assert.deepEqual(read({ [SIGNATURE]: OUTPUT, value: { a: UNKNOWN } }), { a: unknown });
        assert.deepEqual(read({ [SIGNATURE]: OUTPUT, value: "a", secret: true }), new Secret("a"));
    });

    it("takes an output value without a value for unknown, and one of null for null", () => {
        assert.equal(read({ [SIGNATURE]: OUTPUT }), unknown);
        assert.deepEqual(read({ [SIGNATURE]: OUTPUT, secret: true }), new Secret(unknown));
        assert.equal(read({ [SIGNATURE]: OUTPUT, value: null }), null);
    });

    it("keeps a secret unknown both secret and unknown", () => {
        assert.deepEqual(read({ [SIGNATURE]: SECRET, value: UNKNOWN }), new Secret(unknown));
    });

    it("takes a secret in a secret for one", () => {
        const inner = { [SIGNATURE]: SECRET, value: "a" };
        assert.deepEqual(read({ [SIGNATURE]: SECRET, value: inner }), new Secret("a"));
    });

    it("takes an empty id of a reference for unknown: so a preview sends it", () => {
        assert.deepEqual(read({ [SIGNATURE]: RESOURCE, urn: "urn", id: "" }), new ResourceReference("urn", unknown));
        assert.deepEqual(
            read({ [SIGNATURE]: RESOURCE, urn: "urn", id: UNKNOWN }),
            new ResourceReference("urn", unknown),
        );
    });

    it("reads assets that carry empty texts beside their source", () => {
        assert.deepEqual(
            read({ [SIGNATURE]: ASSET, text: "", path: "a.txt", uri: "", hash: "" }),
            new PlanAsset({ path: "a.txt" }),
        );
        assert.deepEqual(read({ [SIGNATURE]: ASSET, text: "", hash: "e3b0" }), new PlanAsset({ text: "" }, "e3b0"));
        assert.deepEqual(read({ [SIGNATURE]: ARCHIVE, path: "", uri: "" }), new PlanArchive({ assets: {} }));
    });

    it("hashes assets from the inside out", () => {
        const seen: string[] = [];
        const hash: HashAsset = (asset) => {
            seen.push(asset.kind);
            return asset;
        };
        const inner = { [SIGNATURE]: ASSET, text: "a" };
        fromWire({ list: [{ [SIGNATURE]: ARCHIVE, assets: { "a.txt": inner } }] }, hash);
        assert.deepEqual(seen, ["asset", "archive"]);
    });

    it("refuses a signature it does not know: a guess could print a secret", () => {
        assert.throws(
            () => read({ a: [{ [SIGNATURE]: "new", value: 1 }] }),
            /carries the signature "new", which this version does not know/,
        );
    });

    it("leaves text alone that only looks like a marker", () => {
        const values: PlanObject = { a: SECRET, b: `x${UNKNOWN}`, [SECRET]: SIGNATURE };
        assert.deepEqual(fromWireObject(values as WireObject, asSent), values);
    });
});
