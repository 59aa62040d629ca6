import { type Command as Parser, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface DriftOptions {
    readonly layer: readonly string[];
    readonly format: "text" | "json" | "markdown";
    /** Folder of files for a pipeline. */
    readonly out?: string;
    /** Whether stacks that are not there are left out. */
    readonly ifDeployed?: boolean;
    /** Folder of journals. */
    readonly records?: string;
}

export function addDrift(program: Parser, choose: Choose): void {
    verb(program, "drift", "[options] <environment>")
        .description("compare what is in the cloud with the states of an environment, and change neither")
        .argument("<environment>", "a folder of environments/")
        .addOption(new Option("--layer <layer>", "this layer only (repeatable)").default([], "all").argParser(collect))
        .addOption(
            new Option("--format <format>", "what stdout gets").choices(["text", "json", "markdown"]).default("text"),
        )
        .option("--out <dir>", "write drift.json, drift.md and an issue for each stack with drift here, too")
        .option("--if-deployed", "leave stacks out that are not there, instead of not knowing what became of them")
        .option("--records <dir>", "keep the journal here (default: .plinth/deployments)")
        .action((environment: string, options: DriftOptions) =>
            choose(async (host) => (await import("./command.ts")).drift(environment, options, host)),
        );
}
