import { resolve } from "node:path";
import { summarize } from "@plinth/plan";
import { type Judged, type JudgedReport, listed, renderFindings } from "@plinth/report";
import { exitCodes } from "../exitCodes.ts";
import { exemptionsAround } from "../governance/unusedExemptions.ts";
import type { Host } from "../host.ts";
import { colorOf, widthOf } from "../output/terminal.ts";
import { environmentPolicies } from "../repository/environmentPolicies.ts";
import { type Format, isReportFormat, loadReports } from "../reports/formats.ts";
import { documentPlaces, inRepository, sourcePlace } from "../reports/places.ts";
import { writeFiles } from "../reports/writeFiles.ts";
import type { CheckOptions } from "./arguments.ts";
import { type Checked, checkAll, type Verdict } from "./checked.ts";
import { knownEnvironment } from "./environment.ts";
import type { Unjudged } from "./unjudged.ts";

/**
 * Judges existing data by the policy pack. What cannot be used does not keep the rest from being judged.
 *
 * @returns the exit code: a file that cannot be judged beats one that is blocked.
 */
export async function check(files: readonly string[], options: CheckOptions, host: Host): Promise<number> {
    const policies = environmentPolicies(host.cwd);
    knownEnvironment(options.environment, policies);
    const exemptions = exemptionsAround(host);
    const checked = await checkAll(files, options, { policies, exemptions }, host);
    for (const one of checked) if ("error" in one) host.stderr.write(`${one.error}\n`);
    const reports = await loadReports(options.format);
    const rendering = { include: options.include, cwd: host.cwd, reports };
    if (options.out !== undefined) {
        const written = writeFiles({
            folder: options.out,
            cwd: host.cwd,
            name: "check",
            formats: options.format,
            render: (format) => render(checked, format, rendering, FILE_LAYOUT),
        });
        host.stderr.write(`Wrote ${written.join(", ")}\n`);
    } else {
        const layout = { width: widthOf(host.stdout), color: colorOf(host.stdout, host.env) };
        host.stdout.write(render(checked, options.format[0] ?? "text", rendering, layout));
    }
    if (checked.some((one) => "error" in one)) return exitCodes.failed;
    return checked.some((one) => "plan" in one && one.plan.summary.blocking > 0) ? exitCodes.blocked : exitCodes.clean;
}

interface TextLayout {
    readonly width: number;
    readonly color: boolean;
}

interface Rendering extends Pick<CheckOptions, "include"> {
    readonly cwd: string;
    /** Loaded where it is asked for. */
    readonly reports: Awaited<ReturnType<typeof loadReports>>;
}

function render(
    checked: readonly Checked[],
    format: Format,
    { include, cwd, reports }: Rendering,
    layout: TextLayout,
): string {
    if (format === "text") return renderTexts(checked, include, layout);
    if (!isReportFormat(format) || reports === undefined) return renderEntries(checked, include);
    const failures = checked.flatMap((one) => ("error" in one ? [failureOf(one, cwd)] : []));
    const judged = checked.flatMap((one) => {
        if ("error" in one) return [];
        return [{ name: one.file, plan: one.plan, notes: one.notes, placeOf: placesOf(one, cwd) }];
    });
    return reports.renderReport(
        format,
        { judged, failures, failed: failures.length > 0, include, at: new Date() },
        cwd,
    );
}

function failureOf({ file, line, error }: Unjudged, cwd: string): JudgedReport["failures"][number] {
    return { file: inRepository(resolve(cwd, file), cwd), ...(line === undefined ? {} : { line }), message: error };
}

function placesOf({ file, text }: Verdict, cwd: string): Judged["placeOf"] {
    if (text !== undefined) return documentPlaces(resolve(cwd, file), text, cwd);
    return (_urn, finding) => sourcePlace(finding?.source ?? file, cwd);
}

function renderTexts(checked: readonly Checked[], include: CheckOptions["include"], layout: TextLayout): string {
    return checked
        .flatMap((one) => ("plan" in one ? [one] : []))
        .map(({ plan, file, what, notes, text }) =>
            renderFindings(plan, {
                ...layout,
                include,
                subject: `${file} (${what})`,
                notes,
                ...(text === undefined ? { counted: "object" } : {}),
            }),
        )
        .join("\n");
}

function renderEntries(checked: readonly Checked[], include: CheckOptions["include"]): string {
    const entries = checked.map((one) => {
        if ("error" in one) {
            const { file, line, error } = one;
            return { file, ...(line === undefined ? {} : { line }), findings: [], summary: summarize([], []), error };
        }
        const { file, plan, notes } = one;
        return {
            file,
            findings: listed(plan.findings, include),
            summary: plan.summary,
            ...(plan.rulesWithoutResource === undefined ? {} : { rulesWithoutResource: plan.rulesWithoutResource }),
            ...(notes.length > 0 ? { notes } : {}),
        };
    });
    return `${JSON.stringify(entries, undefined, 2)}\n`;
}

/** Lines in files are not wrapped for a terminal nobody has. */
const FILE_LAYOUT: TextLayout = { width: 120, color: false };
