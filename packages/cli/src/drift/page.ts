import { codes, type DriftReport, type DriftResult, type StackDrift } from "@plinth/deployer";
import { code, COMMENT_LIMIT, fitted, prose } from "@plinth/report/formats";
import { countsText } from "./counts.ts";
import { leftOut } from "./issue.ts";
import { remediesOf } from "./remedies.ts";
import { sectionsOf } from "./sections.ts";

const marks: Readonly<Record<DriftResult, string>> = {
    none: "✅ no drift",
    benign: "✅ benign only",
    drift: "❌ drift",
    unknown: "⚠️ not known",
};

/** All stacks of an environment on one page of Markdown, for the summary of a pipeline. */
export function renderPage(report: DriftReport): string {
    const { environment, result, stacks, idle, code: reasonCode, reason } = report;
    const drifted = stacks.filter(({ resources }) => resources.some(({ real }) => real));
    return fitted(
        [
            `## ${marks[result]}: ${code(environment)}`,
            ...(reason === undefined ? [] : [prose(reason)]),
            stacks.length === 0
                ? ""
                : ["| Stack | | Resources | |", "| --- | --- | --- | --- |", ...stacks.map(stackRow)].join("\n"),
        ],
        stacks.flatMap((stack) => sectionsOf(stack, `${stack.layer}: `)),
        [
            ...drifted.map(
                (stack) =>
                    `### What to do about ${prose(stack.layer)}\n\n${remediesOf(report, stack)
                        .map(({ what, how }) => `- ${prose(what)}${how === undefined ? "" : `:<br>${code(how)}`}`)
                        .join("\n")}`,
            ),
            ...(idle.length === 0
                ? []
                : [
                      `### Entries of drift.benign that do nothing\n\n${idle
                          .map(
                              ({ resource, property, until, why }) =>
                                  `- ${code(resource)} ${code(property)}: ${why === "expired" ? `over since ${prose(until)}` : "nothing differs that it is about"}`,
                          )
                          .join("\n")}`,
                  ]),
            reasonCode === undefined
                ? ""
                : `${code(reasonCode)}: ${prose(codes[reasonCode].recovery.replaceAll("<environment>", environment))}`,
        ],
        COMMENT_LIMIT,
        (left) => leftOut(left, environment),
    );
}

function stackRow(stack: StackDrift): string {
    const cells = [
        code(stack.project),
        marks[stack.result],
        `${stack.read}`,
        [countsText(stack), prose(stack.reason ?? "")].filter((text) => text !== "").join("; "),
    ];
    return `| ${cells.join(" | ")} |`;
}
