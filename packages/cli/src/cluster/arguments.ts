import { type Command as Parser, Option } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export interface UpgradePlanOptions {
    readonly format: "text" | "json";
    readonly manifests: readonly string[];
    readonly apiMetrics?: string;
}

export function addCluster(program: Parser, choose: Choose): void {
    const cluster = verb(program, "cluster", "upgrade-plan").description("plan work on an environment's clusters");
    verb(cluster, "upgrade-plan", "[options] <environment>")
        .description("say what raising each cluster to the next Kubernetes version takes, in order")
        .argument("<environment>", "a folder of environments/")
        .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
        .addOption(
            new Option(
                "--manifests <path>",
                "YAML or JSON to search for APIs that the new version does not serve: manifests, plans, exports; a folder or a file, again for more",
            )
                .argParser((path: string, before: readonly string[]) => [...before, path])
                .default([], "none"),
        )
        .addOption(
            new Option(
                "--api-metrics <file>",
                "what `kubectl get --raw /metrics` printed: deprecated APIs that were asked for",
            ),
        )
        .action((environment: string, options: UpgradePlanOptions) =>
            choose(async (running) =>
                (await import("./upgradePlanCommand.ts")).upgradePlan(environment, options, running),
            ),
        );
}
