import { type Command as Parser, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface StateOptions {
    readonly layer: readonly string[];
    readonly out?: string;
    readonly reason?: string;
    readonly yes?: boolean;
    readonly records?: string;
    readonly format: "text" | "json";
}

/** States of stacks as files: kept, and put back where nothing was done since. */
export function addState(program: Parser, choose: Choose): void {
    const state = verb(program, "state", "<export|restore> [options] <environment>").description(
        "keep the states of an environment as files, and put one back that is the last word",
    );
    const records = "keep journal and states here (default: .plinth/deployments)";
    const format = (): Option =>
        new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text");
    verb(state, "export", "[options] <environment>")
        .description("write the states of an environment into files, secrets in ciphertext")
        .argument("<environment>", "a folder of environments/")
        .addOption(new Option("--layer <layer>", "this layer only (repeatable)").default([], "all").argParser(collect))
        .option("--out <dir>", "write them here (default: checkpoints/ beside the journal)")
        .option("--records <dir>", records)
        .addOption(format())
        .action((environment: string, options: StateOptions) => {
            choose(async (host) => (await import("./command.ts")).exportStates(environment, options, host));
        });
    verb(state, "restore", "[options] <environment> <checkpoint>")
        .description("put a checkpoint in the place of a stack's state, unless anything was done to the stack since")
        .argument("<environment>", "a folder of environments/")
        .argument("<checkpoint>", "a file of plinth state export, plinth up or pulumi stack export")
        .addOption(
            new Option("--layer <layer>", "whose state it is; in a layered environment")
                .default([], "none")
                .argParser(collect),
        )
        .requiredOption("--reason <text>", "what happened to the state; the journal keeps it")
        .option("--yes", "go on without asking")
        .option("--records <dir>", records)
        .addOption(format())
        .action((environment: string, checkpoint: string, options: StateOptions) => {
            choose(async (host) =>
                (await import("./command.ts")).restoreStates(environment, checkpoint, options, host),
            );
        });
}
