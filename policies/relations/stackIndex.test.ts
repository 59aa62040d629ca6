import assert from "node:assert/strict";
import type { ResourceData } from "../resource/resourceData.ts";
import { from, resource, UNKNOWN } from "../tests/example.ts";
import type { Relation } from "./relation.ts";
import { StackIndex } from "./stackIndex.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const relation: Relation = { types: [POLICY], property: "bucket", parents: [BUCKET], keys: ["bucket"] };
const list: Relation = { types: ["group"], property: "ids", list: true, parents: ["member"], keys: [] };
const bucket = resource(BUCKET, "b", {});
const other = resource(BUCKET, "c", {});

function children(parent: ResourceData, ...resources: ResourceData[]) {
    const index = new StackIndex([parent, ...resources]);
    const view = index.resources.find(({ urn }) => urn === parent.urn);
    assert.ok(view);
    const { sure, maybe } = index.children(view, relation);
    return { sure: sure.map(({ name }) => name), maybe: maybe.map(({ name }) => name) };
}

function targets(...resources: ResourceData[]) {
    const index = new StackIndex(resources);
    const view = index.ofTypes(["group"])[0];
    assert.ok(view);
    const { here, elsewhere, open } = index.targets(view, list);
    return { here: here.map(({ name }) => name), elsewhere, open };
}

describe("a relation between resources", () => {
    it("follows the edge, though the value is not known", () => {
        assert.deepEqual(children(bucket, other, resource(POLICY, "p", { bucket: from(bucket) })), {
            sure: ["p"],
            maybe: [],
        });
    });

    it("goes by equal names, ids and ARNs where the program gave plain values", () => {
        const named = resource(
            BUCKET,
            "b",
            { bucket: "data" },
            { outputs: { id: "data-1", arn: "arn:aws:s3:::data" } },
        );
        for (const value of ["data", "data-1", "arn:aws:s3:::data"]) {
            assert.deepEqual(children(named, resource(POLICY, "p", { bucket: value })), { sure: ["p"], maybe: [] });
        }
    });

    it("follows the edge where two resources have the same name, as they may in two regions", () => {
        const [here, there] = ["b", "c"].map((name) => resource(BUCKET, name, { bucket: "data" }));
        assert.ok(here && there);
        const policy = resource(POLICY, "p", { bucket: from(here, "data") });
        assert.deepEqual(children(here, there, policy), { sure: ["p"], maybe: [] });
        assert.deepEqual(children(there, here, policy), { sure: [], maybe: [] });
        const plain = resource(POLICY, "p", { bucket: "data" });
        assert.deepEqual(children(there, here, plain), { sure: ["p"], maybe: [] }, "without an edge it is either's");
    });

    it("finds the id that an exported state keeps apart", () => {
        const exported = { ...bucket, id: "data-1" };
        assert.deepEqual(children(exported, resource(POLICY, "p", { bucket: "data-1" })), { sure: ["p"], maybe: [] });
    });

    it("does not hold for a known name of something else", () => {
        assert.deepEqual(children(bucket, resource(POLICY, "p", { bucket: "foreign" })), { sure: [], maybe: [] });
    });

    it("may hold for every parent while the value is unknown and no edge tells", () => {
        assert.deepEqual(children(bucket, resource(POLICY, "p", { bucket: UNKNOWN })), { sure: [], maybe: ["p"] });
    });

    it("may hold for a parent whose own name is set and not known yet, not for one that sets none", () => {
        const unnamed = resource(BUCKET, "b", { bucket: UNKNOWN });
        const policy = resource(POLICY, "p", { bucket: "data" });
        assert.deepEqual(children(unnamed, policy), { sure: [], maybe: ["p"] });
        assert.deepEqual(children(bucket, policy), { sure: [], maybe: [] });
        const elsewhere = resource(POLICY, "p", { bucket: from(other, "data") });
        assert.deepEqual(children(unnamed, other, elsewhere), { sure: [], maybe: [] }, "the edge says whose it is");
    });

    it("may hold for each of several parents that one value depends on", () => {
        const joined = {
            ...resource(POLICY, "p", { bucket: UNKNOWN }),
            propertyDependencies: { bucket: [bucket.urn, other.urn] },
        };
        assert.deepEqual(children(bucket, other, joined), { sure: [], maybe: ["p"] });
        const known = { ...joined, inputs: { bucket: "data" } };
        assert.deepEqual(children(bucket, other, known), { sure: [], maybe: ["p"] });
    });

    it("holds for a known value built from a parent whose own name is not known", () => {
        const composed = {
            ...resource(POLICY, "p", { bucket: "composed" }),
            propertyDependencies: { bucket: [bucket.urn] },
        };
        assert.deepEqual(children(bucket, other, composed), { sure: ["p"], maybe: [] });
    });

    it("tells the members of a list from those of another stack and those not known", () => {
        const a = resource("member", "a", {});
        const b = resource("member", "b", {}, { outputs: { id: "id-b" } });
        assert.deepEqual(targets(a, b, resource("group", "g", { ids: [from(a), "id-b", "foreign", UNKNOWN] })), {
            here: ["b", "a"],
            elsewhere: ["foreign"],
            open: true,
        });
        const both = { ...resource("group", "g", { ids: UNKNOWN }), propertyDependencies: { ids: [a.urn, b.urn] } };
        assert.deepEqual(targets(a, b, both), { here: ["a", "b"], elsewhere: [], open: false });
        assert.deepEqual(targets(a, resource("group", "g", { ids: ["foreign", UNKNOWN] })), {
            here: [],
            elsewhere: ["foreign"],
            open: true,
        });
        assert.deepEqual(targets(a, resource("group", "g", { ids: from(a) })), {
            here: ["a"],
            elsewhere: [],
            open: false,
        });
        assert.deepEqual(targets(a, resource("group", "g", { ids: UNKNOWN })), { here: [], elsewhere: [], open: true });
    });

    it("finds the default tags of a provider given as a reference", () => {
        const provider = { urn: "urn:p", type: "pulumi:providers:aws", name: "p", inputs: { region: "eu-west-1" } };
        const index = new StackIndex([
            provider,
            { ...bucket, provider: "urn:p::04da6b54" },
            { ...other, provider: "urn:p" },
        ]);
        assert.deepEqual(
            index.ofTypes([BUCKET]).map((view) => view.provider.at("region").value),
            ["eu-west-1", "eu-west-1"],
        );
    });
});
