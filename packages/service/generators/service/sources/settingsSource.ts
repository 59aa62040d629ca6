import type { PlannedEnvironment, ServicePlan } from "../options.ts";

/** As `NO_IMAGE` of `@plinth/service/settings`. */
const NO_DIGEST = `sha256:${"0".repeat(64)}`;

/** The service's settings in one environment: what it cannot do without, and what a team is likely to change first. */
export function settingsSource(
    { name }: Pick<ServicePlan, "name">,
    { environment, cluster, database, cache, repository }: PlannedEnvironment,
): string {
    const parts = [
        `# ${name} in ${environment}. npx plinth settings schema ${name} says what else there is.
cluster: ${cluster}
image:
  repository: ${repository}
  # No image yet: it previews, and an update refuses it. npx plinth release ${environment} ${name} --image … writes it.
  digest: ${NO_DIGEST}
web:
  scaling: { min: 2, max: 4 }
`,
    ];
    if (database !== undefined) {
        parts.push(`database:
  name: ${database}
  # Signs in with IAM: CREATE USER "${userOf(name)}"; GRANT rds_iam TO "${userOf(name)}";
  user: ${userOf(name)}
`);
    }
    parts.push("# What it promises: alerts begin where the error budget of a month would not last.\n");
    parts.push("slo: { availability: { target: 99.5 }, latency: { target: 99, seconds: 0.5 } }\n");
    if (cache !== undefined) parts.push(`cache: { name: ${cache} }\n`);
    return parts.join("");
}

/** A user of PostgreSQL. Quotes do no harm around it, and some names need them: order and user are words of SQL. */
function userOf(name: string): string {
    return name.replaceAll("-", "_");
}
