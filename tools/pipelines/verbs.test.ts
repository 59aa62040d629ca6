import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { committedGitLab, committedJobs, REPOSITORY } from "./testdata/committed.ts";

const SCRIPTS = join(REPOSITORY, "tools/pipelines/scripts");

/** Everything that pipelines run, with lines that go on put together. */
function scripts(): string {
    const steps = committedJobs().flatMap((job) => job.steps.map(({ run = "" }) => run));
    const gitlab = Object.values(committedGitLab().jobs).flatMap(({ script }) => script);
    const files = readdirSync(SCRIPTS).map((file) => readFileSync(join(SCRIPTS, file), "utf8"));
    return [...steps, ...gitlab, ...files].join("\n").replaceAll("\\\n", " ");
}

/** The verbs of plinth that pipelines call, with the options of each. */
function calls(): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    for (const [, verb = "", rest = ""] of scripts().matchAll(/npx plinth ((?:review )?[a-z]+)([^\n|]*)/g)) {
        const options = found.get(verb) ?? new Set();
        for (const [option] of rest.matchAll(/--[a-z-]+/g)) options.add(option);
        found.set(verb, options);
    }
    // Its options stand in the lines above the call.
    for (const [option] of readFileSync(join(SCRIPTS, "rollback.sh"), "utf8").matchAll(/(?<=[("])--[a-z]+/g)) {
        found.get("rollback")?.add(option);
    }
    return found;
}

describe("what pipelines call", () => {
    const all = calls();

    it("is no other verb than these", () => {
        assert.deepEqual([...all.keys()].sort(), [
            ...["comment", "drift", "metrics", "plan", "preview", "release", "releases"],
            ...["review down", "review list", "review sweep", "review up"],
            ...["rollback", "settings", "soak", "up"],
        ]);
    });

    for (const [verb, options] of all) {
        it(`is plinth ${verb} with options that it has`, () => {
            const { status, stdout } = spawnSync(
                process.execPath,
                [join(REPOSITORY, "packages/cli/bin/plinth.js"), ...verb.split(" "), "--help"],
                { encoding: "utf8", cwd: REPOSITORY },
            );
            assert.equal(status, 0, `plinth ${verb} is no verb`);
            // One that it does not know gets the help of all.
            assert.ok(stdout.startsWith(`Usage: plinth ${verb} `), `plinth ${verb} is no verb`);
            const known = new Set(stdout.match(/--[a-z-]+/g));
            for (const option of options) assert.ok(known.has(option), `plinth ${verb} has no ${option}`);
        });
    }
});
