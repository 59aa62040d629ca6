import type { PreviewResult } from "@plinth/engine";
import { type Layout, type Plan, PLAN_VERSION, refuseAssumed, summarize, warnUnverified } from "@plinth/plan";
import { renderJson, renderText, renderVerdict, type TextOptions } from "@plinth/report";
import type { PreviewOptions } from "./arguments.ts";
import type { Compare } from "../compare/alongside.ts";
import type { Host } from "../host.ts";
import { colorOf, widthOf } from "../output/terminal.ts";
import { type Format, isReportFormat, loadReports } from "../reports/formats.ts";
import { idleRulesIn } from "../reports/idleRules.ts";
import { sourcePlaces } from "../reports/places.ts";
import { writeFiles } from "../reports/writeFiles.ts";
import { onlyShown } from "./layerFilter.ts";
import type { StackToPreview } from "./stacks.ts";
import { verdict } from "./verdict.ts";

/** Everything known once the engine is done. */
export interface Previewed {
    readonly environment: string;
    readonly layout: Layout;
    /** Whether a rule may pass on a made-up value. */
    readonly assumed: "accept" | "block";
    /** Whether a mandatory rule that could not decide blocks. */
    readonly unverified: "block" | "warn";
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

/** Makes the plan, writes it in the formats asked for, and judges it. */
export async function report(previewed: Previewed): Promise<number> {
    const { environment, layout, layers, result, options, host } = previewed;
    const visible = onlyShown(result, previewed.stacks, layers);
    const { stacks } = visible;
    // First what warns: a verdict that rests on made-up values is refused for itself.
    const told = previewed.unverified === "warn" ? warnUnverified(visible.findings) : visible.findings;
    const findings = previewed.assumed === "block" ? refuseAssumed(told) : told;
    // A plan that is incomplete would look as if the rest were deleted.
    const comparison = result.failed ? undefined : previewed.compare?.(visible);
    const idle = idleRulesIn(environment, findings, host.cwd);
    const plan: Plan = {
        version: PLAN_VERSION,
        environment,
        layout,
        stacks,
        findings,
        ...(idle === undefined ? {} : { rulesWithoutResource: idle }),
        ...(comparison === undefined ? {} : { comparison }),
        summary: summarize(stacks, findings),
    };
    const strict = options.strict === true;
    const { again, milliseconds } = previewed;
    const common = { failed: result.failed, strict, milliseconds, again, include: options.include };

    const width = (stream: Host["stdout"]) => ({ color: colorOf(stream, host.env), width: widthOf(stream) });
    const reports = await loadReports(options.format);
    const render = (format: Format, layout: Pick<TextOptions, "color" | "width">): string => {
        if (format === "text") return renderText(plan, { ...common, ...layout });
        if (!isReportFormat(format) || reports === undefined) return renderJson(plan, options);
        const directories = new Map(previewed.stacks.map(({ project, directory }) => [project, directory]));
        const placeOf = sourcePlaces(plan, directories, host.cwd);
        const judged = [{ name: environment, plan, placeOf }];
        const { failed } = result;
        const told = { judged, failures: [], failed, strict, include: options.include, at: new Date() };
        return reports.renderReport(format, told, host.cwd);
    };

    if (options.out !== undefined) {
        const written = writeFiles({
            folder: options.out,
            cwd: host.cwd,
            name: environment,
            formats: options.format,
            render: (format) => render(format, FILE_LAYOUT),
        });
        host.stderr.write(`${renderVerdict(plan, { ...common, ...width(host.stderr) })}Wrote ${written.join(", ")}\n`);
    } else {
        const [format = "text"] = options.format;
        host.stdout.write(render(format, width(host.stdout)));
        if (format !== "text") host.stderr.write(renderVerdict(plan, { ...common, ...width(host.stderr) }));
    }
    return verdict(plan, { failed: result.failed, strict });
}

/** Lines in files are not wrapped for a terminal nobody has. */
const FILE_LAYOUT = { color: false, width: 120 };
