// Target `preview`: the embedded preview of one layer (or of a whole single-stack environment), kept for the cache.
import { spawnSync } from "node:child_process";
import { readEnvironmentFile, whyNotHere } from "./environmentFile.ts";
import { WHOLE_ENVIRONMENT } from "./layer.ts";
import { listFindings, visibleOutputs, type PlanDocument } from "./planSummary.ts";
import { failWith, readTaskArguments } from "./taskArguments.ts";
import { projectName, writeForNx } from "./writtenFiles.ts";

const LARGEST_PLAN = 1024 ** 3;

try {
    const root = process.cwd();
    const { layer, environment, rest } = readTaskArguments(process.argv.slice(2));
    const why = whyNotHere(layer, environment, readEnvironmentFile(root, environment));
    if (why) console.error(`Nothing to preview: ${why}.`);
    else preview(root, layer, environment, rest);
} catch (error) {
    failWith(error);
}

function preview(root: string, layer: string, environment: string, rest: readonly string[]): void {
    const scope = layer === WHOLE_ENVIRONMENT ? [] : ["--layer", layer];
    const { status, stdout, error } = spawnSync(
        process.execPath,
        ["packages/cli/bin/plinth.js", "preview", environment, ...scope, "--format", "json", ...rest],
        { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: LARGEST_PLAN },
    );
    if (error) throw error;
    process.exitCode = status ?? 1;
    if (!stdout.trim()) return;
    const plan = JSON.parse(stdout) as PlanDocument;
    writeForNx(root, environment, projectName(layer), "plan", stdout);
    writeForNx(root, environment, projectName(layer), "outputs", visibleOutputs(plan));
    for (const line of listFindings(plan)) console.error(line);
}
