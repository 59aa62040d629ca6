import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RepositoryCopy } from "../repository/copy.ts";
import { compareUrns, urnProblems } from "./urns.ts";

const GUIDE = join(import.meta.dirname, "../../docs/guides/change-safely.md");
const LIST = "tests/changeSafety/recorded/sandbox.urns";

describe("npm run record-urns", function () {
    this.timeout(60_000);
    let copy: RepositoryCopy;

    before(() => {
        copy = new RepositoryCopy();
    });

    after(() => copy.remove());

    async function record(...args: readonly string[]): Promise<{ code: number; said: string }> {
        const command = [join(copy.root, "tests/changeSafety/record.ts"), "sandbox", ...args];
        return await new Promise((resolve) => {
            execFile(process.execPath, command, { cwd: copy.root, env: copy.env() }, (error, stdout, stderr) => {
                resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
            });
        });
    }

    it("refuses to lose a URN that is not named, and takes it away where it is", async () => {
        assert.equal((await record()).code, 0);
        const list = copy.read(LIST);
        const old = "urn:pulumi:sandbox::plinth::aws:kms/key:Key::old-key";
        copy.write(`${old}\n${list}`, LIST);

        const refused = await record();
        assert.equal(refused.code, 2);
        assert.match(refused.said, /lost: urn:pulumi:sandbox::plinth::aws:kms\/key:Key::old-key/);
        assert.equal(copy.read(LIST), `${old}\n${list}`, "nothing was written");

        const meant = await record("--lost", old);
        assert.equal(meant.code, 0, meant.said);
        assert.equal(copy.read(LIST), list);
    });

    it("refuses a URN to lose that is not lost", async () => {
        const { code, said } = await record("--lost", "urn:pulumi:sandbox::plinth::aws:kms/key:Key::nobodys");
        assert.equal(code, 2);
        assert.match(said, /::nobodys: is not lost anywhere/);
    });

    it("refuses an environment that does not exist, before it records another", async () => {
        const { code, said } = await record("prd");
        assert.equal(code, 1);
        assert.match(said, /^environment "prd" does not exist: .* Fix: did you mean prod\?\n$/);
    });
});

describe("the guide to changes", () => {
    it("shows what the test says of a lost URN", () => {
        const guide = readFileSync(GUIDE, "utf8");
        const [, urn = ""] = /prod loses 1 URN.*\n {2}(urn:\S+)\n/.exec(guide) ?? [];
        assert.ok(guide.includes(urnProblems("prod", compareUrns([urn], []))), urn);
    });
});
