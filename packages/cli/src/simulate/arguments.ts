import type { Command as Parser } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export interface SimulateOptions {
    readonly answers?: string;
    /** File of what is in the cloud before the command runs. */
    readonly existing?: string;
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
        .action((command: readonly string[], options: SimulateOptions, parser: Parser) => {
            const [name, ...args] = command;
            if (name === undefined) {
                parser.error("error: which command? Write it behind --, such as: plinth simulate -- pulumi up");
            }
            choose(async (running) => (await import("./command.ts")).simulate({ name, args }, options, running));
        });
}
