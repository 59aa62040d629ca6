import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { RealEngine } from "../../tests/realEngine/cli.ts";
import { describeMachine } from "./machine.ts";
import { readOptions, sensibleRuns } from "./options.ts";
import { measurePack } from "./pack/measurePack.ts";
import { packSection } from "./pack/table.ts";
import { page } from "./page.ts";
import { canWatch } from "./processTree.ts";
import { repository } from "./projects.ts";
import { startProviders } from "./providers.ts";
import { renderTables } from "./report.ts";
import { measureSize, type Result } from "./results.ts";
import { Missing, setUp, type Subject, type SubjectName, subjectNames, type Workplace } from "./subjects.ts";

/** What is compared with what: one program, and everything that can run it. */
interface Comparison {
    readonly program: string;
    readonly title: string;
    readonly subjects: readonly SubjectName[];
    readonly sizes: readonly number[];
}

const options = readOptions(process.argv.slice(2), [...subjectNames, "pack"]);
const comparisons: readonly Comparison[] = [
    {
        program: "services",
        title: "Services: keys, buckets, databases, queues, roles, logs",
        subjects: ["one-pass", "both-passes", "newcomer", "repository", "newcomers-project"],
        sizes: options.sizes,
    },
    {
        program: "threeKinds",
        title: "The same 900 resources as an app of the AWS CDK: buckets, database instances, queues",
        subjects: ["one-pass", "both-passes", "cdk"],
        sizes: [900],
    },
];

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const missing: string[] = canWatch ? [] : ["memory and processor time: only Linux shows them"];
const providers = await startProviders();
const engine = new RealEngine();
process.once("SIGINT", () => process.exit(130));
process.once("exit", () => {
    providers.stop();
    engine.remove();
});

const started = performance.now();
const sections: string[] = [];
for (const comparison of comparisons) {
    const results = await compare(comparison, { root: engine.root, engine, providers });
    if (results.length > 0) sections.push(`## ${comparison.title}\n\n${renderTables(results)}`);
}
if (options.only?.includes("pack") ?? true) {
    const root = path.join(engine.root, "pack");
    mkdirSync(root);
    sections.push(packSection(await measurePack(root, options.runs ?? sensibleRuns(1000), missing, say)));
}
const result = page(sections, { machine: describeMachine(), date: new Date().toISOString().slice(0, 10), missing });
process.stdout.write(result);
if (options.write) {
    const file = path.join(repository, "docs/benchmarks.md");
    writeFileSync(file, await format(result, { ...(await resolveConfig(file)), parser: "markdown" }));
    say("Wrote docs/benchmarks.md");
}
say(`Took ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`);
process.exit();

async function compare({ program, subjects: names, sizes }: Comparison, workplace: Workplace): Promise<Result[]> {
    const subjects: Subject[] = [];
    for (const name of names.filter((one) => options.only?.includes(one) ?? true)) {
        say(`Setting up: ${name}`);
        try {
            subjects.push(await setUp(name, program, workplace));
        } catch (error) {
            if (!(error instanceof Missing)) throw error;
            missing.push(`${name}: ${error.message}`);
            say(`Not measured: ${name}: ${error.message}`);
        }
    }
    const results: Result[] = [];
    for (const size of subjects.length === 0 ? [] : sizes) {
        results.push(...(await measureSize(subjects, size, options.runs ?? sensibleRuns(size), say)));
    }
    return results;
}
