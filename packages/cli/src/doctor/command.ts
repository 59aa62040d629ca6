import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { diagnose, type Item } from "./diagnose.ts";
import { gatherFacts } from "./facts.ts";

/** Says what is there, what is missing and what that disables. Fails only where previews cannot work. */
export async function doctor(host: Host): Promise<number> {
    const items = diagnose(await gatherFacts(host));
    host.stdout.write(describe(items));
    return items.some(({ ok, needed }) => needed && !ok) ? exitCodes.failed : exitCodes.clean;
}

/** The items as text, and what to do first. */
export function describe(items: readonly Item[]): string {
    const width = Math.max(...items.map(({ name }) => name.length));
    const lines = items.flatMap((item) => itemLines(item, width));
    const missing = items.filter(({ ok }) => !ok);
    const first = missing.find(({ needed }) => needed) ?? missing[0];
    const works = missing.some(({ needed }) => needed) ? "Previews do not work yet." : "Previews work.";
    const next = first?.needed === true ? `Next: ${first.next ?? ""}` : "Next: npx plinth preview dev";
    return `${[...lines, "", works, next].join("\n")}\n`;
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
