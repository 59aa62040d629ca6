import { UserError } from "@plinth/core/errors";
import type { Host } from "../host.ts";
import { colorOf } from "../output/terminal.ts";
import { writeFiles } from "../reports/writeFiles.ts";
import type { AdoptionReport } from "./adoptionReport.ts";
import type { AdoptionFormat, AdoptOptions } from "./arguments.ts";
import { type ListedChild, renderTemplate } from "./listChildren.ts";
import { renderAdoptionMarkdown } from "./renderMarkdown.ts";
import { renderAdoption } from "./renderText.ts";

/** Writes a report in the formats asked for: to files, or the one to stdout. */
export function writeReport(report: AdoptionReport, options: AdoptOptions, host: Host): void {
    const render = (format: AdoptionFormat, color: boolean): string => {
        if (format === "json") return `${JSON.stringify(report, undefined, 2)}\n`;
        return format === "markdown" ? renderAdoptionMarkdown(report) : renderAdoption(report, color);
    };
    write(`adopt-${report.environment}-${report.layer}`, render, options, host);
}

export interface AdoptionList {
    readonly layer: string;
    readonly environment: string;
    readonly listed: readonly ListedChild[];
}

/** Writes the children that could be adopted: as a file to fill in, or as JSON. */
export function writeList({ layer, environment, listed }: AdoptionList, options: AdoptOptions, host: Host): void {
    const render = (format: AdoptionFormat): string => {
        if (format === "json")
            return `${JSON.stringify({ version: 1, environment, layer, children: listed }, undefined, 2)}\n`;
        if (format === "text") return renderTemplate(layer, environment, listed);
        throw new UserError("--list is written as text or json. Fix: leave --format markdown out");
    };
    write(`adopt-${environment}-${layer}`, render, options, host);
}

function write(
    name: string,
    render: (format: AdoptionFormat, color: boolean) => string,
    { format: formats, out }: AdoptOptions,
    host: Host,
): void {
    const [first = "text"] = formats;
    if (out === undefined) {
        host.stdout.write(render(first, colorOf(host.stdout, host.env)));
        return;
    }
    const written = writeFiles({
        folder: out,
        cwd: host.cwd,
        name,
        formats,
        render: (format) => render(format as AdoptionFormat, false),
    });
    host.stderr.write(`Wrote ${written.join(", ")}\n`);
}
