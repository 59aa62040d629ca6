import { type Command as Parser, Option } from "commander";
import { moment } from "../arguments/moment.ts";
import { wholeNumber } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface SoakOptions {
    readonly minutes?: number;
    readonly since?: Date;
    /** Folder of journals. */
    readonly records?: string;
    /** Whether the release of before is put back by itself, where the settings allow it. */
    readonly goBack?: boolean;
    readonly format: "text" | "json";
}

/** A day, as in the settings. */
const LONGEST = 1440;

export function addSoak(program: Parser, choose: Choose): void {
    verb(program, "soak", "[options] <environment>")
        .description("wait for a time after an environment was deployed, and see whether its alarms stay quiet")
        .argument("<environment>", "a folder of environments/")
        .addOption(
            new Option(
                "--minutes <minutes>",
                "how long after the deployment (default: delivery.soak.minutes)",
            ).argParser(wholeNumber(0, LONGEST)),
        )
        .addOption(
            new Option(
                "--since <time>",
                "when the deployment was over (default: as the journal, else the stacks' histories say)",
            ).argParser(moment),
        )
        .option(
            "--go-back",
            "where an alarm fired and delivery.rollback is automatic: put the release of before back (needs the right to deploy)",
        )
        .option("--records <dir>", "the journal is here (default: .plinth/deployments)")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((environment: string, options: SoakOptions) =>
            choose(async (host) => (await import("./command.ts")).watch(environment, options, host)),
        );
}
