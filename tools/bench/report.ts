import { type Result, seconds } from "./results.ts";
import type { SubjectName } from "./subjects.ts";

/** A share of one subject's figure in another's. */
interface Ratio {
    readonly of: SubjectName;
    readonly to: SubjectName;
    readonly title: string;
}

const ratios: readonly Ratio[] = [
    { of: "one-pass", to: "newcomer", title: "one pass ÷ newcomer" },
    { of: "both-passes", to: "newcomer", title: "both passes ÷ newcomer" },
    { of: "one-pass", to: "repository", title: "one pass ÷ real CLI as set here" },
    { of: "newcomers-project", to: "newcomer", title: "one pass ÷ newcomer, both on the newcomer's project" },
    { of: "one-pass", to: "cdk", title: "one pass ÷ cdk synth with cdk-nag" },
];

/** Tables of everything that was measured with one program. */
export function renderTables(results: readonly Result[]): string {
    const sizes = [...new Set(results.map(({ size }) => size))];
    const titles = new Map(results.map(({ subject, title }) => [subject, title]));
    const at = (subject: SubjectName, size: number): Result | undefined =>
        results.find((result) => result.subject === subject && result.size === size);

    const table = (heading: string, figure: (result: Result) => number | undefined, digits: number): string => {
        const rows = [...titles]
            .map(([subject, title]) => [title, ...sizes.map((size) => figureText(at(subject, size), figure, digits))])
            .filter((row) => row.slice(1).some((cell) => cell !== ""));
        const shares = ratios.flatMap(({ of, to, title }) => {
            const cells = sizes.map((size) => {
                const [part, whole] = [at(of, size), at(to, size)].map((result) => result && figure(result));
                return part === undefined || whole === undefined ? "" : `**${(part / whole).toFixed(2)}**`;
            });
            return cells.some((cell) => cell !== "") ? [[title, ...cells]] : [];
        });
        return rows.length === 0
            ? ""
            : `### ${heading}\n\n${markdown(["resources", ...sizes.map(grouped)], [...rows, ...shares])}\n`;
    };

    return [
        table("Wall time in seconds, compiled code kept", seconds, 2),
        table("Wall time in seconds, nothing kept", ({ cold }) => cold, 2),
        table("Peak memory of all processes in MB", ({ watched }) => watched && watched.memory / 1e6, 0),
        table("Processor time of all processes in seconds", ({ watched }) => watched?.cpu, 1),
        marginal(sizes, titles, at),
    ]
        .filter((text) => text !== "")
        .join("\n");
}

/** What each further resource costs, between neighbouring sizes: the same numbers mean that it grows in proportion. */
function marginal(
    sizes: readonly number[],
    titles: ReadonlyMap<SubjectName, string>,
    at: (subject: SubjectName, size: number) => Result | undefined,
): string {
    const steps = sizes.slice(1).map((size, index) => ({ from: sizes[index] ?? 0, to: size }));
    if (steps.length === 0) return "";
    const rows = [...titles].map(([subject, title]) => [
        title,
        ...steps.map(({ from, to }) => {
            const [less, more] = [at(subject, from), at(subject, to)];
            if (less === undefined || more === undefined) return "";
            return ((1000 * (seconds(more) - seconds(less))) / (to - from)).toFixed(1);
        }),
    ]);
    const header = ["between", ...steps.map(({ from, to }) => `${grouped(from)} and ${grouped(to)}`)];
    return `### Milliseconds for each further resource\n\n${markdown(header, rows)}\n`;
}

function figureText(
    result: Result | undefined,
    figure: (result: Result) => number | undefined,
    digits: number,
): string {
    const value = result && figure(result);
    return value === undefined ? "" : value.toFixed(digits);
}

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return [line(header), line(header.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

function grouped(value: number): string {
    return value.toLocaleString("en-US");
}
