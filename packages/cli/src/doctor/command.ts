import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import type { DoctorOptions } from "./arguments.ts";
import { type CheckedStep, goThrough } from "./checklist/checklist.ts";
import type { Surroundings } from "./checklist/checklistStep.ts";
import { look, partsOf } from "./checklist/look.ts";
import { describeSteps } from "./checklist/renderText.ts";
import { diagnose, type Item } from "./diagnose.ts";
import { gatherFacts } from "./facts.ts";

const MACHINE_ALONE: DoctorOptions = { for: [], format: "text" };

/**
 * Says what is there, what is missing and what that disables; with parts or an environment, everything to set up for its
 * deployment. Without, it fails only where previews cannot work.
 */
export async function doctor(
    options: DoctorOptions = MACHINE_ALONE,
    host: Host,
    surroundings: typeof look = look,
): Promise<number> {
    const facts = await gatherFacts(host);
    const items = diagnose(facts);
    const works = !items.some(({ ok, needed }) => needed && !ok);
    if (options.for.length === 0 && options.environment === undefined) {
        host.stdout.write(options.format === "json" ? json({ works, items }) : describe(items));
        return works ? exitCodes.clean : exitCodes.failed;
    }
    const around: Surroundings = await surroundings(options, facts, host);
    const parts = options.for.length > 0 ? options.for : partsOf(around);
    const steps = await goThrough(parts, around);
    const { environment } = around;
    host.stdout.write(
        options.format === "json"
            ? json({ works, items, environment, for: parts, steps: steps.map(flat) })
            : describeSteps(environment, parts, steps),
    );
    return steps.some(({ verdict }) => verdict.is === "missing") ? exitCodes.failed : exitCodes.clean;
}

function json(document: object): string {
    return `${JSON.stringify({ version: 1, ...document }, undefined, 2)}\n`;
}

function flat({ verdict, ...step }: CheckedStep): object {
    const found = verdict.is === "unchecked" ? `not checked: needs ${verdict.needs}` : verdict.found;
    return { ...step, result: verdict.is, found };
}

/** The items as text, and what to do first. */
export function describe(items: readonly Item[]): string {
    const width = Math.max(...items.map(({ name }) => name.length));
    const lines = items.flatMap((item) => itemLines(item, width));
    const missing = items.filter(({ ok }) => !ok);
    const first = missing.find(({ needed }) => needed) ?? missing[0];
    const works = missing.some(({ needed }) => needed) ? "Previews do not work yet." : "Previews work.";
    const next = first?.needed === true ? `Next: ${first.next ?? ""}` : "Next: npx plinth preview dev";
    const deploying = "To deploy, in order: npx plinth doctor --for aws,s3,github";
    return `${[...lines, "", works, next, deploying].join("\n")}\n`;
}

function itemLines({ name, ok, found, needed, disables, next }: Item, width: number): string[] {
    const symbol = ok ? "✓" : needed ? "✗" : "-";
    const indent = " ".repeat(width + 4);
    return [
        `${symbol} ${name.padEnd(width)}  ${found}`,
        ...(disables === undefined ? [] : [`${indent}disables: ${disables}`]),
        ...(next === undefined ? [] : [`${indent}to have it: ${next}`]),
    ];
}
