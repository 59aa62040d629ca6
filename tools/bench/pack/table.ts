import type { PackFigure } from "./measurePack.ts";

/** The figures of the pack as a section of the page. */
export function packSection(figures: readonly PackFigure[]): string {
    const rows = figures.map(({ title, seconds, share }) => {
        const times = share === undefined ? "" : `**${share.times.toFixed(2)}** × ${share.of}`;
        return `| ${title} | ${seconds.toFixed(2)} | ${times} |`;
    });
    return `## The policy pack

Compiled code is kept; the first run, which fills it, is not counted. The resources are buckets, database instances and
queues in equal parts. A pack without rules shows the share of the SDK's own runner.

| what | seconds | set against |
| --- | ---: | --- |
${rows.join("\n")}
`;
}
