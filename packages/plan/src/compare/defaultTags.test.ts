import assert from "node:assert/strict";
import { changesOf, comparePlans, resource, urnOf } from "../testdata/sides.ts";

const AWS = "pulumi:providers:aws";
const provider = (tags: object) => resource(AWS, "aws", { inputs: { defaultTags: JSON.stringify({ tags }) } });
const under = (type: string, name: string, inputs = {}) =>
    resource(type, name, { inputs, provider: `${urnOf(AWS, "aws")}::1` });
const taggable = (type: string) => type === "aws:s3/bucket:Bucket";

describe("default tags that change", () => {
    it("update every resource they reach, unless it has the tag itself", () => {
        const resources = [
            under("aws:s3/bucket:Bucket", "a"),
            under("aws:s3/bucket:Bucket", "b", { tags: { Owner: "them" } }),
            under("test:index:Thing", "c"),
        ];
        const changes = changesOf(
            comparePlans(
                [provider({ Owner: "us", "a.b": "1" }), ...resources],
                [provider({ Owner: "you", Team: "x", "a.b": "1" }), ...resources],
                { taggable },
            ),
        );
        assert.deepEqual(
            changes.map(({ name, kind, differences }) => [
                name,
                kind,
                differences.map(({ path, kind }) => `${path} ${kind}`),
            ]),
            [
                ["a", "update", ["tagsAll.Owner changed", "tagsAll.Team added"]],
                ["b", "update", ["tagsAll.Team added"]],
                ["aws", "update", ["defaultTags changed"]],
            ],
        );
    });

    it("do nothing where they stay, however they are written", () => {
        const resources = [under("aws:s3/bucket:Bucket", "a")];
        assert.deepEqual(
            changesOf(
                comparePlans(
                    [provider({ a: "1", b: "2" }), ...resources],
                    [provider({ b: "2", a: "1" }), ...resources],
                    { taggable },
                ),
            ),
            [],
        );
    });
});
