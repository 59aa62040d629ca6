import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

interface Finding {
    readonly pack: string;
    readonly rule: string;
    readonly urn: string;
    readonly level: string;
    readonly outcome: string;
}

describe("examples/own-pack beside the repository's pack", () => {
    const preview = (...more: string[]) =>
        spawnSync(
            process.execPath,
            [
                join(root, "packages/cli/bin/plinth.js"),
                "preview",
                ...["--project", "tests/ownPack/queues"],
                ...["--policy-pack", "policies", "--policy-pack", "examples/own-pack"],
                ...more,
            ],
            { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
        );
    const found = (findings: readonly Finding[], pack: string) =>
        findings
            .filter((finding) => finding.pack === pack && finding.outcome !== "pass")
            .map(({ rule, urn, level, outcome }) => [rule, urn.split("::").at(-1), level, outcome]);

    it("finds what it is about, and so does the other one", () => {
        const { status, stdout, stderr } = preview("--format", "json");
        assert.equal(status, 2, stderr);
        const { findings } = JSON.parse(stdout) as { findings: Finding[] };
        assert.deepEqual(found(findings, "own-pack").sort(), [
            ["queue-alarm", "bad", "advisory", "violation"],
            ["queue-dead-letters", "bad", "mandatory", "violation"],
        ]);
        assert.deepEqual(
            found(findings, "plinth").filter(([rule]) => rule === "sqs-encryption"),
            [["sqs-encryption", "bad", "mandatory", "violation"]],
        );
    });

    it("stands in reports under its own name", () => {
        const { stdout } = preview("--format", "github");
        assert.match(
            stdout,
            /^::error file=tests\/ownPack\/queues\/index\.js,line=31,col=1,title=own-pack\/queue-dead-letters \(violation\)::bad /m,
        );
        assert.match(stdout, /^::warning .*title=own-pack\/queue-alarm \(violation\)::/m);
    });
});
