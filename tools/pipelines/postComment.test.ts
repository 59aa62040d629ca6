import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { committedJobs } from "./testdata/committed.ts";
import { zipOf } from "./testdata/zip.ts";

const MARKER = "<!-- plinth:preview -->";
const SHA = "a".repeat(40);

/** What a forge that is none answers, by what is asked for, and what it was told. */
interface Forge {
    readonly artifacts?: readonly number[];
    readonly pulls?: readonly { readonly number: number; readonly sha: string; readonly from: string }[];
    readonly comments?: readonly { readonly id: number; readonly login: string; readonly body: string }[];
}

describe("posting the comment of a pull request", () => {
    let folder: string;
    const script = committedJobs().find(({ id }) => id === "pull-request-comment post")?.steps[0]?.run ?? "";

    before("needs bash, jq and unzip", function () {
        const missing = ["bash", "jq", "unzip"].filter((tool) => spawnSync(tool, ["--help"]).error !== undefined);
        if (missing.length === 0) return;
        console.error(`skipped: ${missing.join(", ")} not on PATH`);
        this.skip();
    });
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "plinth-post-"))));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** Runs the step with a `gh` that answers from files, and tells what was written to the forge. */
    const post = (comment: string, forge: Forge = {}, head = "acme/platform") => {
        const { artifacts = [7], pulls = [{ number: 12, sha: SHA, from: head }], comments = [] } = forge;
        writeFileSync(join(folder, "artifact.zip"), zipOf("comment.md", Buffer.from(comment)));
        const answers = {
            artifacts: { artifacts: artifacts.map((id) => ({ id })) },
            pulls: pulls.map(({ number, sha, from }) => ({ number, head: { sha, repo: { full_name: from } } })),
            comments: comments.map(({ id, login, body }) => ({ id, body, user: { login } })),
        };
        for (const [name, answer] of Object.entries(answers))
            writeFileSync(join(folder, `${name}.json`), JSON.stringify(answer));
        writeFileSync(join(folder, "gh"), FAKE_GH, { mode: 0o755 });
        const [owner = ""] = head.split("/");
        const { status, stdout, stderr } = spawnSync(
            "bash",
            ["--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            {
                cwd: folder,
                encoding: "utf8",
                env: {
                    PATH: `${folder}:${process.env["PATH"]}`,
                    GH_TOKEN: "none",
                    REPOSITORY: "acme/platform",
                    RUN_ID: "42",
                    HEAD_OWNER: owner,
                    HEAD_REPOSITORY: head,
                    HEAD_BRANCH: "it's; touch pwned $(touch pwned) `touch pwned`",
                    HEAD_SHA: SHA,
                },
            },
        );
        const log = read("log.txt");
        const body = read("sent.json");
        return { status, stdout, stderr, log, body: body === "" ? "" : (JSON.parse(body) as { body: string }).body };
    };
    const read = (name: string): string => {
        try {
            return readFileSync(join(folder, name), "utf8");
        } catch {
            return "";
        }
    };

    it("adds one, as it was made", () => {
        const { status, stderr, log, body } = post(`${MARKER}\n\n## ✅ No changes in \`dev\`\n`);
        assert.equal(status, 0, stderr);
        assert.match(log, /^POST repos\/acme\/platform\/issues\/12\/comments$/m);
        assert.equal(body, `${MARKER}\n\n## ✅ No changes in \`dev\`\n`);
        assert.equal(read("pwned"), "");
    });

    it("updates its own one, and nobody else's", () => {
        const comments = [
            { id: 1, login: "mallory", body: `${MARKER} mine` },
            { id: 2, login: "github-actions[bot]", body: `of another workflow ${MARKER}` },
            { id: 3, login: "github-actions[bot]", body: `${MARKER}\n\nold` },
        ];
        const { status, stderr, log } = post(`${MARKER}\n\nnew`, { comments });
        assert.equal(status, 0, stderr);
        assert.match(log, /^PATCH repos\/acme\/platform\/issues\/comments\/3$/m);
        assert.doesNotMatch(log, /^POST/m);
    });

    it("says of a fork whose words they are, and calls for nobody", () => {
        const { status, stderr, body } = post(
            `${MARKER}\n\nHi @acme/team, @user and mail@example.com`,
            {},
            "mallory/platform",
        );
        assert.equal(status, 0, stderr);
        assert.equal(
            body,
            `${MARKER}\n\n> [!WARNING]\n> From a fork: the code of the pull request itself wrote what stands below.\n\nHi @\u200bacme/team, @\u200buser and mail@\u200bexample.com`,
        );
    });

    it("always fits", () => {
        const { status, body } = post(
            `${MARKER}\n\n${"@é🌈".repeat(60_000)}`.slice(0, 100_000),
            {},
            "mallory/platform",
        );
        assert.equal(status, 0);
        assert.ok(body.length <= 65_536 * 2 && [...body].length <= 65_536, String([...body].length));
        assert.ok(Buffer.byteLength(body) <= 262_144, String(Buffer.byteLength(body)));
    });

    it("finds the pull request by its commit and repository, whatever the text says", () => {
        const pulls = [
            { number: 1, sha: "b".repeat(40), from: "mallory/platform" },
            { number: 2, sha: SHA, from: "other/platform" },
            { number: 3, sha: SHA, from: "mallory/platform" },
        ];
        assert.match(
            post(`${MARKER}\n\n#1`, { pulls }, "mallory/platform").log,
            /^POST repos\/acme\/platform\/issues\/3\//m,
        );
    });

    it("posts nothing where there is no comment, or nobody waits for it any more", () => {
        const none = post(MARKER, { artifacts: [] });
        assert.deepEqual([none.status, none.stdout, none.body], [0, "The run made no comment.\n", ""]);
        const closed = post(MARKER, { pulls: [] });
        assert.deepEqual(
            [closed.status, closed.stdout, closed.body],
            [0, "No open pull request has this commit any more.\n", ""],
        );
    });

    it("refuses what is no comment of plinth", () => {
        const { status, stderr, body } = post("## ✅ looks good\n");
        assert.deepEqual([status, stderr, body], [1, "What the run left behind is no comment of plinth.\n", ""]);
    });
});

/** Answers as `gh api` does, with its `--jq` by jq; keeps what was to be written. */
const FAKE_GH = String.raw`#!/usr/bin/env bash
set -euo pipefail
here=$(dirname "$0")
method=GET jq=. path='' input=''
shift
while [ $# -gt 0 ]; do
    case "$1" in
        --method) method=$2; shift ;;
        --jq) jq=$2; shift ;;
        --input) input=$2; shift ;;
        -f) shift ;;
        --paginate | --silent) ;;
        *) path=$1 ;;
    esac
    shift
done
echo "$method $path" >> "$here/log.txt"
if [ -n "$input" ]; then cp "$input" "$here/sent.json"; exit 0; fi
case "$path" in
    */zip) cat "$here/artifact.zip" ;;
    */artifacts*) jq -r "$jq" "$here/artifacts.json" ;;
    */pulls) cat "$here/pulls.json" ;;
    */comments*) jq -r "$jq" "$here/comments.json" ;;
    *) echo "no answer for $path" >&2; exit 1 ;;
esac
`;
