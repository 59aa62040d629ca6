import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { oldNode, plinth } from "./testdata/binary.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "./testdata/temporaryRepository.ts";
import { change, repositoryWithSettings } from "./testdata/wrongSettings.ts";

/** A program that says which process it is, and then never ends. */
const ENDLESS = `import { writeFileSync } from "node:fs";
writeFileSync(new URL("started.tmp", import.meta.url), String(process.pid));
(await import("node:fs")).renameSync(new URL("started.tmp", import.meta.url), new URL("started", import.meta.url));
setInterval(() => {}, 1000);
export default () => new Promise(() => {});
`;

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

describe("the plinth process", () => {
    let repository: TemporaryRepository;
    afterEach(() => repository.dispose());

    it("prints help and ends with 0", async () => {
        repository = smallRepository();
        const { code, out, err } = await plinth(repository.root, ["--help"]).ended;
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, /^Usage: plinth /);
    });

    it("ends with 64 for arguments it cannot understand", async () => {
        repository = smallRepository();
        const { code, out, err } = await plinth(repository.root, ["preview", "--what"]).ended;
        assert.deepEqual([code, out], [64, ""]);
        assert.match(err, /^error: unknown option '--what'\nUsage: plinth preview /);
    });

    it("ends with 1 for wrong settings, all problems at once and no stack", async () => {
        repository = repositoryWithSettings();
        change("network", "10.20.0.0/18", "10.20.0.0/26")(repository);
        change("database", "size: 20", "size: 5")(repository);
        change("cluster", "min: 2", "min: -1")(repository);
        for (const verb of [
            ["settings", "check"],
            ["preview", "dev"],
        ]) {
            const { code, out, err } = await plinth(repository.root, verb).ended;
            assert.deepEqual([code, out], [1, ""]);
            assert.match(
                err,
                /^environment "dev": 3 problems\n(?: {2}- environments\/dev\/\w+\.yaml:\d+: .* Fix: .*\n){3}$/,
            );
        }
    });

    it("works from any folder of the repository", async () => {
        repository = smallRepository();
        const { code, out } = await plinth(join(repository.root, "stacks", "app"), ["settings", "check"]).ended;
        assert.deepEqual([code, out], [0, "2 environments, no problems\n"]);
    });

    it("writes its whole output into a pipe before it ends", async () => {
        repository = repositoryWithSettings();
        const { code, out } = await plinth(repository.root, ["settings", "schema"]).ended;
        assert.equal(code, 0);
        const stacks = readdirSync(join(repository.root, "stacks"));
        assert.deepEqual(Object.keys(JSON.parse(out) as object).sort(), stacks.sort());
    });

    it("says nothing when a reader closes the pipe early", async () => {
        repository = repositoryWithSettings();
        const run = plinth(repository.root, ["settings", "schema"]);
        run.process.stdout?.destroy();
        const { code, err } = await run.ended;
        assert.deepEqual([code, err], [0, ""]);
    });

    it("says in one line what to do under a Node that is too old", async function () {
        const node = oldNode();
        repository = smallRepository();
        if (node === undefined) return this.skip();
        const { code, out, err } = await plinth(repository.root, ["preview", "layered"], node).ended;
        assert.deepEqual([code, out], [1, ""]);
        assert.match(
            err,
            /^plinth needs Node 22\.18 or newer and this is [\d.]+\. Fix: run `npm install` in the repository, then `npx plinth`: [^\n]*\n$/,
        );
    });

    describe("while a program runs", () => {
        let pid: number;

        async function started() {
            repository = smallRepository();
            addEnvironment(repository, "mine", "layered", ["base"]);
            repository.remove("policies");
            repository.write(
                "stacks/base/Pulumi.yaml",
                "name: plinth-base\nmain: index.js\nruntime: { name: nodejs, options: { typescript: false } }\n",
            );
            repository.write("stacks/base/index.js", ENDLESS);
            const run = plinth(repository.root, ["preview", "mine"]);
            const marker = join(repository.root, "stacks", "base", "started");
            while (!existsSync(marker))
                await Promise.race([wait(20), run.ended.then((end) => assert.fail(JSON.stringify(end)))]);
            pid = Number(readFileSync(marker, "utf8"));
            assert.ok(isRunning(pid));
            return run;
        }

        for (const [signal, expected] of [
            ["SIGINT", 130],
            ["SIGTERM", 143],
        ] as const) {
            it(`ends it on ${signal}, and itself with ${expected}`, async () => {
                const run = await started();
                run.process.kill(signal);
                const { code, out, err } = await run.ended;
                assert.deepEqual([code, out, err], [expected, "", `Stopped by ${signal}.\n`]);
                assert.equal(isRunning(pid), false);
            });
        }
    });
});
