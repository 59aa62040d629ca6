import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import type { IssuedReport } from "./issue.ts";
import { renderPage } from "./page.ts";

/**
 * Writes files for a pipeline: the report, the page, and the body of each issue that is to be open. Issues of an earlier run
 * are removed, so that none is taken for one of this run.
 *
 * @throws UserError where the folder cannot be written.
 */
export function writeDrift(report: IssuedReport, out: string, cwd: string): void {
    const folder = resolve(cwd, out);
    const issues = report.stacks.filter(({ issue }) => issue.state === "open");
    try {
        rmSync(join(folder, "issues"), { recursive: true, force: true });
        write(join(folder, "drift.json"), `${JSON.stringify(report, undefined, 2)}\n`);
        write(join(folder, "drift.md"), renderPage(report));
        for (const { project, issue } of issues) write(join(folder, "issues", `${project}.md`), issue.body);
    } catch (error) {
        throw new UserError(
            `--out ${out}: cannot be written: ${error instanceof Error ? error.message : String(error)}. Fix: name a folder you may write to`,
        );
    }
}

function write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}
