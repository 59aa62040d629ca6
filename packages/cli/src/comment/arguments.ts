import { type Command as Parser, InvalidArgumentError, Option } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export interface CommentOptions {
    /** The folder of the plans. */
    readonly from: string;
    /** An address, already checked. */
    readonly wholeAt?: string;
}

export function addComment(program: Parser, choose: Choose): void {
    verb(program, "comment", "[options] [environment...]")
        .description("make the one comment of a pull request from the plans of its environments")
        .argument(
            "[environment...]",
            "those that were previewed with --format json --out <dir>; one without a plan is reported as failed",
        )
        .addOption(new Option("--from <dir>", "the folder of the plans").default("reports"))
        .addOption(
            new Option(
                "--whole-at <url>",
                "where the reports are that have everything, for what finds no room",
            ).argParser(address),
        )
        .action((environments: string[], options: CommentOptions) =>
            choose(async (running) => (await import("./command.ts")).comment(environments, options, running)),
        );
}

/** An address people may follow. */
function address(text: string): string {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== "https:" && url?.protocol !== "http:") {
        throw new InvalidArgumentError("It must be an address that begins with https:// or http://.");
    }
    return url.href;
}
