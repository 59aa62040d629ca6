import { type Command as Parser, Option } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export interface BootstrapOptions {
    /** What bootstrap.yaml has to say, for those who want to be sure. */
    readonly backend?: "s3" | "pulumi-cloud";
    readonly dryRun?: boolean;
    readonly yes?: boolean;
    readonly format: "text" | "json";
}

export function addBootstrap(program: Parser, choose: Choose): void {
    verb(program, "bootstrap", "[options] <environment>")
        .description(
            "from an empty account to the first deployment: where states are kept, their keys, the roles of pipelines",
        )
        .argument("<environment>", "a folder of environments/")
        .addOption(
            new Option("--backend <backend>", "refuse unless bootstrap.yaml says this").choices(["s3", "pulumi-cloud"]),
        )
        .option("--dry-run", "say each step, why, how it is checked and undone; do nothing")
        .option("--yes", "go on without asking")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((environment: string, options: BootstrapOptions) =>
            choose(async (host) => (await import("./command.ts")).bootstrap(environment, options, host)),
        );
}
