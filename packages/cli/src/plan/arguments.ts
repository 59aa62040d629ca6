import { type Command as Parser, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface PlanOptions {
    /** Folder for the plans. */
    readonly out: string;
    readonly layer: readonly string[];
    readonly policyPack: readonly string[];
    /** URNs of what holds data and may be replaced or deleted. */
    readonly allowReplace: readonly string[];
    /** Folder of journals. */
    readonly records?: string;
    readonly format: "text" | "json";
}

/** The verb that finds out what `up` would do, for somebody to approve and for `up --plan` to do. */
export function addPlan(program: Parser, choose: Choose): void {
    const list = (flags: string, description: string): Option =>
        new Option(flags, description).default([], "none").argParser(collect);
    verb(program, "plan", "[options] <environment> --out <dir>")
        .description("find out and judge what up would do, changing nothing, and keep it as what up --plan may do")
        .argument("<environment>", "a folder of environments/")
        .requiredOption("--out <dir>", "keep the plans here: a folder that is empty, or not there")
        .addOption(new Option("--layer <layer>", "this layer only (repeatable)").default([], "all").argParser(collect))
        .addOption(list("--policy-pack <dir>", "a policy pack to judge by besides the repository's (repeatable)"))
        .addOption(list("--allow-replace <urn>", "let this stateful resource be replaced or deleted (repeatable)"))
        .option("--records <dir>", "keep the journal here (default: .plinth/deployments)")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((environment: string, options: PlanOptions) =>
            choose(async (host) => (await import("./command.ts")).plan(environment, options, host)),
        );
}
