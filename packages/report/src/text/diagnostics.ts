import type { Diagnostic, Plan } from "@plinth/plan";
import { nameInUrn } from "./names.ts";
import { plain, plainLines } from "./plain.ts";
import type { Style } from "./style.ts";
import { wrap } from "./width.ts";

const leastImportantFirst: readonly Diagnostic["severity"][] = ["info", "warning", "error"];
const INDENT = "    ";

/** What programs, the SDK and packs said, errors last. The same said several times stands once, with a count. */
export function diagnosticLines(plan: Plan, width: number, style: Style): string[] {
    const said = plan.stacks.flatMap(({ project, diagnostics }) =>
        diagnostics.map((diagnostic) => ({
            project: plain(project),
            ...diagnostic,
            lines: plainLines(diagnostic.message),
        })),
    );
    const alike = Map.groupBy(said, ({ severity, project, urn, lines }) =>
        [severity, project, urn ?? "", ...lines].join("\n"),
    );
    const paint = { info: style.quiet, warning: style.doubtful, error: style.bad };
    return [...alike.values()]
        .sort(([a], [b]) => rank(a) - rank(b))
        .flatMap((group) => {
            const [first] = group;
            if (first === undefined) return [];
            const { severity, project, urn, lines, pass } = first;
            const where = urn === undefined ? project : `${project}, ${nameInUrn(urn)}`;
            const times = group.length > 1 ? ` (${group.length} times)` : "";
            const when = pass === undefined ? "" : ", with the values of the settled pass";
            return [
                ...wrap(`${severity} ${where}${when}${times}`, width, 2).map(paint[severity]),
                ...lines.flatMap((line) => wrap(INDENT + line, width)).map((line) => line.trimEnd()),
            ];
        });
}

function rank(diagnostic: Pick<Diagnostic, "severity"> | undefined): number {
    return diagnostic === undefined ? 0 : leastImportantFirst.indexOf(diagnostic.severity);
}
