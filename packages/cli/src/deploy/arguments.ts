import { type Command as Parser, Option } from "commander";
import type { Operation } from "@plinth/deployer";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface DeployOptions {
    readonly layer: readonly string[];
    readonly policyPack: readonly string[];
    /** URNs of what holds data and may be replaced or deleted. */
    readonly allowReplace: readonly string[];
    readonly yes?: boolean;
    /** The environment's name, once more. */
    readonly confirm?: string;
    readonly despiteFreeze?: string;
    readonly message?: string;
    /** Whether to tag the commit once it is deployed. */
    readonly tag?: boolean;
    /** Folder of plans that were made and approved before. */
    readonly plan?: string;
    /** What whoever made them was told. */
    readonly planDigest?: string;
    /** Folder of journals and checkpoints. */
    readonly records?: string;
    readonly format: "text" | "json";
}

const descriptions: Readonly<Record<Operation, string>> = {
    up: "deploy an environment: layers in the order of their needs, each previewed, judged and confirmed before it changes",
    destroy: "delete everything in an environment, what nobody needs first",
    refresh: "read what exists into the states of an environment",
};

/** The verbs that drive the real engine across layers. */
export function addDeploy(program: Parser, choose: Choose): void {
    for (const name of ["up", "destroy", "refresh"] as const) addOne(program, choose, name);
}

function addOne(program: Parser, choose: Choose, name: Operation): void {
    const parser = verb(program, name, "[options] <environment>")
        .description(descriptions[name])
        .argument("<environment>", "a folder of environments/")
        .addOption(new Option("--layer <layer>", "this layer only (repeatable)").default([], "all").argParser(collect));
    if (name === "up") {
        parser
            .addOption(
                new Option("--policy-pack <dir>", "a policy pack to judge by besides the repository's (repeatable)")
                    .default([], "none")
                    .argParser(collect),
            )
            .addOption(
                new Option("--allow-replace <urn>", "let this stateful resource be replaced or deleted (repeatable)")
                    .default([], "none")
                    .argParser(collect),
            );
    }
    parser.option("--yes", "go on without asking");
    if (name === "up") {
        parser
            .option("--plan <dir>", "do what plinth plan has written there, and nothing else")
            .option("--plan-digest <digest>", "refuse a plan other than the one that plinth plan named so")
            .option("--tag", "tag the commit deploy/<environment>/<n> once all of it is deployed, for plinth rollback");
    }
    if (name === "destroy") {
        parser.option("--confirm <environment>", "its name once more: what --yes takes to destroy production");
    }
    if (name !== "refresh") {
        parser.option(
            "--despite-freeze <reason>",
            "go on in a freeze or outside the window; the journal keeps the reason",
        );
    }
    parser
        .option("--message <text>", "what stands in the stacks' history (default: the command and the run's id)")
        .option("--records <dir>", "keep journal and states here (default: .plinth/deployments)")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((environment: string, options: DeployOptions) => {
            const all = { ...options, policyPack: options.policyPack ?? [], allowReplace: options.allowReplace ?? [] };
            choose(async (host) => (await import("./command.ts")).deploy(name, environment, all, host));
        });
}
