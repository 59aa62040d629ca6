import { type Command as Parser, InvalidArgumentError, Option } from "commander";
import { moment } from "../arguments/moment.ts";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface MetricsOptions {
    /** Folders below which journals are. */
    readonly journal: readonly string[];
    /** A time, or days back from now. */
    readonly since: Date | number;
    readonly format: "markdown" | "prometheus" | "json";
    /** Where metrics are sent to, too. */
    readonly otlp?: string;
}

/** A month is what the four keys are commonly told of. */
const DAYS = 30;
const MOST_DAYS = 3660;

export function addMetrics(program: Parser, choose: Choose): void {
    verb(program, "metrics", "[options] <environment>...")
        .description("compute metrics of deployments, the DORA four keys among them, from the journal")
        .argument("<environment...>", "folders of environments/, or names that journals know")
        .addOption(
            new Option("--journal <dir>", "journals are below this folder: all its .jsonl files (repeatable)")
                .default([], ".plinth/deployments")
                .argParser(collect),
        )
        .addOption(
            new Option("--since <days>", "days back, or a time such as 2026-11-01T00:00Z")
                .default(DAYS)
                .argParser(since),
        )
        .addOption(
            new Option("--format <format>", "what stdout gets")
                .choices(["markdown", "prometheus", "json"])
                .default("markdown"),
        )
        .addOption(
            new Option("--otlp <url>", "send them there as well, such as http://localhost:4318/v1/metrics").argParser(
                address,
            ),
        )
        .action((environments: string[], options: MetricsOptions) =>
            choose(async (host) => (await import("./command.ts")).metrics(environments, options, host)),
        );
}

function since(text: string): Date | number {
    if (!/^\d+$/.test(text)) return moment(text);
    const days = Number(text);
    if (days < 1 || days > MOST_DAYS) throw new InvalidArgumentError(`It must be 1 to ${MOST_DAYS} days.`);
    return days;
}

function address(text: string): string {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== "http:" && url?.protocol !== "https:") {
        throw new InvalidArgumentError("It must be an address that begins with https:// or http://.");
    }
    if (url.username !== "" || url.password !== "") {
        throw new InvalidArgumentError(
            "It must hold no credentials: command lines are seen by everybody. Set OTEL_EXPORTER_OTLP_METRICS_HEADERS.",
        );
    }
    return text;
}
