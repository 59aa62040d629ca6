// Prints the deployment settings of all stacks that the layer delivery is about, or writes them as files.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UserError } from "@plinth/core/errors";
import { deployFiles } from "./files.ts";

const USAGE = "Usage: npm run deployments -- [--out FOLDER | --format yaml|json]\n";

const options = readOptions();
if (options === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 64;
} else {
    try {
        run(options);
    } catch (error) {
        if (!UserError.isInstance(error)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 1;
    }
}

function readOptions(): { out?: string | undefined; format: string } | undefined {
    try {
        const { values } = parseArgs({ options: { out: { type: "string" }, format: { type: "string" } } });
        const { out, format = "yaml" } = values;
        const isKnown = format === "yaml" || (format === "json" && out === undefined);
        return isKnown && out !== "" ? { out, format } : undefined;
    } catch {
        return undefined;
    }
}

function run({ out, format }: { out?: string | undefined; format: string }): void {
    const files = deployFiles(fileURLToPath(new URL("../..", import.meta.url)));
    if (files.length === 0) {
        const fix = "add delivery to layers of environments/shared/environment.yaml, with its settings beside it";
        throw new UserError(`no environment has the layer delivery. Fix: ${fix} (docs/components/deployments.md)`);
    }
    if (out !== undefined) {
        for (const { path, yaml } of files) {
            mkdirSync(dirname(join(out, path)), { recursive: true });
            writeFileSync(join(out, path), yaml);
        }
        process.stderr.write(`Wrote ${files.map(({ path }) => path).join(", ")}\n`);
    } else if (format === "json") {
        const bodies = Object.fromEntries(files.map(({ stack, body }) => [stack, body]));
        process.stdout.write(`${JSON.stringify(bodies, null, 2)}\n`);
    } else {
        process.stdout.write(files.map(({ path, yaml }) => `# ${path}\n${yaml}`).join("---\n"));
    }
}
