import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type RefusalEntry, type RefusalId, refusals, refusalText, refuse } from "./refusals.ts";

const repository = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(repository, "docs/guides/rollback.md"), "utf8");
const entries = Object.entries(refusals) as [RefusalId, RefusalEntry][];
const tests = globSync("packages/{deployer,cli}/src/{rollback,state}/**/*.test.ts", { cwd: repository })
    .filter((file) => !file.endsWith("refusals.test.ts"))
    .map((file) => readFileSync(join(repository, file), "utf8"));

describe("refusals of rollbacks", () => {
    for (const [id, { why, instead }] of entries) {
        it(`${id} has a row in the guide with the same words, and a test that names it`, () => {
            assert.match(id, /^[a-z]+(-[a-z]+)+$/);
            const row = page.split("\n").find((line) => line.startsWith(`| \`${id}\``)) ?? "";
            const words = row.replaceAll(/\s+/g, " ");
            assert.ok(words.includes(why), `${id}: ${why}`);
            assert.ok(words.includes(instead), `${id}: ${instead}`);
            assert.ok(
                tests.some((text) => text.includes(`(${id})`) || text.includes(`"${id}"`)),
                `no test is about ${id}`,
            );
        });
    }

    it("are all that the guide has", () => {
        const rows = [...page.matchAll(/^\| `([a-z]+-[a-z-]+)`/gm)].map(([, id]) => id);
        assert.deepEqual(
            rows,
            entries.map(([id]) => id),
        );
    });

    it("say for people where, what, why and what to do instead, in the environment", () => {
        const text = refusalText(refuse("no-earlier", "its release", { layer: "app" }), "prod");
        assert.equal(
            text,
            "app: its release (no-earlier): No verified deployment of before is known here: neither the journal nor a tag tells of one. Instead: Name it with --to; git fetch --tags brings the tags deploy/prod/<n> of the remote.",
        );
    });
});
