/** What stands around the tables. */
export interface PageParts {
    readonly machine: string;
    readonly date: string;
    /** What could not be measured, and why. */
    readonly missing: readonly string[];
}

/** The page of results. */
export function page(sections: readonly string[], { machine, date, missing }: PageParts): string {
    const lacking = missing.length === 0 ? "" : `\nNot measured:\n\n${missing.map((text) => `- ${text}`).join("\n")}\n`;
    return `# Benchmarks

Written by \`npm run bench\` on ${date}: ${machine}. Seconds are this machine's; the ratios, in bold, are what to compare.

- **embedded**: \`plinth preview --project\` with the policy pack, one pass or both.
- **real CLI, newcomer**: \`pulumi preview\` of the project that \`pulumi new aws-typescript\` makes: compiled by ts-node with
  type checks, default options.
- **real CLI, as set here**: \`pulumi preview\` of the same program as Node runs it, with short stack traces and compiled code
  kept.
- **newcomer's project**: the embedded preview of the project that the newcomer has.

All run the same program with the same pack; the real CLI is attached to simulated providers, whose own process is not
counted. Time is the median of runs taken in turns. Memory is the highest sum of the proportional set sizes (Pss) of a command
and all it started, seen every 40 ms in a run of its own, as is processor time. Above 1,000 resources there is one run for
everything.
${lacking}
${sections.join("\n")}`;
}
