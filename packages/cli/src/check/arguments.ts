import { type Command as Parser, InvalidArgumentError, Option } from "commander";
import { listOption } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import { type Format, formats, formatsHelp } from "../reports/formats.ts";

/** Which rules judge, and how strictly. */
export const profiles = ["default", "strict", "cost"] as const;
export type Profile = (typeof profiles)[number];

const listedOnRequest = ["pass", "notApplicable"] as const;

export interface CheckOptions {
    readonly environment?: string;
    readonly namespace?: string;
    readonly profile: readonly Profile[];
    readonly format: readonly Format[];
    readonly out?: string;
    readonly include: readonly (typeof listedOnRequest)[number][];
}

/** What an API server takes as the name of a namespace (RFC 1123). */
function namespace(text: string): string {
    if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) return text;
    throw new InvalidArgumentError("It must be at most 63 lower-case letters, digits and hyphens.");
}

export function addCheck(program: Parser, choose: Choose): void {
    verb(program, "check", "[options] <file...>")
        .description(
            "judge existing data by the policy pack: exports of stacks, previews of the Pulumi CLI, plans of ours, Kubernetes manifests",
        )
        .argument(
            "<file...>",
            "`pulumi stack export`, `pulumi preview --json` or `plinth preview --format json`; manifests as files or folders of YAML or JSON; - for what is piped in",
        )
        .addOption(
            listOption(
                "--profile <profiles>",
                "default: levels of the environment's settings; strict: every rule, all mandatory; cost: the rules about money too",
                profiles,
                ["default"],
            ),
        )
        .option(
            "--environment <name>",
            "judge manifests by the levels, parameters and exemptions of this environment (default: those of the pack)",
        )
        .option(
            "--namespace <name>",
            "where objects go that state no namespace, as kubectl and helm would put them there",
            namespace,
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
