// Records the URNs of the environments anew: npm run record-urns [-- environment…] [-- --lost URN]…
import path from "node:path";
import { parseArgs } from "node:util";
import { listEnvironments, requireEnvironment } from "@plinth/core/settings";
import { planEnvironment } from "./environmentPlan.ts";
import { compareUrns, readRecorded, urnsOf, writeRecorded } from "./urns.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { lost: { type: "string", multiple: true, default: [] } },
});
const meant = new Set(values.lost);
const unused = new Set(meant);
let refused = false;

try {
    for (const environment of positionals) requireEnvironment(REPOSITORY, environment);
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
}

for (const environment of positionals.length > 0 ? positionals : listEnvironments(REPOSITORY)) {
    const plans = await planEnvironment(REPOSITORY, environment);
    const urns = urnsOf(plans);
    const { lost, renamed, added } = compareUrns(readRecorded(environment) ?? [], plans);
    console.error(`${environment}: ${urns.length} URNs, ${added.length} new`);
    for (const { from, to } of renamed) console.error(`  renamed by an alias: ${from}\n    → ${to}`);
    for (const urn of lost) {
        console.error(`  lost${meant.has(urn) ? ", as meant" : ""}: ${urn}`);
        unused.delete(urn);
    }
    if (lost.every((urn) => meant.has(urn))) writeRecorded(environment, urns);
    else refused = true;
}
for (const urn of unused) console.error(`--lost ${urn}: is not lost anywhere`);
if (refused) {
    console.error(
        "Not recorded where a URN is lost: a deployment would delete what it stands for. Fix: an alias on the resource, or, " +
            "if the deletion is meant, --lost '<URN>' for each.",
    );
}
// The SDK keeps the process open.
process.exit(refused || unused.size > 0 ? 2 : 0);
