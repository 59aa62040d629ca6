import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { isKnown, record } from "@plinth/testing";
import { ImageRepository } from "./imageRepository.ts";
import { ServiceImage, type ServiceImageArgs } from "./serviceImage.ts";
import { leastArgs as repositoryArgs } from "./testdata/repositoryArgs.ts";

const IMAGE = "docker-build:index:Image";
const URL = "555555555555.dkr.ecr.eu-west-1.amazonaws.com/plinth/reference";
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const leastArgs = { repositoryUrl: URL, commit: COMMIT, context: "/repository/apps/reference" };

async function make(changes: Partial<ServiceImageArgs> = {}) {
    return await record(() => new ServiceImage("reference", { ...leastArgs, ...changes }), {
        project: "plinth-reference",
        stack: "prod",
    });
}

function refused(changes: Partial<ServiceImageArgs>) {
    try {
        new ServiceImage("reference", { ...leastArgs, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path }) => path);
    }
    return assert.fail("accepted");
}

describe("ServiceImage", () => {
    it("is tagged with its commit, and known by its digest", async () => {
        const made = await make();
        assert.deepEqual(made.only(IMAGE)["tags"], [`${URL}:${COMMIT}`]);
        assert.equal(made.only(IMAGE)["push"], true);
        assert.deepEqual(made.genericTypes, []);
        const digest = await made.known(made.result.digest);
        assert.match(digest, /^sha256:[0-9a-f]{64}$/);
        assert.equal(await made.known(made.result.imageUri), `${URL}@${digest}`);
    });

    it("is built from the Dockerfile of its folder, for one platform", async () => {
        const image = (await make()).only(IMAGE);
        assert.deepEqual(image["context"], { location: "/repository/apps/reference" });
        assert.deepEqual(image["dockerfile"], { location: "/repository/apps/reference/Dockerfile" });
        assert.deepEqual(image["platforms"], ["linux/amd64"]);
        const other = (await make({ platform: "linux/arm64", target: "final", dockerfile: "/d" })).only(IMAGE);
        assert.deepEqual(
            [other["platforms"], other["target"], other["dockerfile"]],
            [["linux/arm64"], "final", { location: "/d" }],
        );
    });

    it("has the same digest for the same build, and another for another", async () => {
        const digest = async (changes: Partial<ServiceImageArgs>): Promise<string> => {
            const made = await make(changes);
            return await made.known(made.result.digest);
        };
        assert.equal(await digest({}), await digest({ commit: COMMIT.replace("0", "f") }));
        assert.notEqual(await digest({}), await digest({ buildArgs: { NODE: "24" } }));
    });

    it("stays in the registry when the next commit takes its place", async () => {
        const made = await make();
        assert.equal(made.resource(IMAGE, COMMIT).options.retainOnDelete, true);
    });

    it("takes layers from images of earlier commits", async () => {
        const earlier = "f".repeat(40);
        const made = await make({ cacheFrom: [earlier] });
        assert.deepEqual(made.only(IMAGE)["cacheFrom"], [{ registry: { ref: `${URL}:${earlier}` } }]);
    });

    it("is no image at all in a preview before its repository exists", async () => {
        const program = () => {
            const { url } = new ImageRepository("registry-reference", repositoryArgs);
            return new ServiceImage("reference", { ...leastArgs, repositoryUrl: url });
        };
        const first = await record(program, { preview: true });
        assert.deepEqual(first.all(IMAGE), []);
        assert.equal(await isKnown(first.result.digest), false);
        const made = await record(program);
        assert.match(await made.known(made.result.imageUri), /\/plinth\/reference@sha256:[0-9a-f]{64}$/);
    });

    it("refuses tags that move, secrets among the arguments, and platforms that nothing runs on", () => {
        const secrets = { NPM_TOKEN: "x", ACCESS: "AKIAABCDEFGHIJKLMNOP", "a-b": "c" };
        assert.deepEqual(
            refused({ commit: "latest", context: " ", platform: "linux/386" as never, buildArgs: secrets }),
            ["commit", "context", "platform", "buildArgs.NPM_TOKEN", "buildArgs.ACCESS", "buildArgs.a-b"],
        );
        assert.deepEqual(refused({ cacheFrom: ["main"] }), ["cacheFrom[0]"]);
    });

    it("refuses a secret without repeating it", () => {
        try {
            new ServiceImage("reference", { ...leastArgs, buildArgs: { NPM_TOKEN: "canary-4711" } });
        } catch (error) {
            assert.doesNotMatch(String(error), /canary/);
        }
    });
});
