import type { Command as Parser } from "commander";
import { DEFAULT_RATE } from "@plinth/cloud/faults";
import { collect, share, wholeNumber } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface SimulateOptions {
    readonly answers?: string;
    /** File of what is in the cloud before the command runs. */
    readonly existing?: string;
    /** Faults to have. */
    readonly fault: readonly string[];
    /** Decides faults at random. */
    readonly faultSeed?: number;
    readonly faultRate?: number;
    /** What others have done to the cloud: `PATH[=VALUE]@RESOURCE`, and resources. */
    readonly changed: readonly string[];
    readonly deleted: readonly string[];
    readonly unreadable: readonly string[];
}

export function addSimulate(program: Parser, choose: Choose): void {
    verb(program, "simulate", "[options] -- <command> [arguments...]")
        .description("run a command, such as pulumi up, with the simulated cloud attached as its providers")
        .argument("[command...]", "what to run, and its arguments")
        .option("--answers <file>", "results of invokes, as JSON or YAML; they win over the simulated cloud's")
        .option(
            "--existing <file>",
            "what is in the cloud already: a pulumi stack export, or resources as JSON or YAML",
        )
        .option("--fault <fault>", "KIND[=VALUE]@RESOURCE[:NTH[xCOUNT]], a fault to have; repeatable", collect, [])
        .option("--fault-seed <number>", "the seed that decides faults at random", wholeNumber(0, 2 ** 31))
        .option("--fault-rate <share>", `share of operations that a seed strikes (default: ${DEFAULT_RATE})`, share)
        .option("--changed <change>", "PATH[=VALUE]@RESOURCE, changed past every program; repeatable", collect, [])
        .option("--deleted <resource>", "deleted past every program; repeatable", collect, [])
        .option("--unreadable <resource>", "nobody may read it; repeatable", collect, [])
        .action((command: readonly string[], options: SimulateOptions, parser: Parser) => {
            const [name, ...args] = command;
            if (name === undefined) {
                parser.error("error: which command? Write it behind --, such as: plinth simulate -- pulumi up");
            }
            if (options.faultRate !== undefined && options.faultSeed === undefined)
                parser.error("error: --fault-rate belongs to a seed. Name one with --fault-seed");
            choose(async (running) => (await import("./command.ts")).simulate({ name, args }, options, running));
        });
}
