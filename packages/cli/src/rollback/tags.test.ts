import assert from "node:assert/strict";
import type { Deployment } from "@plinth/deployer";
import { type GitRepository, gitRepository } from "../testdata/gitRepository.ts";
import { readTags, requireTaggable, tagDeployment } from "./tags.ts";

describe("tags of deployments", () => {
    let repository: GitRepository;

    beforeEach(() => {
        repository = gitRepository();
    });

    afterEach(() => {
        repository.dispose();
    });

    function deployment(id: string): Deployment {
        const commit = repository.git("rev-parse", "HEAD").trim();
        const layers = { app: { release: { 'services["my.api"].digest': "sha256:a" }, outputs: "0123" } };
        return { id, time: "2026-11-21T10:00:00Z", commit, uncommitted: false, layers };
    }

    it("count up for each environment, and tell what was deployed", async () => {
        const first = deployment("run-1");
        assert.equal(await tagDeployment(repository.root, "prod", first), "deploy/prod/1");
        repository.write("more.txt", "more");
        repository.commit("more");
        assert.equal(await tagDeployment(repository.root, "prod", deployment("run-2")), "deploy/prod/2");
        assert.equal(await tagDeployment(repository.root, "dev", deployment("run-3")), "deploy/dev/1");
        assert.deepEqual(await readTags(repository.root, "prod"), [
            { ...first, tag: "deploy/prod/1" },
            { ...deployment("run-2"), tag: "deploy/prod/2" },
        ]);
        assert.equal(repository.git("rev-parse", "deploy/prod/1^{commit}").trim(), first.commit);
    });

    it("stand beside tags of others, which tell nothing", async () => {
        repository.git("tag", "deploy/prod/7");
        repository.git(
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@x",
            "tag",
            "-a",
            "-m",
            '{"version":1}',
            "deploy/prod/by-hand",
        );
        assert.deepEqual(await readTags(repository.root, "prod"), []);
        assert.equal(await tagDeployment(repository.root, "prod", deployment("run-1")), "deploy/prod/8");
    });

    it("refuse a working tree that no commit has, and a folder without git", async () => {
        await requireTaggable(repository.root);
        repository.write("more.txt", "more");
        await assert.rejects(requireTaggable(repository.root), /--tag: 1 files are not committed \(more\.txt\)/);
        await assert.rejects(requireTaggable("/"), /--tag: this is not a git repository/);
    });
});
