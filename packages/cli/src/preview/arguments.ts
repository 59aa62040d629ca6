import { type Command as Parser, Option } from "commander";
import { findRepository, listEnvironments } from "@plinth/core/settings";
import { collect, listOption, seconds } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import type { Host } from "../host.ts";
import { type Format, formats, formatsHelp } from "../reports/formats.ts";
import type { Subject } from "./command.ts";

/** Outcomes that are counted but listed on request only. */
export const listedOnRequest = ["pass", "notApplicable"] as const;
export type ListedOnRequest = (typeof listedOnRequest)[number];

export interface PreviewOptions {
    readonly layer: readonly string[];
    /** Folder of a project that is previewed instead of an environment. */
    readonly project?: string;
    readonly stack?: string;
    readonly policyPack: readonly string[];
    /** File with results of invokes and outputs of stacks. */
    readonly answers?: string;
    /** Git revision to compare with. */
    readonly base?: string;
    /** Git revision whose policy pack and settings of it judge. */
    readonly judgeWith?: string;
    /** Files to compare with. */
    readonly against: readonly string[];
    /** URNs of stateful resources that may be replaced or deleted. */
    readonly allowReplace: readonly string[];
    readonly format: readonly Format[];
    readonly out?: string;
    readonly strict?: boolean;
    readonly passes: "1" | "2";
    /** Seconds. */
    readonly timeout?: number;
    readonly include: readonly ListedOnRequest[];
}

export function addPreview(program: Parser, choose: Choose, host: Host): void {
    verb(program, "preview", "[options] [environment | --project <dir>]")
        .description(
            "preview an environment, or any Pulumi Node project: what it would create, and what policy packs say of it",
        )
        .argument("[environment]", "a folder of environments/")
        .addOption(
            new Option("--layer <layer>", "show this layer only (repeatable); those it needs are previewed with it")
                .default([], "all")
                .argParser(collect),
        )
        .option("--project <dir>", "preview the Pulumi Node project in this folder instead of an environment")
        .option("--stack <name>", "its stack (default: the only one with a configuration file, else dev)")
        .addOption(
            new Option(
                "--policy-pack <dir>",
                "a policy pack to judge by (repeatable); an environment has its own already",
            )
                .default([], "none")
                .argParser(collect),
        )
        .option("--answers <file>", "results of invokes and outputs of other stacks, as JSON or YAML")
        .option("--base <revision>", "compare with the environment at this git revision")
        .option(
            "--judge-with <revision>",
            "judge by policy pack, levels, parameters and exemptions of this git revision; weakening them is a violation",
        )
        .addOption(
            new Option("--against <file>", "compare with a `pulumi stack export`, or a plan as JSON (repeatable)")
                .default([], "none")
                .argParser(collect),
        )
        .addOption(
            new Option(
                "--allow-replace <urn>",
                "let a comparison replace or delete this stateful resource (repeatable)",
            )
                .default([], "none")
                .argParser(collect),
        )
        .addOption(listOption("--format <formats>", formatsHelp, formats, ["text"]))
        .option("--out <dir>", "write <environment>.<ext> files into this folder")
        .addOption(
            new Option("--passes <count>", "1: what is only known after deployment stays unknown")
                .choices(["1", "2"])
                .default("2"),
        )
        .option("--strict", "refuse what could not be verified or is not modelled, too")
        .option("--timeout <seconds>", "give up after this time", seconds)
        .addOption(listOption("--include <outcomes>", "also list findings of these outcomes", listedOnRequest, []))
        .action((environment: string | undefined, options: PreviewOptions, parser: Parser) => {
            const subject = readSubject(environment, options, parser, host);
            checkComparing(options, parser);
            if (options.format.length > 1 && options.out === undefined) {
                parser.error(`error: several formats (${options.format.join(", ")}) need --out <dir>`);
            }
            choose(async (running) => (await import("./command.ts")).preview(subject, options, running));
        });
}

/** Options of comparing that do not go together. */
function checkComparing({ project, base, judgeWith, against, allowReplace }: PreviewOptions, parser: Parser): void {
    if (judgeWith !== undefined && project !== undefined) {
        parser.error(
            "error: --judge-with goes with an environment; --project names its packs with --policy-pack <dir>.",
        );
    }
    if (base !== undefined && against.length > 0) parser.error("error: compare with --base or --against, not both.");
    if (base !== undefined && project !== undefined) {
        parser.error("error: --base goes with an environment; --project is compared with --against <file>.");
    }
    if (allowReplace.length > 0 && base === undefined && against.length === 0) {
        parser.error("error: --allow-replace goes with --base or --against: without one nothing is replaced.");
    }
}

/** What is to be previewed: an environment or a project, each with the options that go with it. */
function readSubject(
    environment: string | undefined,
    { project, stack, layer }: PreviewOptions,
    parser: Parser,
    host: Host,
): Subject {
    if (project !== undefined) {
        if (environment !== undefined) parser.error("error: name an environment or --project <dir>, not both.");
        if (layer.length > 0) parser.error("error: --layer goes with an environment, not with --project.");
        return { project };
    }
    if (stack !== undefined) {
        parser.error("error: --stack goes with --project; the stacks of an environment are named after it.");
    }
    if (environment === undefined) {
        const known = listEnvironments(findRepository(host.cwd));
        parser.error(`error: which environment? This repository has ${known.join(", ") || "none"}.`);
    }
    return { environment };
}
