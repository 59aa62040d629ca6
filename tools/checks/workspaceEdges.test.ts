import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
/** Text of files that a generator writes elsewhere. */
const WRITTEN = /\/generators\/[^/]+\/sources\//;
const imported = /(?:from|import)\s*\(?\s*"(@plinth\/[^/"]+|plinth-[^/"]+)/g;

interface Package {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
}

function sourcesOf(folder: string): readonly string[] {
    const listing = ["ls-files", "--cached", "--others", "--exclude-standard", `${folder}/**.ts`, `${folder}/**.js`];
    const files = execFileSync("git", listing, { cwd: root, encoding: "utf8" }).split("\n");
    return files.filter(
        (file) => file && !/\.test\.ts$|\/testdata\//.test(file) && !WRITTEN.test(file) && existsSync(join(root, file)),
    );
}

describe("the edges between workspace packages", () => {
    const manifests = execFileSync(
        "git",
        ["ls-files", "packages/*/package.json", "stacks/*/package.json", "policies/package.json"],
        {
            cwd: root,
            encoding: "utf8",
        },
    );
    for (const manifest of manifests.split("\n").filter(Boolean)) {
        const folder = manifest.replace("/package.json", "");

        it(`of ${folder} all stand in its package.json, where Nx reads them: the cache would miss a change otherwise`, () => {
            const { name, dependencies = {} } = JSON.parse(readFileSync(join(root, manifest), "utf8")) as Package;
            const unlisted = sourcesOf(folder).flatMap((file) =>
                [...readFileSync(join(root, file), "utf8").matchAll(imported)]
                    .map((match) => match[1] ?? "")
                    .filter((target) => target !== name && !(target in dependencies))
                    .map((target) => `${file} imports ${target}`),
            );
            assert.deepEqual(unlisted, []);
        });
    }
});
