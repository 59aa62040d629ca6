import { type Command as Parser, InvalidArgumentError, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import { LARGEST_NUMBER } from "./record.ts";

export type ReviewFormat = "text" | "json" | "markdown";

export interface ReviewOptions {
    readonly yes?: boolean;
    /** Folder of journals and checkpoints. */
    readonly records?: string;
    readonly format: ReviewFormat;
    /** The environment that reviews are made from. */
    readonly base?: string;
}

export interface ReviewUpOptions extends ReviewOptions {
    /** Whether it has every layer of its own. */
    readonly full?: boolean;
    /** Hours such as `48h`. */
    readonly ttl?: string;
    readonly acceptUnknownCost?: boolean;
    /** URNs of what holds data and may be replaced or deleted. */
    readonly allowReplace: readonly string[];
}

/** Environments of pull requests. */
export function addReview(program: Parser, choose: Choose): void {
    const parser = verb(program, "review", "<up|down|list|sweep>").description(
        "environments of pull requests: made from another one, with an end and a limit of what they cost",
    );
    common(verb(parser, "up", "[options] <number>"))
        .description("deploy the environment review-pr-<number>, or bring it up to date and prolong its life")
        .argument("<number>", "of the pull request", readNumber)
        .option("--full", "with every layer of its own (default: as review.kind says)")
        .addOption(new Option("--ttl <hours>", "let it live this long, up to what the settings say").argParser(readTtl))
        .option("--accept-unknown-cost", "go on where resources have no price here")
        .addOption(
            new Option("--allow-replace <urn>", "let this stateful resource be replaced or deleted (repeatable)")
                .default([], "none")
                .argParser(collect),
        )
        .action((number: number, options: ReviewUpOptions) =>
            choose(async (host) => (await import("./up.ts")).reviewUp(number, options, host)),
        );
    common(verb(parser, "down", "[options] <number>"))
        .description("delete everything in the environment review-pr-<number>, and its stack")
        .argument("<number>", "of the pull request", readNumber)
        .action((number: number, options: ReviewOptions) =>
            choose(async (host) => (await import("./down.ts")).reviewDown(number, options, host)),
        );
    format(verb(parser, "list", "[options]"))
        .description("show what reviews there are, from what, and until when")
        .action((options: ReviewOptions) =>
            choose(async (host) => (await import("./list.ts")).reviewList(options, host)),
        );
    common(verb(parser, "sweep", "[options]"))
        .description("delete the reviews whose time is up, and nothing else")
        .action((options: ReviewOptions) =>
            choose(async (host) => (await import("./sweep.ts")).reviewSweep(options, host)),
        );
}

function common(parser: Parser): Parser {
    return format(parser)
        .option("--yes", "go on without asking")
        .option("--records <dir>", "keep journal and states here (default: .plinth/deployments)");
}

function format(parser: Parser): Parser {
    return parser
        .option("--base <environment>", "what reviews are made from (default: the one whose settings have review)")
        .addOption(
            new Option("--format <format>", "what stdout gets").choices(["text", "json", "markdown"]).default("text"),
        );
}

function readNumber(text: string): number {
    if (/^[1-9]\d*$/.test(text) && Number(text) <= LARGEST_NUMBER) return Number(text);
    throw new InvalidArgumentError("must be the number of a pull request");
}

function readTtl(text: string): string {
    if (/^[1-9]\d{0,2}h$/.test(text)) return text;
    throw new InvalidArgumentError("must be hours such as 48h");
}
