import { Command as Parser, InvalidArgumentError, Option } from "commander";
import { findRepository, listEnvironments } from "@plinth/core/settings";
import type { Host } from "./host.ts";

/** What a command line asks for, ready to run. Returns the exit code. */
export type Command = (host: Host) => Promise<number>;

/** Forms a preview can be reported in. */
export const formats = ["text", "json"] as const;
export type Format = (typeof formats)[number];

/** Outcomes that are counted but listed on request only. */
export const listedOnRequest = ["pass", "notApplicable"] as const;
export type ListedOnRequest = (typeof listedOnRequest)[number];

export interface PreviewOptions {
    readonly layer: readonly string[];
    readonly format: readonly Format[];
    readonly out?: string;
    readonly strict?: boolean;
    /** Seconds. */
    readonly timeout?: number;
    readonly include: readonly ListedOnRequest[];
}

/**
 * Describes the command line.
 *
 * @param choose called with the command the arguments ask for; its code is loaded only when it runs.
 */
export function makeProgram(choose: (command: Command) => void, host: Host): Parser {
    const program = new Parser("plinth")
        .description("Previews environments of this repository without a cloud account, judged by its policy pack.")
        .exitOverride()
        .configureOutput({
            writeOut: (text) => void host.stdout.write(text),
            writeErr: (text) => void host.stderr.write(text),
            getOutHelpWidth: () => host.stdout.columns ?? 80,
            getErrHelpWidth: () => host.stderr.columns ?? 80,
        });
    afterError(program, "<command>");
    addPreview(program, choose, host);
    addSettings(program, choose);
    verb(program, "doctor")
        .description("say what is installed, what is missing, and what each missing part disables")
        .action(() => choose(async (running) => (await import("./doctor/command.ts")).doctor(running)));
    return program;
}

function verb(parent: Parser, name: string, usage = ""): Parser {
    const added = parent.command(name).usage(usage);
    afterError(added, usage);
    return added;
}

/** Says the usage after an error, in two lines: the whole help would push the error out of sight. */
function afterError(parser: Parser, usage: string): void {
    const names: string[] = [];
    for (let here: Parser | null = parser; here !== null; here = here.parent) names.unshift(here.name());
    const path = names.join(" ");
    parser.showHelpAfterError(`Usage: ${`${path} ${usage}`.trim()}\nFor more: ${path} --help`);
}

function addPreview(program: Parser, choose: (command: Command) => void, host: Host): void {
    verb(program, "preview", "[options] [environment]")
        .description("preview an environment: what it would create, and what the policy pack says of it")
        .argument("[environment]", "a folder of environments/")
        .addOption(
            new Option("--layer <layer>", "show this layer only (repeatable); those it needs are previewed with it")
                .default([], "all")
                .argParser(collect),
        )
        .addOption(
            listOption("--format <formats>", "text or json; several, joined by commas, need --out", formats, ["text"]),
        )
        .option("--out <dir>", "write <environment>.<ext> files into this folder")
        .addOption(
            new Option("--passes <count>", "1: what is only known after deployment stays unknown").choices(["1"]),
        )
        .option("--strict", "refuse what could not be verified, too")
        .option("--timeout <seconds>", "give up after this time", seconds)
        .addOption(listOption("--include <outcomes>", "also list findings of these outcomes", listedOnRequest, []))
        .action((environment: string | undefined, options: PreviewOptions, parser: Parser) => {
            if (environment === undefined) {
                const known = listEnvironments(findRepository(host.cwd));
                parser.error(`error: which environment? This repository has ${known.join(", ") || "none"}.`);
            }
            if (options.format.length > 1 && options.out === undefined) {
                parser.error(`error: several formats (${options.format.join(", ")}) need --out <dir>`);
            }
            choose(async (running) => (await import("./preview/command.ts")).preview(environment, options, running));
        });
}

function addSettings(program: Parser, choose: (command: Command) => void): void {
    const settings = verb(program, "settings", "check|schema").description(
        "check the settings, or print what they may hold",
    );
    verb(settings, "check", "[environment]")
        .description("report everything wrong in the settings of one environment, or of all")
        .argument("[environment]", "a folder of environments/")
        .action((environment: string | undefined) =>
            choose(async (running) => (await import("./settings/checkCommand.ts")).settingsCheck(environment, running)),
        );
    verb(settings, "schema", "[options] [layer]")
        .description("print the JSON Schema of environment.yaml and of each layer's file")
        .argument("[layer]", "one layer, or environment for environment.yaml")
        .option("--out <dir>", "write <name>.schema.json files into this folder")
        .action((layer: string | undefined, options: { readonly out?: string }) =>
            choose(async (running) =>
                (await import("./settings/schemaCommand.ts")).settingsSchema(layer, options, running),
            ),
        );
}

function collect(value: string, before: readonly string[]): string[] {
    return [...before, value];
}

/** An option that takes several of a fixed set, joined by commas. */
function listOption<Value extends string>(
    flags: string,
    description: string,
    allowed: readonly Value[],
    byDefault: readonly Value[],
): Option {
    return new Option(flags, description).default(byDefault, byDefault.join(",") || "none").argParser((text) => {
        const values = [...new Set(text.split(",").map((value) => value.trim()))];
        const unknown = values.filter((value) => !(allowed as readonly string[]).includes(value));
        if (unknown.length > 0) {
            throw new InvalidArgumentError(
                `${unknown.map((value) => JSON.stringify(value)).join(", ")} is none of ${allowed.join(", ")}.`,
            );
        }
        return values;
    });
}

/** A day is longer than any preview, and short enough for a timer. */
const LONGEST_TIMEOUT = 86_400;

function seconds(text: string): number {
    const value = Number(text);
    if (text.trim() === "" || !(value > 0 && value <= LONGEST_TIMEOUT)) {
        throw new InvalidArgumentError(`It must be a number of seconds above 0 and up to ${LONGEST_TIMEOUT}.`);
    }
    return value;
}
