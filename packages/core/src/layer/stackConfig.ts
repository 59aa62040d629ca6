import * as pulumi from "@pulumi/pulumi";
import { ProblemsError } from "../errors/userError.ts";
import type { Overrides } from "../settings/overrides.ts";

/** Everything `pulumi config set` put into a project, by key without the project's name. */
export function readOverrides(project: string): Overrides {
    const prefix = `${project}:`;
    const all = pulumi.runtime.allConfig();
    // The language host hands over which keys are secret; the SDK has no public way to ask.
    const secretKeys = new Set(JSON.parse(process.env["PULUMI_CONFIG_SECRET_KEYS"] || "[]") as string[]);
    const overrides: Record<string, string> = {};
    const secrets: string[] = [];
    for (const [key, value] of Object.entries(all)) {
        if (!key.startsWith(prefix)) continue;
        if (secretKeys.has(key)) secrets.push(key);
        else overrides[key.slice(prefix.length)] = value;
    }
    if (secrets.length > 0) {
        throw new ProblemsError(
            "stack configuration",
            secrets.map((key) => ({
                file: `config ${key}`,
                path: "",
                rule: "must not be a secret: settings are plain data that previews and reports may show",
                fix: `pulumi config rm ${key}; passwords are managed by AWS Secrets Manager, credentials by OIDC or ESC`,
            })),
        );
    }
    return overrides;
}
