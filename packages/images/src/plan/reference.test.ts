import assert from "node:assert/strict";
import { checkImage, readImage, writeImage } from "./reference.ts";

const repository = "555555555555.dkr.ecr.eu-west-1.amazonaws.com/plinth/reference";
const digest = `sha256:${"0a".repeat(32)}`;
const problems = (changes: { repository?: string; digest?: string }) =>
    checkImage({ repository, digest, ...changes }).map(({ path }) => path[0]);

describe("an image that is deployed", () => {
    it("is a repository of ECR and a digest", () => {
        assert.deepEqual(problems({}), []);
        assert.deepEqual(problems({ repository: repository.replace(".com/", ".com.cn/") }), []);
        assert.deepEqual(readImage(`${repository}@${digest}`), { repository, digest });
        assert.equal(writeImage({ repository, digest }), `${repository}@${digest}`);
    });

    it("refuses a tag, wherever it stands", () => {
        assert.deepEqual(problems({ repository: `${repository}:latest` }), ["repository"]);
        assert.deepEqual(problems({ digest: "latest" }), ["digest"]);
        assert.equal(readImage(`${repository}:latest@${digest}`), undefined);
        assert.equal(readImage(`${repository}:latest`), undefined);
    });

    it("refuses other registries, half digests and nothing at all", () => {
        assert.deepEqual(problems({ repository: "docker.io/library/node" }), ["repository"]);
        assert.deepEqual(problems({ digest: "sha256:0a0a" }), ["digest"]);
        assert.deepEqual(problems({ repository: "", digest: "" }), ["repository", "digest"]);
        assert.equal(readImage(""), undefined);
        assert.equal(readImage(`@${digest}`), undefined);
    });
});
