import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";
import { coverageByGroup, coverageProblems, type FileCoverage } from "./coverage.ts";
import { coverageGroups } from "./coverageGroups.ts";
import type { Outcome } from "./outcome.ts";

const needsWholeSuite = "coverage (needs the whole test suite, without further mocha arguments)";

/** Holds c8's summary of the last run against the thresholds. */
export function checkCoverage(measured: boolean): Outcome {
    const started = performance.now();
    const outcome = (failed: readonly string[], skipped: readonly string[] = []): Outcome => ({
        name: "coverage",
        passed: failed.length + skipped.length === 0 ? 1 : 0,
        failed: failed.length > 0 ? 1 : 0,
        skipped,
        output: failed.join("\n"),
        seconds: (performance.now() - started) / 1000,
    });
    if (!measured) return outcome([], [needsWholeSuite]);
    const summary = join("coverage", "coverage-summary.json");
    if (!existsSync(summary)) return outcome([`c8 wrote no ${summary}`]);
    const byPath = Object.entries(JSON.parse(readFileSync(summary, "utf8")) as Record<string, FileCoverage>);
    const files = byPath
        .filter(([file]) => file !== "total")
        .map(([file, coverage]) => [relative(process.cwd(), file).split(sep).join("/"), coverage] as const);
    return outcome(coverageProblems(coverageByGroup(new Map(files), coverageGroups, hasCode)));
}

/** Whether anything is left of a source file once its types are gone. */
export function hasCode(file: string): boolean {
    const compilerOptions = { removeComments: true, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
    const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), { compilerOptions });
    return outputText.replace(/export\s*\{\s*\};?/g, "").trim() !== "";
}
