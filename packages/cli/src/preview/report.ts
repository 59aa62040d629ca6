import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import type { PreviewResult } from "@plinth/engine";
import { type Layout, type Plan, PLAN_VERSION, refuseAssumed, summarize } from "@plinth/plan";
import { renderJson, renderText, renderVerdict, type TextOptions } from "@plinth/report";
import type { Format, PreviewOptions } from "./arguments.ts";
import type { Compare } from "../compare/alongside.ts";
import type { Host } from "../host.ts";
import { colorOf, widthOf } from "../output/terminal.ts";
import { onlyShown } from "./layerFilter.ts";
import type { StackToPreview } from "./stacks.ts";
import { verdict } from "./verdict.ts";

/** Everything known once the engine is done. */
export interface Previewed {
    readonly environment: string;
    readonly layout: Layout;
    /** Whether a rule may pass on a made-up value. */
    readonly assumed: "accept" | "block";
    readonly result: PreviewResult;
    readonly compare?: Compare;
    readonly stacks: readonly StackToPreview[];
    readonly layers: { readonly shown: readonly string[]; readonly all: readonly string[] };
    /** The command line that asked for this. */
    readonly again: string;
    readonly milliseconds: number;
    readonly options: PreviewOptions;
    readonly host: Host;
}

const extensions: Readonly<Record<Format, string>> = { text: "txt", json: "json" };

/** Makes the plan, writes it in the formats asked for, and judges it. */
export function report(previewed: Previewed): number {
    const { environment, layout, layers, result, options, host } = previewed;
    const visible = onlyShown(result, previewed.stacks, layers);
    const { stacks } = visible;
    const findings = previewed.assumed === "block" ? refuseAssumed(visible.findings) : visible.findings;
    // A plan that is incomplete would look as if the rest were deleted.
    const comparison = result.failed ? undefined : previewed.compare?.(visible);
    const plan: Plan = {
        version: PLAN_VERSION,
        environment,
        layout,
        stacks,
        findings,
        ...(comparison === undefined ? {} : { comparison }),
        summary: summarize(stacks, findings),
    };
    const strict = options.strict === true;
    const { again, milliseconds } = previewed;
    const common = { failed: result.failed, strict, milliseconds, again, include: options.include };

    if (options.out !== undefined) {
        const written = writeFiles(plan, options, options.out, host.cwd, common);
        const onTerminal = { ...common, color: colorOf(host.stderr, host.env), width: widthOf(host.stderr) };
        host.stderr.write(`${renderVerdict(plan, onTerminal)}Wrote ${written.join(", ")}\n`);
    } else if (options.format.includes("text")) {
        host.stdout.write(
            renderText(plan, { ...common, color: colorOf(host.stdout, host.env), width: widthOf(host.stdout) }),
        );
    } else {
        host.stdout.write(renderJson(plan, options));
        const onTerminal = { ...common, color: colorOf(host.stderr, host.env), width: widthOf(host.stderr) };
        host.stderr.write(renderVerdict(plan, onTerminal));
    }
    return verdict(plan, { failed: result.failed, strict });
}

/** Lines in files are not wrapped for a terminal nobody has. */
const FILE_WIDTH = 120;

function writeFiles(
    plan: Plan,
    { format, include }: PreviewOptions,
    folder: string,
    cwd: string,
    common: Omit<TextOptions, "color" | "width">,
): string[] {
    try {
        mkdirSync(resolve(cwd, folder), { recursive: true });
        return format.map((one) => {
            const file = join(folder, `${plan.environment}.${extensions[one]}`);
            const content =
                one === "json"
                    ? renderJson(plan, { include })
                    : renderText(plan, { ...common, color: false, width: FILE_WIDTH });
            writeFileSync(resolve(cwd, file), content);
            return file;
        });
    } catch (error) {
        throw new UserError(
            `--out ${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}. Fix: name a folder you may write to`,
        );
    }
}
