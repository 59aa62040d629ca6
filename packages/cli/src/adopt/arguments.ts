import type { Command as Parser } from "commander";
import { findRepository, listEnvironments } from "@plinth/core/settings";
import { listOption, seconds } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import type { Host } from "../host.ts";

const formats = ["text", "json", "markdown"] as const;
export type AdoptionFormat = (typeof formats)[number];

export interface AdoptOptions {
    readonly environment: string;
    /** File that says what exists; the environment's own where none is named. */
    readonly ids?: string;
    /** Name the children that could be adopted, and do nothing else. */
    readonly list?: boolean;
    /** File of the properties that exist. */
    readonly state?: string;
    /** Ask the Pulumi CLI what exists. */
    readonly live?: boolean;
    readonly format: readonly AdoptionFormat[];
    readonly out?: string;
    /** Seconds. */
    readonly timeout?: number;
}

type Parsed = Omit<AdoptOptions, "environment"> & { readonly environment?: string };

export function addAdopt(program: Parser, choose: Choose, host: Host): void {
    verb(program, "adopt", "[options] <layer> --environment <name>")
        .description("say what taking over existing resources would change, before anything changes")
        .argument("<layer>", "a folder of stacks/")
        .option("--environment <name>", "a folder of environments/")
        .option("--ids <file>", "what exists, by child (default: environments/<environment>/adopt/<layer>.yaml)")
        .option("--list", "name every child of the layer with the form of its id, ready to fill in")
        .option("--state <file>", "properties of what exists: a pulumi stack export, or resources as JSON or YAML")
        .option("--live", "ask the cloud for them: runs pulumi preview in the layer, with your credentials")
        .addOption(listOption("--format <formats>", "text, json, markdown; several need --out", formats, ["text"]))
        .option("--out <dir>", "write adopt-<environment>-<layer>.<ext> files into this folder")
        .option("--timeout <seconds>", "give up after this time", seconds)
        .action((layer: string, { environment, ...options }: Parsed, parser: Parser) => {
            if (environment === undefined) {
                const known = listEnvironments(findRepository(host.cwd));
                parser.error(`error: which --environment? This repository has ${known.join(", ") || "none"}.`);
            }
            const asked = Object.entries({ ids: options.ids, state: options.state, live: options.live });
            const [other] = asked.filter(([, value]) => value !== undefined).map(([name]) => name);
            if (options.list === true && other !== undefined) {
                parser.error(`error: --list names what could be adopted; it goes without --${other}.`);
            }
            if (options.state !== undefined && options.live === true) {
                parser.error("error: take the properties from --state or from --live, not both.");
            }
            if (options.format.length > 1 && options.out === undefined) {
                parser.error(`error: several formats (${options.format.join(", ")}) need --out <dir>`);
            }
            choose(async (running) =>
                (await import("./command.ts")).adopt(layer, { ...options, environment }, running),
            );
        });
}
