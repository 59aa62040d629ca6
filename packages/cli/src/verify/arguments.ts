import { type Command as Parser, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface VerifyOptions {
    readonly layer: readonly string[];
    /** Folder of journals. */
    readonly records?: string;
    readonly format: "text" | "json";
}

export function addVerify(program: Parser, choose: Choose): void {
    verb(program, "verify", "[options] <environment>")
        .description("look at what is deployed of an environment: outputs, alarms, services, rollouts, addresses")
        .argument("<environment>", "a folder of environments/")
        .addOption(new Option("--layer <layer>", "this layer only (repeatable)").default([], "all").argParser(collect))
        .option("--records <dir>", "keep the journal here (default: .plinth/deployments)")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((environment: string, options: VerifyOptions) =>
            choose(async (host) => (await import("./command.ts")).verify(environment, options, host)),
        );
}
