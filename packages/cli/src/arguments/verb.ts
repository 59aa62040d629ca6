import type { Command as Parser } from "commander";
import type { Host } from "../host.ts";

/** What a command line asks for, ready to run. Returns the exit code. */
export type Command = (host: Host) => Promise<number>;

/** Called with the command the arguments ask for; its code is loaded only when it runs. */
export type Choose = (command: Command) => void;

/** Adds a verb whose errors name its usage. */
export function verb(parent: Parser, name: string, usage = ""): Parser {
    const added = parent.command(name).usage(usage);
    afterError(added, usage);
    return added;
}

/** Says the usage after an error, in two lines: the whole help would push the error out of sight. */
export function afterError(parser: Parser, usage: string): void {
    const names: string[] = [];
    for (let here: Parser | null = parser; here !== null; here = here.parent) names.unshift(here.name());
    const path = names.join(" ");
    parser.showHelpAfterError(`Usage: ${`${path} ${usage}`.trim()}\nFor more: ${path} --help`);
}
