import type { JudgedReport } from "../judged/judged.ts";
import { errorText } from "../judged/wording.ts";
import { code, prose } from "./escape.ts";
import type { Section } from "./sections.ts";

/** What went wrong before anything could be judged. */
export function errorSection({ judged, failures: failed }: JudgedReport): Section[] {
    const where = (name: string, project: string): string =>
        judged.length > 1 ? `${code(name)} ${code(project)}` : code(project);
    const rows = [
        ...failed.map(({ file, message }) => `- ${code(file)}: ${prose(message)}`),
        ...judged.flatMap(({ name, plan }) =>
            plan.stacks.flatMap(({ project, diagnostics }) =>
                diagnostics
                    .filter(({ severity }) => severity === "error")
                    .map(({ message }) => `- ${where(name, project)}: ${prose(errorText(message))}`),
            ),
        ),
    ];
    return rows.length === 0
        ? []
        : [{ title: `Errors (${rows.length})`, folded: false, head: [], rows, expendable: 0 }];
}
