import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { linkModules } from "./linkModules.ts";

describe("the node_modules of a worktree", () => {
    let folder: string;
    let root: string;
    let worktree: string;
    beforeEach(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "plinth-link-")));
        [root, worktree] = [join(folder, "now"), join(folder, "base")];
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const write = (file: string, content: object = {}): void => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify(content));
    };
    const link = (to: string, at: string): void => {
        mkdirSync(dirname(at), { recursive: true });
        symlinkSync(to, at);
    };
    const leadsTo = (name: string) => realpathSync(join(worktree, "node_modules", name));

    it("leads to the installed third-party packages, and to the worktree's own packages", () => {
        for (const side of [root, worktree]) {
            write(join(side, "package.json"), { workspaces: ["packages/*"] });
            write(join(side, "packages/core/package.json"), { name: "@acme/core" });
        }
        write(join(root, "packages/fresh/package.json"), { name: "@acme/fresh" });
        write(join(worktree, "packages/former/package.json"), { name: "former" });
        write(join(root, "node_modules/zod/package.json"));
        write(join(root, "node_modules/@scope/third/package.json"));
        write(join(root, "node_modules/.package-lock.json"));
        link("../../packages/core", join(root, "node_modules/@acme/core"));
        link("../../packages/fresh", join(root, "node_modules/@acme/fresh"));
        link("../zod/cli.js", join(root, "node_modules/.bin/zod"));
        write(join(root, "node_modules/zod/cli.js"));
        write(join(root, "packages/core/node_modules/zod/package.json"));

        linkModules(root, worktree);

        assert.equal(leadsTo("zod"), join(root, "node_modules/zod"));
        assert.equal(leadsTo("@scope/third"), join(root, "node_modules/@scope/third"));
        assert.equal(leadsTo(".bin/zod"), join(root, "node_modules/zod/cli.js"));
        assert.equal(leadsTo("@acme/core"), join(worktree, "packages/core"));
        assert.equal(leadsTo("former"), join(worktree, "packages/former"));
        assert.equal(existsSync(join(worktree, "node_modules/@acme/fresh")), false);
        assert.equal(existsSync(join(worktree, "node_modules/.package-lock.json")), false);
        assert.equal(
            realpathSync(join(worktree, "packages/core/node_modules/zod")),
            join(root, "packages/core/node_modules/zod"),
        );
    });

    it("is not made where nothing is installed", () => {
        write(join(root, "package.json"));
        write(join(worktree, "package.json"));
        linkModules(root, worktree);
        assert.equal(existsSync(join(worktree, "node_modules")), false);
    });
});
