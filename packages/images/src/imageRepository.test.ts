import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, unknown } from "@plinth/testing";
import * as aws from "@pulumi/aws";
import { ImageRepository } from "./imageRepository.ts";
import type { ImageRepositoryArgs } from "./imageRepositoryArgs.ts";
import { leastArgs } from "./testdata/repositoryArgs.ts";

const REPOSITORY = "aws:ecr/repository:Repository";
const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const LIFECYCLE = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const KEY = "aws:kms/key:Key";
const PUBLISHER = "arn:aws:iam::555555555555:role/plinth/publisher";

async function make(changes: Partial<ImageRepositoryArgs> = {}, preview = false) {
    return await record(() => new ImageRepository("registry-reference", { ...leastArgs, ...changes }), {
        project: "plinth-registry",
        stack: "prod",
        preview,
    });
}

describe("ImageRepository", () => {
    it("has tags that never move, scans every push, and is encrypted with a key of its own", async () => {
        const made = await make();
        const repository = made.only(REPOSITORY);
        assert.deepEqual(
            [repository["name"], repository["imageTagMutability"], repository["forceDelete"]],
            ["plinth/reference", "IMMUTABLE", false],
        );
        assert.deepEqual(repository["imageScanningConfiguration"], { scanOnPush: true });
        assert.deepEqual(repository["encryptionConfigurations"], [
            { encryptionType: "KMS", kmsKey: await made.known(made.result.keyArn) },
        ]);
        assert.match(String(made.only(KEY)["policy"]), /"kms:ViaService":\["ecr\.eu-west-1\.amazonaws\.com"\]/);
        assert.match(String(made.only(KEY)["policy"]), /"kms:RetireGrant"\],"Resource":"\*","Condition"/);
        assert.deepEqual(made.genericTypes, []);
    });

    it("has one lifecycle policy, its own and not awsx's", async () => {
        const made = await make();
        assert.deepEqual(
            made.all(LIFECYCLE).map(({ name }) => name),
            ["registry-reference-lifecycle"],
        );
        assert.equal(made.only(LIFECYCLE)["repository"], "plinth/reference");
        const { rules } = JSON.parse(String(made.only(LIFECYCLE)["policy"])) as { rules: { rulePriority: number }[] };
        assert.deepEqual(
            rules.map(({ rulePriority }) => rulePriority),
            [1, 2, 3],
        );
    });

    it("is pulled by the accounts it names, and pushed to by nobody until a role is named", async () => {
        const made = await make();
        const { Statement } = JSON.parse(String(made.only(POLICY)["policy"])) as { Statement: { Sid: string }[] };
        assert.deepEqual(
            Statement.map(({ Sid }) => Sid),
            ["Pull", "NobodyElsePushes", "NobodyElseDeletes"],
        );
        const named = await make({ pushedBy: [PUBLISHER] });
        assert.match(
            String(named.only(POLICY)["policy"]),
            new RegExp(`"ArnNotEquals":{"aws:PrincipalArn":\\["${PUBLISHER}"\\]}`),
        );
    });

    it("waits for the ARN of a role that is still to be made, and for nothing else", async () => {
        const program = () => {
            const role = new aws.iam.Role("publisher", { assumeRolePolicy: "{}" });
            return new ImageRepository("registry-reference", { ...leastArgs, pushedBy: [role.arn] });
        };
        const first = await record(program, { project: "plinth-registry", stack: "prod", preview: true });
        assert.deepEqual(first.only(POLICY)["policy"], unknown);
        assert.match(String(first.only(LIFECYCLE)["policy"]), /release-\*/);
        const made = await record(program, { project: "plinth-registry", stack: "prod" });
        assert.match(String(made.only(POLICY)["policy"]), /role\/publisher/);
    });

    it("cannot be deleted by accident, and can be made to leave nothing behind", async () => {
        const made = await make();
        assert.equal(made.resource("awsx:ecr:Repository", "registry-reference-repository").options.protect, true);
        for (const { type, name, custom, options } of made.resources) {
            // Nothing of it goes while the rest stays: without its policy no other account could pull.
            if (custom) assert.equal(options.protect, true, `${type} ${name}`);
        }
        assert.equal(made.resource(KEY, "registry-reference-data-key").options.protect, true);
        for (const { options, name } of (await make({ protect: false })).resources) {
            assert.notEqual(options.protect, true, name);
        }
    });

    it("says where images are pulled from", async () => {
        const made = await make();
        assert.equal(
            await made.known(made.result.url),
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/plinth/reference",
        );
        assert.equal(
            await made.known(made.result.arn),
            "arn:aws:ecr:us-east-1:123456789012:repository/plinth/reference",
        );
        assert.equal(await made.known(made.result.repositoryName), "plinth/reference");
    });

    it("previews before it exists", async () => {
        const made = await make({}, true);
        assert.deepEqual(made.only(REPOSITORY)["encryptionConfigurations"], [
            { encryptionType: "KMS", kmsKey: unknown },
        ]);
    });

    it("keeps its URNs: another name would be another repository, without the images", async () => {
        const prefix = "urn:pulumi:prod::plinth-registry::plinth:images:ImageRepository";
        assert.deepEqual(
            (await make()).urns().map((urn) => urn.replace(prefix, "")),
            [
                "$aws:ecr/lifecyclePolicy:LifecyclePolicy::registry-reference-lifecycle",
                "$aws:ecr/repositoryPolicy:RepositoryPolicy::registry-reference-access",
                "$awsx:ecr:Repository$aws:ecr/repository:Repository::registry-reference-repository",
                "$awsx:ecr:Repository::registry-reference-repository",
                "$plinth:keys:Key$aws:kms/alias:Alias::registry-reference-data-alias",
                "$plinth:keys:Key$aws:kms/key:Key::registry-reference-data-key",
                "$plinth:keys:Key::registry-reference-data",
                "::registry-reference",
            ],
        );
    });

    it("refuses everything that is wrong, before anything registers", async () => {
        const wrong = {
            repositoryName: "Plinth/Reference",
            pulledBy: ["*"],
            pushedBy: ["arn:aws:iam::555555555555:root"],
            keepBuilds: 0,
            keepReleases: 3,
            account: "55",
        };
        const made = await record(() => {
            try {
                new ImageRepository("registry-reference", { ...leastArgs, ...wrong });
            } catch (error) {
                assert.ok(error instanceof ProblemsError);
                return error.problems.map(({ path }) => path);
            }
            return assert.fail("accepted");
        });
        assert.deepEqual(made.resources, []);
        assert.deepEqual(made.result, [
            "account",
            "repositoryName",
            "keepBuilds",
            "keepReleases",
            "pulledBy[0]",
            "pushedBy[0]",
        ]);
    });
});
