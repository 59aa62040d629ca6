import { countsText } from "../judged/wording.ts";
import { type Plan, type StackPlan, summarize } from "@plinth/plan";
import type { TextOptions } from "./options.ts";
import { allGaps } from "./gaps.ts";
import { plain } from "./plain.ts";
import { makeStyle, type Style } from "./style.ts";
import { wrap } from "./width.ts";

type VerdictOptions = Pick<TextOptions, "failed" | "strict" | "milliseconds" | "width" | "again">;

/** The last lines of a report alone, ending with a newline: for when the report itself goes elsewhere. */
export function renderVerdict(plan: Plan, options: VerdictOptions & Pick<TextOptions, "color">): string {
    return `${verdictLines(plan, options, makeStyle(options.color)).join("\n")}\n`;
}

/** The summary: what there is, what the pack says, whether that is fine, and what to do next. */
export function verdictLines(plan: Plan, options: VerdictOptions, style: Style): string[] {
    const { summary } = plan;
    const lines = [
        [
            count(summary.resources, "resource"),
            `in ${count(plan.stacks.length, "stack")}`,
            `(${count(summary.components, "component")}, ${summary.reads} read),`,
            `${count(summary.unknownInputs, "input")} unknown before deployment`,
        ].join(" "),
        policyLine(plan),
    ].flatMap((line) => wrap(line, options.width));
    return [...lines, ...judgement(plan, options, style)];
}

/** Violations that are told and do not block. */
function advisories({ findings }: Plan): number {
    return findings.filter(({ outcome, level }) => outcome === "violation" && level === "advisory").length;
}

function policyLine(plan: Plan): string {
    const advisory = advisories(plan);
    const counts = countsText(plan.summary, advisory > 0 ? ` (${advisory} advisory)` : "");
    const { assumed } = plan.summary;
    const basis =
        assumed === 0 ? "" : `; ${count(assumed, "verdict")} ${assumed === 1 ? "rests" : "rest"} on assumed values`;
    return `Policy: ${counts}${basis}`;
}

function judgement(plan: Plan, options: VerdictOptions, style: Style): string[] {
    const { failed, strict, milliseconds, width } = options;
    const { summary } = plan;
    const name = plain(plan.environment);
    const again = plain(options.again ?? `npx plinth preview ${name}`);
    const time = milliseconds === undefined ? "" : ` (${(milliseconds / 1000).toFixed(1)} s)`;
    const say = (paint: (text: string) => string, judged: string, next: string): string[] => [
        ...wrap(judged, width).map(paint),
        ...wrap(`Next: ${next}`, width),
    ];
    if (failed ?? summary.errors > 0) {
        const what = summary.errors > 0 ? `: ${count(summary.errors, "error")}` : "";
        return say(
            style.bad,
            `${name} failed${what}; the plan is incomplete${time}.`,
            `correct what the errors above name, then ${again}`,
        );
    }
    if (summary.blocking > 0) {
        const what = `${count(summary.blocking, "finding")} of mandatory level`;
        return say(style.bad, `${name} is blocked by policy: ${what}${time}.`, `apply the fixes above, then ${again}`);
    }
    const refused = plan.comparison?.summary.refused ?? 0;
    if (refused > 0) {
        const what = `${refused === 1 ? "1 resource that holds something" : `${refused} resources that hold something`} would be replaced or deleted`;
        return say(
            style.bad,
            `${name} is refused: ${what}${time}.`,
            "keep them, or allow each with --allow-replace <urn>, as the dangers above say",
        );
    }
    const doubts = [
        ...(summary.findings.unverified > 0 ? [`${summary.findings.unverified} unverified`] : []),
        ...(["generic", "opaque", "unanswered"] as const).flatMap((kind) => {
            const found = allGaps(plan).filter((gap) => gap.kind === kind).length;
            return found === 0 ? [] : [`${found} ${kind}`];
        }),
    ];
    if (strict === true && doubts.length > 0) {
        const judged = `${name} is blocked by --strict: ${doubts.join(", ")}${time}.`;
        return say(style.bad, judged, `make the values above known, or leave out --strict`);
    }
    const judged = advisories(plan) > 0 ? "passes, with advisory findings" : "is clean";
    return say(style.good, `${name} ${judged}${time}.`, `${again} --format json has every input and output`);
}

/** What one stack holds, for its heading. */
export function stackSummary(stack: StackPlan): string {
    const { resources, unknownInputs } = summarize([stack], []);
    return `${count(resources, "resource")}, ${count(unknownInputs, "unknown input")}`;
}

/** `1 stack`, `2 stacks`. */
export function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
