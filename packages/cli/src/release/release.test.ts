import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

const REPOSITORY = "555555555555.dkr.ecr.eu-west-1.amazonaws.com/plinth/app";
const [OLD, NEW, NONE] = ["a", "b", "0"].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string, string];

describe("plinth release", () => {
    let repository: TemporaryRepository;
    beforeEach(() => {
        repository = smallRepository();
        repository.write(
            "stacks/app/settings.ts",
            `import { defineSettings, releaseValue } from "@plinth/core/settings";
import { z } from "zod";
const image = z.strictObject({ repository: z.string(), digest: releaseValue(z.string()) });
const schema = z.strictObject({ size: z.int().min(1).max(9), image: image.check((payload) => {
    if (payload.value.digest.startsWith("sha256:c")) payload.issues.push({ code: "custom", input: payload.value, path: ["digest"], message: "must not be cursed" });
}) });
export const settings = defineSettings({ layer: "app", schema });
`,
        );
        for (const [environment, digest] of [
            ["layered", OLD],
            ["single", NEW],
        ] as const) {
            repository.write(
                `environments/${environment}/app.yaml`,
                `# What runs.\nimage:\n  repository: ${REPOSITORY}\n  digest: ${digest}   # by the pipeline\nsize: 1\n`,
            );
        }
    });
    afterEach(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        return { code: await main(argv, host), out: host.out(), err: host.err() };
    };
    const written = (environment: string) =>
        readFileSync(join(repository.root, "environments", environment, "app.yaml"), "utf8");

    it("writes the digest into the environment's settings, and nothing else", async () => {
        const before = written("layered");
        const { code, out, err } = await run("release", "layered", "app", "--image", `${REPOSITORY}@${NEW}`);
        assert.deepEqual([code, err], [0, ""]);
        assert.equal(
            out,
            `environments/layered/app.yaml: ${REPOSITORY}@${OLD} is now ${REPOSITORY}@${NEW}\nNext: npx plinth preview layered, then commit it\n`,
        );
        assert.equal(written("layered"), before.replace(OLD, NEW));
        const again = await run("release", "layered", "app", "--image", `${REPOSITORY}@${NEW}`);
        assert.deepEqual(
            [again.code, again.out],
            [0, `environments/layered/app.yaml: has ${REPOSITORY}@${NEW} already\n`],
        );
    });

    it("promotes the very digest that another environment runs", async () => {
        const { code, out } = await run("release", "layered", "app", "--from", "single", "--format", "json");
        assert.equal(code, 0);
        assert.deepEqual(JSON.parse(out), {
            version: 1,
            environment: "layered",
            layer: "app",
            file: "environments/layered/app.yaml",
            changed: true,
            before: { repository: REPOSITORY, digest: OLD },
            after: { repository: REPOSITORY, digest: NEW },
        });
        assert.match(written("layered"), new RegExp(NEW));
    });

    it("lists what environments run, for whoever keeps it in the registry", async () => {
        const { code, out } = await run("releases");
        assert.deepEqual([code, out], [0, `layered app ${REPOSITORY}@${OLD}\nsingle app ${REPOSITORY}@${NEW}\n`]);
        repository.edit("environments/single/app.yaml", NEW, NONE);
        const { releases } = JSON.parse((await run("releases", "--format", "json")).out) as { releases: unknown[] };
        assert.deepEqual(releases, [{ environment: "layered", layer: "app", image: `${REPOSITORY}@${OLD}` }]);
    });

    const refuses = async (said: RegExp, ...argv: string[]): Promise<void> => {
        const before = written("layered");
        const { code, out, err } = await run("release", ...argv);
        assert.deepEqual([code, out], [1, ""]);
        assert.match(err, said);
        assert.equal(written("layered"), before);
    };

    it("refuses tags, wherever they stand", async () => {
        await refuses(/--image, digest: must be a digest/, "layered", "app", "--image", `${REPOSITORY}:latest`);
        await refuses(/without a tag/, "layered", "app", "--image", `${REPOSITORY}:1@${NEW}`);
    });

    it("refuses the image of another service, and one that was never built", async () => {
        const other = `${REPOSITORY.replace("app", "other")}@${NEW}`;
        await refuses(/image\.repository: must be .*plinth\/app/, "layered", "app", "--image", other);
        repository.edit("environments/single/app.yaml", NEW, NONE);
        await refuses(/"single" runs no image of app yet/, "layered", "app", "--from", "single");
    });

    it("refuses what the settings refuse, and leaves the file as it was", async () => {
        await refuses(/must not be cursed/, "layered", "app", "--image", `${REPOSITORY}@sha256:${"c".repeat(64)}`);
    });

    it("refuses layers without an image, environments with problems, and a file that lost to stack configuration", async () => {
        await refuses(/layer base runs no image/, "layered", "base", "--image", `${REPOSITORY}@${NEW}`);
        await refuses(/has no layer shop\. Fix: name one of app/, "layered", "shop", "--image", `${REPOSITORY}@${NEW}`);
        repository.write("stacks/app/Pulumi.layered.yaml", `config:\n  plinth-app:image:\n    digest: ${NEW}\n`);
        await refuses(/comes from stack configuration/, "layered", "app", "--image", `${REPOSITORY}@${NEW}`);
        repository.remove("stacks/app/Pulumi.layered.yaml");
        repository.edit("environments/layered/base.yaml", "size: ", "size: 1");
        await refuses(/base\.yaml/, "layered", "app", "--from", "single");
    });

    it("asks for an image, and for one alone", async () => {
        assert.equal((await run("release", "layered", "app")).code, 1);
        assert.equal((await run("release", "layered", "app", "--image", "x", "--from", "single")).code, 64);
    });
});
