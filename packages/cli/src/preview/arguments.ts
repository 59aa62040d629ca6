import { type Command as Parser, Option } from "commander";
import { findRepository, listEnvironments } from "@plinth/core/settings";
import { collect, listOption, seconds } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import type { Host } from "../host.ts";

/** Forms a preview can be reported in. */
export const formats = ["text", "json"] as const;
export type Format = (typeof formats)[number];

/** Outcomes that are counted but listed on request only. */
export const listedOnRequest = ["pass", "notApplicable"] as const;
export type ListedOnRequest = (typeof listedOnRequest)[number];

export interface PreviewOptions {
    readonly layer: readonly string[];
    readonly format: readonly Format[];
    readonly out?: string;
    readonly strict?: boolean;
    readonly passes?: "1";
    /** Seconds. */
    readonly timeout?: number;
    readonly include: readonly ListedOnRequest[];
}

export function addPreview(program: Parser, choose: Choose, host: Host): void {
    verb(program, "preview", "[options] [environment]")
        .description("preview an environment: what it would create, and what the policy pack says of it")
        .argument("[environment]", "a folder of environments/")
        .addOption(
            new Option("--layer <layer>", "show this layer only (repeatable); those it needs are previewed with it")
                .default([], "all")
                .argParser(collect),
        )
        .addOption(
            listOption("--format <formats>", "text or json; several, joined by commas, need --out", formats, ["text"]),
        )
        .option("--out <dir>", "write <environment>.<ext> files into this folder")
        .addOption(
            new Option("--passes <count>", "1: what is only known after deployment stays unknown").choices(["1"]),
        )
        .option("--strict", "refuse what could not be verified or is not modelled, too")
        .option("--timeout <seconds>", "give up after this time", seconds)
        .addOption(listOption("--include <outcomes>", "also list findings of these outcomes", listedOnRequest, []))
        .action((environment: string | undefined, options: PreviewOptions, parser: Parser) => {
            if (environment === undefined) {
                const known = listEnvironments(findRepository(host.cwd));
                parser.error(`error: which environment? This repository has ${known.join(", ") || "none"}.`);
            }
            if (options.format.length > 1 && options.out === undefined) {
                parser.error(`error: several formats (${options.format.join(", ")}) need --out <dir>`);
            }
            choose(async (running) => (await import("./command.ts")).preview(environment, options, running));
        });
}
