import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { ModuleFacts } from "../facts.ts";
import { oneLineEach } from "./oneLineEach.ts";
import { readModule } from "./sdkTypes.ts";

// Writes the facts about the types of Pulumi Cloud, from the SDK that is installed: node pulumiService.ts

/** What the provider says of its inputs, read by a person. */
const PROVIDER = "pulumi/pulumi-pulumiservice v1.3.0, provider/pkg/resources: replaceOnChanges, or replaces in Diff";

const STACK = ["organization", "project", "stack"];
const REPLACED_BY: Readonly<Record<string, readonly string[]>> = {
    AgentPool: ["organizationName"],
    DeploymentSchedule: [...STACK, "timestamp"],
    DeploymentSettings: STACK,
    DriftSchedule: STACK,
    PolicyGroup: ["entityType", "mode", "name"],
    StackTags: STACK,
    TtlSchedule: [...STACK, "timestamp"],
    Webhook: ["environmentName", "organizationName", "projectName", "stackName"],
};

const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/pulumiservice/package.json"));
const { version } = JSON.parse(readFileSync(path.join(sdk, "package.json"), "utf8")) as { version: string };
const types = readModule(sdk).map(({ type, inputs, required, computed }) => {
    const replacing = REPLACED_BY[type.slice(type.lastIndexOf(":") + 1)] ?? [];
    const replacedBy = Object.fromEntries(replacing.map((input) => [input, "provider"] as const));
    return [type, { inputs, required, computed, replacedBy }] as const;
});
const content: ModuleFacts = {
    generated: new Date().toISOString().slice(0, 10),
    sources: { sdk: `@pulumi/pulumiservice ${version}`, provider: PROVIDER },
    types: Object.fromEntries(types),
};
writeFileSync(path.join(import.meta.dirname, "../data/pulumiservice.json"), `${oneLineEach(content)}\n`);
