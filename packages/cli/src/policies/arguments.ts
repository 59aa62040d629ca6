import { type Command as Parser, Option } from "commander";
import { collect } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";

export interface ListOptions {
    readonly profile?: string;
    readonly service?: string;
    readonly severity?: string;
    readonly format: "text" | "json";
}

export interface ExplainOptions {
    readonly format: "text" | "json";
}

export interface CoverageOptions {
    readonly plan: readonly string[];
    readonly format: "text" | "json" | "markdown";
}

export function addPolicies(program: Parser, choose: Choose): void {
    const policies = verb(program, "policies", "list|explain|coverage").description(
        "what the policy pack's rules are, want, and cover",
    );
    verb(policies, "list", "[options]")
        .description("list every rule of the catalogue, and those that wait for something")
        .addOption(new Option("--profile <profile>", "only rules that this profile turns on").choices(PROFILES))
        .option("--service <service>", "only rules about this service, such as s3 or k8s")
        .addOption(new Option("--severity <severity>", "only rules of this severity").choices(SEVERITIES))
        .addOption(new Option("--format <format>", "how to print them").choices(["text", "json"]).default("text"))
        .action((options: ListOptions) =>
            choose(async (running) => (await import("./listCommand.ts")).policiesList(options, running)),
        );
    verb(policies, "explain", "[options] <rule>")
        .description("say what a rule wants and why, with a program that passes and one that fails")
        .argument("<rule>", "a rule's name, such as s3-tls-only")
        .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
        .action((rule: string, options: ExplainOptions) =>
            choose(async (running) => (await import("./explainCommand.ts")).policiesExplain(rule, options, running)),
        );
    verb(policies, "coverage", "[options] [environment]")
        .description("count verdicts by control of each framework, and name the controls that no rule looks after")
        .argument("[environment]", "a folder of environments/, which is previewed")
        .addOption(
            new Option(
                "--plan <file>",
                "count those of a plan instead (repeatable), made with --include pass,notApplicable",
            )
                .default([], "none")
                .argParser(collect),
        )
        .addOption(
            new Option("--format <format>", "how to print them").choices(["text", "json", "markdown"]).default("text"),
        )
        .action((environment: string | undefined, options: CoverageOptions, parser: Parser) => {
            if ((environment === undefined) === (options.plan.length === 0)) {
                parser.error("error: name an environment, or plans with --plan <file>.");
            }
            choose(async (running) =>
                (await import("./coverageCommand.ts")).policiesCoverage(environment, options, running),
            );
        });
}

const PROFILES = ["default", "strict", "cost"];
const SEVERITIES = ["critical", "high", "medium", "low"];
