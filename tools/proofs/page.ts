import type { Row, Section } from "./rows.ts";

const GRADES = { must: "must", better: "better than all", option: "option", asked: "asked for" } as const;

/** The page: each feature that the best modules of the field have or lack, against this repository. */
export function page(sections: readonly Section[]): string {
    return [
        "# Components against the field",
        "",
        "What users of the best Terraform, Pulumi, and CDK modules have or ask for, feature by feature, and what stands here: whether,",
        "where, and which tests fail without it. _must_: at least two of those modules have it, or its absence is an incident. _better_:",
        "none has it whole. _option_: for some. _asked for_: what users of those modules report and wait for. Made from `tools/proofs/rows` by `npm run proofs`; the repository's tests",
        "refuse a row whose files or tests do not exist.",
        "",
        ...summary(sections),
        ...sections.flatMap(sectionLines),
    ].join("\n");
}

function summary(sections: readonly Section[]): string[] {
    const count = (rows: readonly Row[], grade: Row["grade"], has: Row["has"]): number =>
        rows.filter((row) => row.grade === grade && row.has === has).length;
    const cells = (rows: readonly Row[], grade: Row["grade"]): string =>
        `${count(rows, grade, "yes")} / ${count(rows, grade, "partly")} / ${count(rows, grade, "no")}`;
    return [
        "| yes / partly / no | must | better than all | option | asked for |",
        "| --- | --- | --- | --- | --- |",
        ...sections.map(
            ({ title, rows }) =>
                `| ${title} | ${cells(rows, "must")} | ${cells(rows, "better")} | ${cells(rows, "option")} | ${cells(rows, "asked")} |`,
        ),
        "",
    ];
}

function sectionLines({ title, about, rows }: Section): string[] {
    return [
        `## ${title}`,
        "",
        about.trim(),
        "",
        "| feature | grade | here | where | proven by |",
        "| --- | --- | --- | --- | --- |",
        ...rows.map(
            (row) => `| ${[row.feature, GRADES[row.grade], here(row), where(row), proof(row)].map(cell).join(" | ")} |`,
        ),
        "",
    ];
}

function here({ has, note }: Row): string {
    return note === undefined ? has : `${has}: ${note}`;
}

function where({ where: places }: Row): string {
    return places.map((place) => link(place)).join("<br>");
}

function proof({ proof: tests }: Row): string {
    return Object.entries(tests)
        .flatMap(([file, titles]) => titles.map((title) => `${link(file)}: ${title}`))
        .join("<br>");
}

function link(place: string): string {
    const name = place.split("/").slice(-2).join("/");
    return `[${name}](../${place})`;
}

function cell(text: string): string {
    return text.replaceAll("\n", " ").replaceAll("|", "\\|").trim();
}
