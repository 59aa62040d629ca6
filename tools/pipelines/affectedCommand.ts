// Which environments what changed since a revision can change, as a JSON array: the matrix of the previews.
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { affected } from "./model/affected.ts";
import { readPipelines } from "./model/pipelines.ts";

const { values } = parseArgs({ options: { base: { type: "string" } } });
const { base } = values;
if (base === undefined || base === "" || base.startsWith("-")) {
    process.stderr.write("Usage: node tools/pipelines/affectedCommand.ts --base <revision>\n");
    process.exit(64);
}
const root = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
// Names with odd characters come as they are, each ended by a zero. A renamed file counts at both places.
const changed = execFileSync("git", ["diff", "--name-only", "--no-renames", "-z", base, "--"], {
    cwd: root,
    encoding: "utf8",
});
const names = affected(readPipelines(root).environments, changed.split("\0"));
process.stdout.write(`${JSON.stringify(names)}\n`);
