import { Argument, type Command as Parser, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface RollbackOptions {
    readonly layer: readonly string[];
    readonly to?: string;
    readonly reason?: string;
    readonly at?: string;
    readonly snapshot?: string;
    readonly propose?: boolean;
    readonly installedPackages?: boolean;
    readonly yes?: boolean;
    readonly despiteFreeze?: string;
    readonly message?: string;
    readonly records?: string;
    readonly format: "text" | "json";
}

type Kind = "app" | "infra" | "data";

/** What each kind takes of the options that not every one of them does. */
const taken: Readonly<Record<Kind, readonly (keyof RollbackOptions)[]>> = {
    app: ["to", "reason", "propose", "yes", "despiteFreeze", "message"],
    infra: ["to", "reason", "propose", "installedPackages", "yes", "despiteFreeze", "message"],
    data: ["at", "snapshot"],
};

const flags: Readonly<Partial<Record<keyof RollbackOptions, string>>> = {
    to: "--to",
    reason: "--reason",
    at: "--at",
    snapshot: "--snapshot",
    propose: "--propose",
    installedPackages: "--installed-packages",
    yes: "--yes",
    despiteFreeze: "--despite-freeze",
    message: "--message",
};

/** Going back: an application's release, programs and settings, or data. */
export function addRollback(program: Parser, choose: Choose): void {
    const parser = verb(program, "rollback", "[options] <environment> <app|infra|data> [resource]");
    parser
        .description(
            "go back: app puts the release of an earlier deployment back, infra an earlier commit's programs and settings, data says how a backup is restored",
        )
        .argument("<environment>", "a folder of environments/")
        .addArgument(new Argument("<kind>", "what goes back").choices(["app", "infra", "data"]))
        .argument("[resource]", "data: the name or URN of what holds it")
        .addOption(new Option("--layer <layer>", "this layer only (repeatable)").default([], "all").argParser(collect))
        .option(
            "--to <deployment>",
            "app: a tag deploy/<environment>/<n>, a run's id or a commit; infra: a tag or a commit (default: the last good one)",
        )
        .option("--reason <text>", "app, infra: what went wrong; the journal keeps it")
        .option("--at <time>", "data: the second to restore, in UTC: 2026-11-01T08:30:00Z")
        .option("--snapshot <id>", "data: the snapshot to restore")
        .option("--propose", "app, infra: end after the proposal")
        .option("--installed-packages", "infra: run the programs of then with the packages of today")
        .option("--yes", "app, infra: go on without asking")
        .option("--despite-freeze <reason>", "go on in a freeze or outside the window; the journal keeps the reason")
        .option("--message <text>", "what stands in the stacks' history (default: the command and the run's id)")
        .option("--records <dir>", "keep journal and states here (default: .plinth/deployments)")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((environment: string, kind: Kind, resource: string | undefined, options: RollbackOptions) => {
            refuseMixes(parser, kind, resource, options);
            choose(async (host) => {
                const commands = await import("./command.ts");
                if (kind === "data") return await commands.rollbackData(environment, resource ?? "", options, host);
                return await commands.rollback(kind, environment, { ...options, reason: options.reason ?? "" }, host);
            });
        });
}

/** What a kind cannot make sense of is a mistake about what is going to happen. */
function refuseMixes(parser: Parser, kind: Kind, resource: string | undefined, options: RollbackOptions): void {
    const given = (Object.keys(flags) as (keyof RollbackOptions)[]).filter((key) => options[key] !== undefined);
    const wrong = given.find((key) => !taken[kind].includes(key));
    if (wrong !== undefined) parser.error(`error: option '${flags[wrong]}' is not for rollback ${kind}`);
    if (kind !== "data") {
        if (resource !== undefined) parser.error(`error: rollback ${kind} takes no resource; --layer names a layer`);
        if ((options.reason ?? "").trim().length < 3) {
            parser.error("error: a rollback needs '--reason <text>': it counts as a failed change");
        }
        return;
    }
    if (resource === undefined) parser.error("error: rollback data needs the name or URN of a resource");
    if ((options.at === undefined) === (options.snapshot === undefined)) {
        parser.error("error: rollback data needs one of '--at <time>' and '--snapshot <id>'");
    }
}
