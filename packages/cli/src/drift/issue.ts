import { type DriftReport, realDrift, type StackDrift } from "@plinth/deployer";
import { code, COMMENT_LIMIT, fitted, type LeftOut, prose } from "@plinth/report/formats";
import { countsText } from "./counts.ts";
import { remediesOf } from "./remedies.ts";
import { sectionsOf } from "./sections.ts";

/** The issue that a pipeline keeps for a stack. */
export interface DriftIssue {
    /** The first line of the body, which nobody sees: by it the pipeline finds the issue again. */
    readonly marker: string;
    /** The same as long as the stack has its name. */
    readonly title: string;
    /** `open`: open it, or bring it up to date. `closed`: close it. `keep`: nobody knows, so leave it as it is. */
    readonly state: "open" | "closed" | "keep";
    /** Markdown that begins with the marker; empty where there is nothing to write. The same for the same drift. */
    readonly body: string;
}

/** A report with the issue of each stack: what `--format json` prints. */
export type IssuedReport = Omit<DriftReport, "stacks"> & {
    readonly stacks: readonly (StackDrift & { readonly issue: DriftIssue })[];
};

export function withIssues(report: DriftReport): IssuedReport {
    return { ...report, stacks: report.stacks.map((stack) => ({ ...stack, issue: issueOf(report, stack) })) };
}

export function issueOf(report: DriftReport, stack: StackDrift): DriftIssue {
    const { project } = stack;
    const marker = `<!-- plinth:drift ${bare(project)}/${bare(stack.stack)} -->`;
    const found = realDrift(stack).length > 0;
    const state = found ? "open" : stack.result === "unknown" ? "keep" : "closed";
    return {
        marker,
        title: `Drift in ${bare(report.environment)}: ${bare(project)}`,
        state,
        body: state === "open" ? bodyOf(marker, report, stack) : "",
    };
}

/** A name in which nothing can end the comment it stands in. Projects and stacks have no other characters. */
function bare(name: string): string {
    return name.replaceAll(/[^\w./-]/g, "_");
}

function bodyOf(marker: string, report: DriftReport, stack: StackDrift): string {
    const { environment } = report;
    const unread =
        stack.result === "unknown"
            ? ` Not everything could be read${stack.reason === undefined ? "" : ` (${prose(stack.reason)})`}: there may be more.`
            : "";
    return fitted(
        [
            `${marker}\nThe cloud is not as the settings of ${code(environment)} say in stack ${code(`${stack.project}/${stack.stack}`)}: ${countsText(stack)}.${unread}`,
        ],
        sectionsOf(stack),
        [
            `### What to do\n\n${remediesOf(report, stack)
                .map(({ what, how }) => `- ${prose(what)}${how === undefined ? "" : `:<br>${code(how)}`}`)
                .join("\n")}`,
            "This issue is kept up to date by the pipeline that looks for drift, and closed once there is none.",
        ],
        COMMENT_LIMIT,
        (left) => leftOut(left, environment),
    );
}

/** What found no room, and where it is. */
export function leftOut(left: readonly LeftOut[], environment: string): string {
    const parts = left.map(({ title, rows }) => `${rows} of ${title}`);
    return `> [!NOTE]\n> Cut to what an issue may hold, the least important first. Left out: ${parts.join(", ")}. ${code(`npx plinth drift ${environment}`)} shows it.`;
}
