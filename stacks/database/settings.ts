import { defineSettings, type EnvironmentSettings, type SettingsOf, type Violation } from "@plinth/core/settings";
import { type BackupCopyShape, checkCopyRegion } from "@plinth/database/plan";
import { needsTier, needsTwoZones } from "plinth-network/placement";
import { type NetworkSettings, settings as network } from "plinth-network/settings";
import { schema } from "./schema.ts";

/** A database that goes without a trace: no snapshot at the end, and none elsewhere. */
const unguarded = {
    deletionProtection: false,
    protect: false,
    backups: { finalSnapshot: false, keepAfterDeletion: false, plan: null, copy: null },
} as const;

/** What `environments/<environment>/database.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "database",
    schema,
    uses: { network },
    disposable: {
        instances: { "*": { ...unguarded, replicas: { "*": { deletionProtection: false } } } },
        clusters: { "*": unguarded },
    },
    crossCheck: (own, { network }, { target }) => [
        ...Object.entries(own.instances).flatMap(([name, { multiAz, backups }]) => [
            ...(network === undefined ? [] : checkNetwork(name, multiAz, network)),
            ...checkRegion(["instances", name], backups.copy, target),
        ]),
        ...Object.keys(own.clusters).flatMap((name) =>
            network === undefined
                ? []
                : [
                      ...needsTwoZones(network, ["clusters", name], ": RDS requires subnets in two"),
                      ...needsTier(network, ["clusters", name], "isolated", "databases"),
                  ],
        ),
    ],
});

type Target = EnvironmentSettings["target"];

/** Copies go where the environment may deploy at all. */
function checkRegion(at: string[], copy: BackupCopyShape | undefined, target: Target): Violation[] {
    const problems = checkCopyRegion(copy, target.region).map(({ path, ...said }) => ({
        ...said,
        path: [...at, ...path],
    }));
    if (copy === undefined || problems.length > 0 || target.allowedRegions.includes(copy.region)) return problems;
    return [
        {
            path: [...at, "backups", "copy", "region"],
            rule: `must be one of the environment's regions (${target.allowedRegions.join(", ")})`,
            value: copy.region,
            fix: "choose one of them, or add it to target.allowedRegions in environment.yaml",
        },
    ];
}

export type DatabaseSettings = SettingsOf<typeof settings>;

function checkNetwork(name: string, multiAz: boolean, network: NetworkSettings): Violation[] {
    const instance = ["instances", name];
    return [
        ...(multiAz
            ? needsTwoZones(network, [...instance, "multiAz"], ", for the standby")
            : needsTwoZones(network, instance, ": RDS requires subnets in two even without a standby")),
        ...needsTier(network, instance, "isolated", "databases"),
    ];
}
