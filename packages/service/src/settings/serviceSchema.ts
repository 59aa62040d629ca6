import { rule, type Violation } from "@plinth/core/settings";
import { serviceLevelSetting } from "@plinth/slo/settings";
import { DEFAULTS, SPREADS, workloadChecks } from "@plinth/workload/plan";
import { z } from "zod";
import type { ServiceCommands } from "./commands.ts";
import { allowFrom, cache, connectTo, database, secret } from "./connectionSchema.ts";
import { image } from "./imageSchema.ts";
import { ingress } from "./ingressSchema.ts";
import { migration, process, type ProcessSettings } from "./processSchema.ts";
import { checkJudged, type Judged, rollout } from "./rolloutSchema.ts";
import { MIGRATIONS, type ServiceShape, workloadShape } from "./shape.ts";

/**
 * What `environments/<environment>/<service>.yaml` holds.
 *
 * @param commands of the image: there are settings for the workers that it has.
 */
export function serviceSchema(commands: ServiceCommands) {
    const workers = Object.fromEntries(
        Object.keys(commands.workers ?? {}).map((name) => [name, process.optional()]),
    ) as Record<string, z.ZodOptional<typeof process>>;
    return z
        .strictObject({
            cluster: z.string().describe("The cluster it runs on, by its name in cluster.yaml."),
            image,
            web: process.prefault({}).describe("What serves requests."),
            workers: (z.strictObject(workers) as unknown as z.ZodType<Record<string, ProcessSettings | undefined>>)
                .prefault({} as never)
                .describe(
                    "What works beside it, from the same image, by the names in commands.ts. Default: none runs.",
                ),
            migrations: z
                .enum(MIGRATIONS)
                .default("own")
                .describe(
                    "Whether a release migrates the database before it rolls out. own: where the database is this environment's own, so that a review does not change its base's. always. off.",
                ),
            migration: migration
                .optional()
                .describe("How a migration runs: how long, how often, and what it has of its node."),
            ingress: ingress
                .optional()
                .describe("Where it is reached from outside the cluster, over TLS. Default: it is not."),
            database: database.optional().describe("The PostgreSQL database it uses. Default: none."),
            cache: cache.optional().describe("The cache it uses. Default: none."),
            variables: z
                .record(z.string(), z.string())
                .default({})
                .describe("Environment variables of every process. No secrets: those are files."),
            flags: z
                .record(z.string(), z.boolean())
                .default({})
                .describe("Feature flags, which a running pod takes over without a release."),
            secrets: z
                .record(z.string(), secret)
                .default({})
                .describe("Secrets from Secrets Manager that it reads as files, by the file's name."),
            connectTo: connectTo
                .prefault({})
                .describe("What it may open connections to besides database, cache and telemetry."),
            allowFrom: allowFrom
                .default({})
                .describe("Services that may connect to it, by a name of your choice. Default: none."),
            spread: z
                .enum(SPREADS)
                .default(DEFAULTS.spread)
                .describe("require: a pod waits rather than share a zone with more pods than another has. prefer."),
            rollout: rollout.optional(),
            telemetry: z
                .boolean()
                .default(true)
                .describe("Whether it sends traces to the cluster's collector. Metrics are scraped either way."),
            slo: serviceLevelSetting,
        })
        .check(
            rule<Judged>(["rollout", "slo"], checkJudged),
            rule<Migrating>(["migration", "migrations", "database"], (settings) => checkRuns(settings, commands)),
            ...workloadChecks.map(({ reads, check }) =>
                rule<ServiceShape>(reads as readonly (keyof ServiceShape)[], (settings) =>
                    check(workloadShape(settings, commands, "own")),
                ),
            ),
        );
}

export type ServiceSettings = z.output<ReturnType<typeof serviceSchema>>;

type Migrating = Pick<ServiceShape, "migration" | "migrations"> & { readonly database?: object | undefined };

/** How a migration runs means nothing where none does. */
function checkRuns(
    { migration, migrations, database }: Migrating,
    { migration: command }: ServiceCommands,
): Violation[] {
    if (migration === undefined) return [];
    const refused = (rule: string, fix: string): Violation[] => [{ path: ["migration"], rule, value: migration, fix }];
    if (command === undefined) return refused("needs a migration in commands.ts: the image runs none", "remove it");
    if (migrations === "off") return refused("needs migrations that are not off", "remove it, or migrations: off");
    if (database === undefined) return refused("needs a database: there is nothing to migrate", "remove it");
    return [];
}
