import { type Command as Parser, Option } from "commander";
import { listOption } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import { type Format, formats, formatsHelp } from "../reports/formats.ts";

/** Which rules judge, and how strictly. */
export const profiles = ["default", "strict", "cost"] as const;
export type Profile = (typeof profiles)[number];

const listedOnRequest = ["pass", "notApplicable"] as const;

export interface CheckOptions {
    readonly profile: readonly Profile[];
    readonly format: readonly Format[];
    readonly out?: string;
    readonly include: readonly (typeof listedOnRequest)[number][];
}

export function addCheck(program: Parser, choose: Choose): void {
    verb(program, "check", "[options] <file...>")
        .description(
            "judge existing data by the policy pack: exports of stacks, previews of the Pulumi CLI, plans of ours",
        )
        .argument("<file...>", "`pulumi stack export`, `pulumi preview --json` or `plinth preview --format json`")
        .addOption(
            listOption(
                "--profile <profiles>",
                "default: levels of the environment's settings; strict: every rule, all mandatory; cost: the rules about money too",
                profiles,
                ["default"],
            ),
        )
        .addOption(listOption("--format <formats>", formatsHelp, formats, ["text"]))
        .addOption(new Option("--out <dir>", "write check.<ext> files into this folder"))
        .addOption(listOption("--include <outcomes>", "also list findings of these outcomes", listedOnRequest, []))
        .action((files: string[], options: CheckOptions, parser: Parser) => {
            if (options.format.length > 1 && options.out === undefined) {
                parser.error(`error: several formats (${options.format.join(", ")}) need --out <dir>`);
            }
            choose(async (running) => (await import("./command.ts")).check(files, options, running));
        });
}
