import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { ENVIRONMENTS, findRepository } from "@plinth/core/settings";
import { type Plan, summarize } from "@plinth/plan";
import { catalogue } from "@plinth/policies/catalogue";
import { EnvironmentPolicies } from "@plinth/policies/levels";
import { listed, renderFindings } from "@plinth/report";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { colorOf, widthOf } from "../output/terminal.ts";
import type { CheckFormat, CheckOptions } from "./arguments.ts";
import { readDocument } from "./document.ts";
import { judgeDocument } from "./judge.ts";

/** What came of a file: a verdict, or why there is none. */
type Checked =
    | { readonly file: string; readonly plan: Plan; readonly what: string; readonly notes: readonly string[] }
    | { readonly file: string; readonly error: string };

/**
 * Judges existing data by the policy pack, each file on its own. A file that cannot be used does not keep the others from
 * being judged.
 *
 * @returns the exit code: a file that cannot be judged beats one that is blocked.
 */
export async function check(files: readonly string[], options: CheckOptions, host: Host): Promise<number> {
    const policies = new EnvironmentPolicies(environmentsFolder(host.cwd), new Set(catalogue.map(({ name }) => name)));
    const checked = files.map((file) => checkOne(file, options, policies, host.cwd));
    for (const one of checked) if ("error" in one) host.stderr.write(`${one.error}\n`);
    if (options.out !== undefined) {
        const written = writeFiles(checked, options, options.out, host.cwd);
        host.stderr.write(`Wrote ${written.join(", ")}\n`);
    } else {
        const layout = { width: widthOf(host.stdout), color: colorOf(host.stdout, host.env) };
        host.stdout.write(render(checked, options.format[0] ?? "text", options, layout));
    }
    if (checked.some((one) => "error" in one)) return exitCodes.failed;
    return checked.some((one) => "plan" in one && one.plan.summary.blocking > 0) ? exitCodes.blocked : exitCodes.clean;
}

/** Levels come from the settings of the repository the command runs in; without one the catalogue's defaults hold. */
function environmentsFolder(cwd: string): string {
    try {
        return join(findRepository(cwd), ENVIRONMENTS);
    } catch {
        return join(cwd, ENVIRONMENTS);
    }
}

function checkOne(file: string, { profile }: CheckOptions, policies: EnvironmentPolicies, cwd: string): Checked {
    try {
        const document = readDocument(file, cwd);
        return { file, plan: judgeDocument(document, profile, policies), what: document.what, notes: document.notes };
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

function render(
    checked: readonly Checked[],
    format: CheckFormat,
    { include }: CheckOptions,
    layout: TextLayout,
): string {
    if (format === "text") {
        return checked
            .flatMap((one) => ("plan" in one ? [one] : []))
            .map(({ plan, file, what, notes }) =>
                renderFindings(plan, { ...layout, include, subject: `${file} (${what})`, notes }),
            )
            .join("\n");
    }
    const entries = checked.map((one) => {
        if ("error" in one) return { file: one.file, findings: [], summary: summarize([], []), error: one.error };
        const { file, plan, notes } = one;
        return {
            file,
            findings: listed(plan.findings, include),
            summary: plan.summary,
            ...(notes.length > 0 ? { notes } : {}),
        };
    });
    return `${JSON.stringify(entries, undefined, 2)}\n`;
}

const extensions: Readonly<Record<CheckFormat, string>> = { text: "txt", json: "json" };
/** Lines in files are not wrapped for a terminal nobody has. */
const FILE_LAYOUT: TextLayout = { width: 120, color: false };

function writeFiles(checked: readonly Checked[], options: CheckOptions, folder: string, cwd: string): string[] {
    try {
        mkdirSync(resolve(cwd, folder), { recursive: true });
        return options.format.map((format) => {
            const file = join(folder, `check.${extensions[format]}`);
            writeFileSync(resolve(cwd, file), render(checked, format, options, FILE_LAYOUT));
            return file;
        });
    } catch (error) {
        throw new UserError(
            `--out ${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}. Fix: name a folder you may write to`,
        );
    }
}
