import { describeMutant, percent, tally, total } from "./report.ts";
import type { Verdict } from "./run.ts";

/** `docs/policy-mutants.md`: how firmly the examples hold the rules in place. */
export function page(verdicts: readonly Verdict[]): string {
    const all = total(verdicts);
    const rows = tally(verdicts).map((one) => `| ${one.file} | ${one.mutants} | ${one.caught} | ${percent(one)} |`);
    const missed = verdicts
        .filter(({ outcome }) => outcome !== "caught")
        .map((one) => `- ${code(describeMutant(one))}`);
    return `# Mutants of the policy rules

Every condition in \`policies/rules\` and \`policies/views\` is negated, made always true or always false, or loses a part,
one at a time, and the rules' examples run again. A mutant that no example notices is a condition that nothing holds in
place. \`npm run mutants\` does it, \`npm run mutants -- rules/s3\` for some files, \`npm run mutants -- --write\` makes this
page; \`npm test\` asks for at least 95 percent.

**${all.caught} of ${all.mutants} mutants are caught: ${percent(all)} %.**

| file | mutants | caught | % |
| --- | ---: | ---: | ---: |
${rows.join("\n")}

## Not caught

${missed.length === 0 ? "None." : missed.join("\n")}
`;
}

/** A code span that its text cannot end. */
function code(text: string): string {
    const fence = "`".repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)));
    return fence === "`" ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
