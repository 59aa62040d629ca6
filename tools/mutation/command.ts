import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { page } from "./page.ts";
import { describeMutant, percent, tally, total } from "./report.ts";
import { decidingFiles, runMutants } from "./run.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: "boolean" } } });
const files = decidingFiles().filter(
    (file) => positionals.length === 0 || positionals.some((part) => file.includes(part)),
);
if (files.length === 0 || (values.write === true && positionals.length > 0)) {
    console.error(
        files.length === 0
            ? `no rule or view has ${positionals.join(" or ")} in its path. Fix: name a part of one, for example rules/s3`
            : "--write makes the page of all rules. Fix: leave the names out",
    );
    process.exit(64);
}
const verdicts = await runMutants(files);
for (const one of verdicts.filter(({ outcome }) => outcome !== "caught")) say(describeMutant(one));
for (const one of tally(verdicts).filter(({ mutants, caught }) => mutants > caught)) {
    say(`${one.file}: ${one.caught} of ${one.mutants} caught, ${percent(one)} %`);
}
const all = total(verdicts);
say(`${all.caught} of ${all.mutants} mutants caught: ${percent(all)} %`);
if (values.write === true) {
    const file = path.resolve(import.meta.dirname, "../../docs/policy-mutants.md");
    writeFileSync(file, await format(page(verdicts), { ...(await resolveConfig(file)), parser: "markdown" }));
    say("Wrote docs/policy-mutants.md");
}
