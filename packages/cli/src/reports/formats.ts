/** Forms in which a preview or a check can be reported, with the ending of the file each is written to. */
export const extensions = {
    text: "txt",
    json: "json",
    sarif: "sarif",
    junit: "xml",
    markdown: "md",
    github: "github.txt",
    gitlab: "gitlab.json",
} as const;

export type Format = keyof typeof extensions;
/** Forms that other programs and people elsewhere read, made from what was judged alone. */
export type ReportFormat = Exclude<Format, "text" | "json">;

export const formats = Object.keys(extensions) as Format[];

export const formatsHelp =
    "text, json, sarif, junit, markdown, github (annotations), gitlab (code quality); several, joined by commas, need --out";

/** Whether a form needs more than the plan: where its resources come from, and what rules say of themselves. */
export function isReportFormat(format: Format): format is ReportFormat {
    return format !== "text" && format !== "json";
}

/** Makes reports in those forms; loaded for them alone. */
export async function loadReports(asked: readonly Format[]): Promise<typeof import("./renderReport.ts") | undefined> {
    return asked.some(isReportFormat) ? await import("./renderReport.ts") : undefined;
}
