// Writes the pipelines, and who is asked about a change; with --check only says which of them are not as they would be written.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pipelineFiles } from "./files.ts";
import { codeOwners, readOwners } from "./model/owners.ts";
import { readPipelines } from "./model/pipelines.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const files: [string, string][] = [
    ...(await pipelineFiles(readPipelines(root))),
    ["CODEOWNERS", codeOwners(readOwners(root))],
];
const stale = files.filter(([path, text]) => readOrNothing(join(root, path)) !== text).map(([path]) => path);

if (values.check) {
    if (stale.length > 0) {
        process.stderr.write(`Not as they would be written: ${stale.join(", ")}. Fix: npm run pipelines\n`);
        process.exitCode = 1;
    }
} else {
    for (const [path, text] of files) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    }
    process.stderr.write(`Wrote ${files.map(([path]) => path).join(", ")}\n`);
}

function readOrNothing(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}
