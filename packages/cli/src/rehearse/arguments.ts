import { DEFAULT_RATE } from "@plinth/cloud/faults";
import type { Command as Parser } from "commander";
import { collect, share, wholeNumber } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface RehearseOptions {
    readonly fault: readonly string[];
    readonly seed?: number;
    readonly runs?: number;
    readonly rate?: number;
    readonly parallel: number;
    readonly whole?: boolean;
    readonly resume?: string;
}

/** More runs than a month has minutes. */
const MOST_RUNS = 100_000;

export function addRehearse(program: Parser, choose: Choose): void {
    verb(program, "rehearse", "<environment> [options]")
        .description(
            "the life of an environment, create to destroy, with the real engine in a simulated cloud where things go wrong",
        )
        .argument("<environment>", "the environment: a folder of environments/")
        .option("--fault <fault>", "KIND[=VALUE]@RESOURCE[:NTH[xCOUNT]], a fault to have; repeatable", collect, [])
        .option(
            "--seed <number>",
            "the seed that decides faults at random, the first of --runs (default: 1, none with --fault)",
            wholeNumber(0, 2 ** 31),
        )
        .option("--runs <number>", "how many seeds, one after the other (default: 1)", wholeNumber(1, MOST_RUNS))
        .option("--rate <share>", `share of operations that a seed strikes (default: ${DEFAULT_RATE})`, share)
        .option(
            "--parallel <number>",
            "operations at a time; only with 1 does a seed find the same order again",
            wholeNumber(1, 100),
            1,
        )
        .option(
            "--whole",
            "all layers and all steps with every seed (default: the part that the seed chooses; with --fault always all)",
        )
        .option("--resume <file>", "results as JSON lines: those in it are not run again, new ones are added")
        .action((environment: string, options: RehearseOptions, parser: Parser) => {
            if (
                options.seed === undefined &&
                options.fault.length > 0 &&
                (options.runs !== undefined || options.rate !== undefined)
            )
                parser.error("error: --runs and --rate belong to a seed. Name one with --seed");
            choose(async (running) => (await import("./command.ts")).rehearseCommand(environment, options, running));
        });
}
