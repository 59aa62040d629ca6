import { type Command as Parser, Option } from "commander";
import { listOption } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import { type Part, PARTS } from "./checklist/checklistStep.ts";

export interface DoctorOptions {
    /** Whose checklist; none for the machine alone. */
    readonly for: readonly Part[];
    readonly environment?: string;
    readonly format: "text" | "json";
}

export function addDoctor(program: Parser, choose: Choose): void {
    verb(program, "doctor", "[options]")
        .description(
            "say what is installed, what is missing, and what each missing part disables; with --for, everything to set up for a deployment, in order, each checked",
        )
        .addOption(
            listOption("--for <parts>", `what to set up, several joined by commas: ${PARTS.join(", ")}`, PARTS, []),
        )
        .option("--environment <environment>", "for which environment (default: dev, with what its settings name)")
        .addOption(new Option("--format <format>", "what stdout gets").choices(["text", "json"]).default("text"))
        .action((options: DoctorOptions) =>
            choose(async (running) => (await import("./command.ts")).doctor(options, running)),
        );
}
