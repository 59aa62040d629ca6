import type { Ingress, RolloutStrategy, Spread, WorkloadShape } from "@plinth/workload/plan";
import type { ServiceCommands } from "./commands.ts";
import type { MigrationSettings, ProcessSettings } from "./processSchema.ts";

/** The part of a service's settings that its workload is made of. */
export interface ServiceShape {
    readonly image: { readonly repository: string; readonly digest: string };
    readonly web: ProcessSettings;
    readonly workers: Readonly<Record<string, ProcessSettings | undefined>>;
    readonly migrations: Migrations;
    readonly migration?: MigrationSettings | undefined;
    readonly ingress?: Ingress | undefined;
    readonly variables: Readonly<Record<string, string>>;
    readonly flags: Readonly<Record<string, boolean>>;
    readonly spread: Spread;
    readonly rollout?: RolloutStrategy | undefined;
}

export const MIGRATIONS = ["own", "always", "off"] as const;
export type Migrations = (typeof MIGRATIONS)[number];

/** Whose a service's database is: its environment's own, another's, or nobody's where it has none. */
export type DatabaseOwner = "own" | "shared" | "none";

/** The workload of a service, as `@plinth/workload` takes it. Amounts are plain text here: its checks judge them. */
export function workloadShape(
    settings: ServiceShape,
    commands: ServiceCommands,
    database: DatabaseOwner,
): WorkloadShape {
    const { image, web, workers, migrations, migration, ingress, variables, flags, spread, rollout } = settings;
    const migrates = commands.migration !== undefined && shouldMigrate(migrations, database);
    const shape = {
        image,
        web: { ...web, args: commands.web },
        workers: Object.fromEntries(
            Object.entries(workers).flatMap(([key, worker]) =>
                worker === undefined ? [] : [[key, { ...worker, args: commands.workers?.[key] ?? [] }]],
            ),
        ),
        ...(migrates ? { migration: { ...migration, args: commands.migration } } : {}),
        ...(ingress === undefined ? {} : { ingress }),
        variables,
        ...(Object.keys(flags).length === 0 ? {} : { flags }),
        spread,
        ...(rollout === undefined ? {} : { rollout }),
    };
    return shape as WorkloadShape;
}

/** A database of another environment is migrated by that environment's own release, not by whoever shares it. */
function shouldMigrate(migrations: Migrations, database: DatabaseOwner): boolean {
    if (database === "none") return false;
    return migrations === "always" || (migrations === "own" && database === "own");
}
