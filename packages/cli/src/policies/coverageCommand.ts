import { frameworks } from "@plinth/policies/controls";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { widthOf } from "../output/terminal.ts";
import type { CoverageOptions } from "./arguments.ts";
import { coverageOf } from "./coverage/coverage.ts";
import { type CountedPlan, readCountedPlan } from "./coverage/readPlan.ts";
import { coverageMarkdown, coverageText } from "./coverage/text.ts";

/**
 * Prints what became of the controls of each framework: evidence of what passes, too.
 *
 * @throws UserError where a preview fails or a file is no plan.
 */
export async function policiesCoverage(
    environment: string | undefined,
    { plan, format }: CoverageOptions,
    host: Host,
): Promise<number> {
    const plans = await plansOf(environment, plan, host);
    const subject = environment ?? plan.join(", ");
    const coverage = coverageOf(
        plans.flatMap(({ findings }) => findings),
        frameworks(),
    );
    const rendered = {
        text: () => coverageText(subject, coverage, widthOf(host.stdout)),
        markdown: () => coverageMarkdown(subject, coverage),
        json: () => `${JSON.stringify({ subject, frameworks: coverage }, undefined, 2)}\n`,
    }[format]();
    host.stdout.write(rendered);
    return exitCodes.clean;
}

async function plansOf(environment: string | undefined, files: readonly string[], host: Host): Promise<CountedPlan[]> {
    if (environment === undefined) return files.map((file) => readCountedPlan(file, host.cwd));
    const { previewedPlan } = await import("./coverage/previewed.ts");
    return [await previewedPlan(environment, host)];
}
