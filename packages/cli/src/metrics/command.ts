import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { type Metrics, metricsOf } from "@plinth/deployer";
import { RECORDS } from "../records/folder.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import type { MetricsOptions } from "./arguments.ts";
import { readJournals } from "./readJournals.ts";
import { renderMarkdown } from "./renderMarkdown.ts";

const DAY = 24 * 60 * 60 * 1000;

/**
 * Computes metrics from journals, prints them, and sends them on where somebody wants that.
 *
 * @returns the exit code: 0, also where nothing is recorded, which the figures say.
 * @throws UserError where a folder of journals is not there, or nobody took the metrics.
 */
export async function metrics(
    environments: readonly string[],
    { journal, since, format, otlp }: MetricsOptions,
    host: Host,
    now: Date = new Date(),
): Promise<number> {
    const folders =
        journal.length === 0
            ? [join((await openRepository(host.cwd)).root, RECORDS)]
            : journal.map((folder) => resolve(host.cwd, folder));
    const { entries, skipped, files } = readJournals(folders);
    if (files === 0) {
        throw new UserError(
            `no journal (*.jsonl) below ${folders.join(", ")}. Fix: name the folder with --journal, or deploy first: plinth up writes one`,
        );
    }
    const from = typeof since === "number" ? new Date(now.getTime() - since * DAY) : since;
    const found = metricsOf(entries, { environments: [...new Set(environments)], from, to: now }, skipped);
    if (skipped > 0) host.stderr.write(`${skipped} lines of journals could not be read; the figures leave them out\n`);
    host.stdout.write(await rendered(found, format));
    // After the text: whoever only reads shall not lose it because nobody listens there.
    if (otlp !== undefined) await sent(found, otlp, host);
    return exitCodes.clean;
}

async function rendered(found: Metrics, format: MetricsOptions["format"]): Promise<string> {
    if (format === "json") return `${JSON.stringify(found, undefined, 2)}\n`;
    if (format === "markdown") return renderMarkdown(found);
    // Loaded when it is needed: OpenTelemetry takes longer than everything else here.
    return (await import("./otel/prometheus.ts")).renderPrometheus(found);
}

async function sent(found: Metrics, url: string, host: Host): Promise<void> {
    try {
        await (await import("./otel/otlp.ts")).sendMetrics(found, url);
        host.stderr.write(`sent to ${url}\n`);
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UserError(
            `metrics were not taken by ${url}: ${reason}. Fix: check the address of the collector, which takes OTLP over HTTP`,
        );
    }
}
