import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type PreviewResult, preview } from "@plinth/engine";
import { compare } from "@plinth/plan";
import { replacedBy } from "../../packages/cli/src/compare/replacedBy.ts";
import { RepositoryCopy } from "../repository/copy.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
/** Environment, and layers with the source file of their component. */
const ENVIRONMENT = "dev";
const components = {
    network: "packages/network/src/network.ts",
    database: "packages/database/src/database.ts",
    cache: "packages/cache/src/cache.ts",
    cluster: "packages/cluster/src/cluster.ts",
} as const;

describe("a source file in another place", function () {
    this.timeout(120_000);
    let copy: RepositoryCopy;
    let before_: PreviewResult;

    before(async () => {
        copy = new RepositoryCopy();
        before_ = await previewBelow(REPOSITORY);
    });

    after(() => copy.remove());

    async function previewBelow(root: string): Promise<PreviewResult> {
        const layers = Object.keys(components);
        const stacks = layers.map((layer) => ({ directory: path.join(root, "stacks", layer), stack: ENVIRONMENT }));
        return await preview({ stacks, policyPacks: [], passes: 1 });
    }

    async function assertSame(): Promise<void> {
        const after = await previewBelow(copy.root);
        assert.equal(after.failed, false, JSON.stringify(after.stacks.map(({ diagnostics }) => diagnostics)));
        const { stacks } = compare({
            now: after.stacks,
            other: { kind: "plan", stacks: before_.stacks },
            against: { kind: "revision", revision: "main", commit: "0".repeat(40) },
            replacedBy,
        });
        assert.deepEqual(
            stacks.flatMap(({ changes }) => changes),
            [],
        );
    }

    it("changes nothing when the whole repository stands elsewhere", async () => {
        await assertSame();
    });

    it("changes nothing when components move to another folder", async () => {
        for (const file of Object.values(components)) moveDown(file);
        // Nothing stands in their old places: the programs load them from the new ones, or fail.
        await assertSame();
    });

    /** Moves a file into a folder beside it, and mends what imports it and what it imports. */
    function moveDown(file: string): void {
        const folder = path.dirname(file);
        const name = path.basename(file);
        const target = path.join(folder, "moved", name);
        mkdirSync(path.join(copy.root, folder, "moved"), { recursive: true });
        renameSync(path.join(copy.root, file), path.join(copy.root, target));
        copy.edit(target, /(from "|import\(")\.(\.?)\//g, "$1../.$2/");
        for (const other of readdirSync(path.join(copy.root, folder), { recursive: true, encoding: "utf8" })) {
            const full = path.join(copy.root, folder, other);
            if (!other.endsWith(".ts") || full === path.join(copy.root, target)) continue;
            const text = readFileSync(full, "utf8");
            const depth = path.dirname(other) === "." ? "./" : "../".repeat(other.split(path.sep).length - 1);
            writeFileSync(full, text.replaceAll(`"${depth}${name}"`, `"${depth}moved/${name}"`));
        }
    }
});
