import { type Command as Parser, Option } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export interface ExplainOptions {
    readonly layer?: string;
    readonly format: "text" | "json";
}

export function addSettings(program: Parser, choose: Choose): void {
    const settings = verb(program, "settings", "check|schema|explain").description(
        "check the settings, print what they may hold, or say where their values come from",
    );
    verb(settings, "check", "[environment]")
        .description("report everything wrong in the settings of one environment, or of all")
        .argument("[environment]", "a folder of environments/")
        .action((environment: string | undefined) =>
            choose(async (running) => (await import("./checkCommand.ts")).settingsCheck(environment, running)),
        );
    verb(settings, "schema", "[options] [layer]")
        .description("print the JSON Schema of environment.yaml and of each layer's file")
        .argument("[layer]", "one layer, or environment for environment.yaml")
        .option("--out <dir>", "write <name>.schema.json files into this folder")
        .action((layer: string | undefined, options: { readonly out?: string }) =>
            choose(async (running) => (await import("./schemaCommand.ts")).settingsSchema(layer, options, running)),
        );
    verb(settings, "explain", "[options] <environment> [setting]")
        .description("say which value each setting has, where it comes from, and what that costs")
        .argument("<environment>", "a folder of environments/")
        .argument("[setting]", "one setting or a map of them: network.nat; with --layer, nat")
        .option("--layer <layer>", "one layer, or environment for environment.yaml")
        .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
        .action((environment: string, setting: string | undefined, options: ExplainOptions) =>
            choose(async (running) =>
                (await import("./explain/explainCommand.ts")).settingsExplain(environment, setting, options, running),
            ),
        );
}
