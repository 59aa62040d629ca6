import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pipelineFiles } from "./files.ts";
import { affected } from "./model/affected.ts";
import { readPipelines, reviewBase } from "./model/pipelines.ts";
import { deployedByHand, promotion } from "./model/promotion.ts";
import { committedWorkflows, REPOSITORY } from "./testdata/committed.ts";

const pipelines = readPipelines(REPOSITORY);
const names = pipelines.environments.map(({ name }) => name);

describe("the pipelines of this repository", () => {
    it("are what npm run pipelines writes", async () => {
        for (const [path, text] of await pipelineFiles(pipelines)) {
            assert.equal(readFileSync(join(REPOSITORY, path), "utf8"), text, `${path}: run npm run pipelines`);
        }
    });

    it("have no workflow that is written by hand", async () => {
        const generated = [...(await pipelineFiles(pipelines)).keys()];
        for (const { file } of committedWorkflows()) assert.ok(generated.includes(`.github/workflows/${file}`), file);
    });

    it("deploy every environment, or say why somebody does it by hand", () => {
        assert.deepEqual([...promotion, ...Object.keys(deployedByHand)].sort(), names);
        for (const reason of Object.values(deployedByHand)) assert.ok(reason.length > 20, reason);
    });

    it("change with the environments: another layer, another file that affects it", async () => {
        const [dev] = pipelines.environments.filter(({ name }) => name === "dev");
        assert.ok(dev);
        const more = {
            ...dev,
            region: "eu-north-1",
            stacks: [...dev.stacks, "stacks/queue"],
            paths: ["stacks/queue/**/*"],
        };
        const files = await pipelineFiles({ environments: [more], promoted: [more], images: [] });
        const preview = files.get(".github/workflows/real-preview.yml") ?? "";
        assert.match(preview, /pulumi preview --cwd stacks\/queue --stack dev --policy-pack \.\.\/\.\.\/policies/);
        assert.match(preview, /aws-region: eu-north-1/);
        assert.match(files.get(".gitlab-ci.yml") ?? "", /paths:\n {10}- stacks\/queue\/\*\*\/\*\n/);
        assert.doesNotMatch(files.get(".github/workflows/deploy.yml") ?? "", /staging/);
        assert.doesNotMatch(files.get(".github/workflows/deploy.yml") ?? "", /soak/);
    });

    it("wait as long as settings say, before the role is taken where that is longer than it lasts", async () => {
        const [dev, prod] = ["dev", "prod"].map((name) => pipelines.environments.find((each) => each.name === name));
        assert.ok(dev && prod);
        const soaking = async (soakMinutes: number) =>
            (await pipelineFiles({ environments: [], promoted: [{ ...dev, soakMinutes }, prod], images: [] })).get(
                ".github/workflows/deploy.yml",
            ) ?? "";
        assert.doesNotMatch(await soaking(45), /sleep/);
        assert.match(await soaking(46), /MINUTES: "46"\n {8}run: sleep/);
        await assert.rejects(soaking(301), /delivery\.soak\.minutes: a job at GitHub can wait 300 minutes, not 301/);
    });

    it("make review environments from the one whose settings say so, else from the first", () => {
        const [first, second] = pipelines.promoted;
        assert.ok(first && second);
        assert.equal(reviewBase({ promoted: [first, second] }), first);
        const told = { ...second, reviewed: true };
        assert.equal(reviewBase({ promoted: [first, told] }), told);
    });
});

describe("the environments that a change affects", () => {
    const of = (...changed: string[]) => affected(pipelines.environments, changed);

    it("are all of them for the policy pack, third-party packages and the machinery", () => {
        for (const file of [
            "policies/rules/a.ts",
            "package-lock.json",
            "packages/engine/src/a.ts",
            "packages/core/src/b/c.ts",
        ]) {
            assert.deepEqual(of(file), names, file);
        }
    });

    it("are one for its settings, and those that have a layer for the layer and what it is made of", () => {
        assert.deepEqual(of("environments/staging/cache.yaml"), ["staging"]);
        assert.deepEqual(of("environments/dev/adopt/network.yaml"), ["dev"]);
        assert.deepEqual(of("stacks/account/layer.ts"), ["sandbox", "shared"]);
        assert.deepEqual(of("packages/database/src/a.ts"), ["dev", "prod", "sandbox", "staging"]);
        assert.deepEqual(of("packages/images/src/a.ts"), ["sandbox", "shared"]);
    });

    it("are those of one stack for the files of the root project", () => {
        assert.deepEqual(of("Pulumi.yaml"), ["sandbox"]);
        assert.deepEqual(of("Pulumi.sandbox.yaml"), ["sandbox"]);
    });

    it("are none for tests, pages and tools", () => {
        const idle = [
            "README.md",
            "docs/a.md",
            "packages/core/src/a.test.ts",
            "packages/core/src/testdata/a.ts",
            "tools/bench/a.ts",
            "",
        ];
        assert.deepEqual(of(...idle), []);
    });
});
