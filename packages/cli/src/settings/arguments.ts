import type { Command as Parser } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export function addSettings(program: Parser, choose: Choose): void {
    const settings = verb(program, "settings", "check|schema").description(
        "check the settings, or print what they may hold",
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
}
