import { resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { type Plan, summarize } from "@plinth/plan";
import type { Exemptions } from "@plinth/policies/exemptions";
import type { EnvironmentPolicies } from "@plinth/policies/levels";
import { listed, renderFindings } from "@plinth/report";
import { exitCodes } from "../exitCodes.ts";
import { exemptionsAround } from "../governance/unusedExemptions.ts";
import type { Host } from "../host.ts";
import { colorOf, widthOf } from "../output/terminal.ts";
import { environmentPolicies } from "../repository/environmentPolicies.ts";
import { type Format, isReportFormat, loadReports } from "../reports/formats.ts";
import { documentPlaces, inRepository } from "../reports/places.ts";
import { writeFiles } from "../reports/writeFiles.ts";
import type { CheckOptions } from "./arguments.ts";
import { readDocument } from "./document.ts";
import { judgeDocument } from "./judge.ts";

/** What came of a file: a verdict, or why there is none. */
type Checked =
    | {
          readonly file: string;
          readonly plan: Plan;
          readonly what: string;
          readonly notes: readonly string[];
          readonly text: string;
      }
    | { readonly file: string; readonly error: string };

/**
 * Judges existing data by the policy pack, each file on its own. A file that cannot be used does not keep the others from
 * being judged.
 *
 * @returns the exit code: a file that cannot be judged beats one that is blocked.
 */
export async function check(files: readonly string[], options: CheckOptions, host: Host): Promise<number> {
    const policies = environmentPolicies(host.cwd);
    const exemptions = exemptionsAround(host);
    const checked = files.map((file) => checkOne(file, options, { policies, exemptions }, host.cwd));
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

interface Governance {
    readonly policies: EnvironmentPolicies;
    readonly exemptions: Exemptions;
}

function checkOne(file: string, { profile }: CheckOptions, { policies, exemptions }: Governance, cwd: string): Checked {
    try {
        const document = readDocument(file, cwd);
        const { what, notes, text } = document;
        return { file, plan: judgeDocument(document, profile, policies, exemptions), what, notes, text };
    } catch (error) {
        if (UserError.isInstance(error)) return { file, error: error.message };
        if (error instanceof Error && error.name === "EnvironmentPolicyError") return { file, error: error.message };
        throw error;
    }
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
    const failures = checked.flatMap((one) =>
        "error" in one ? [{ file: inRepository(resolve(cwd, one.file), cwd), message: one.error }] : [],
    );
    const judged = checked.flatMap((one) => {
        if ("error" in one) return [];
        const { file, plan, notes, text } = one;
        return [{ name: file, plan, notes, placeOf: documentPlaces(resolve(cwd, file), text, cwd) }];
    });
    return reports.renderReport(
        format,
        { judged, failures, failed: failures.length > 0, include, at: new Date() },
        cwd,
    );
}

function renderTexts(checked: readonly Checked[], include: CheckOptions["include"], layout: TextLayout): string {
    return checked
        .flatMap((one) => ("plan" in one ? [one] : []))
        .map(({ plan, file, what, notes }) =>
            renderFindings(plan, { ...layout, include, subject: `${file} (${what})`, notes }),
        )
        .join("\n");
}

function renderEntries(checked: readonly Checked[], include: CheckOptions["include"]): string {
    const entries = checked.map((one) => {
        if ("error" in one) return { file: one.file, findings: [], summary: summarize([], []), error: one.error };
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
