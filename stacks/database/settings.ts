import { defineSettings, type SettingsOf, type Violation } from "@plinth/core/settings";
import { settings as network } from "plinth-network/settings";
import { schema } from "./schema.ts";

/** What `environments/<environment>/database.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "database",
    schema,
    uses: { network },
    crossCheck: (own, { network }) =>
        network === undefined
            ? []
            : Object.entries(own.instances).flatMap(([name, { multiAz }]) => checkNetwork(name, multiAz, network)),
});

export type DatabaseSettings = SettingsOf<typeof settings>;

function checkNetwork(
    name: string,
    multiAz: boolean,
    network: { readonly zones: readonly string[]; readonly tiers: readonly string[] },
): Violation[] {
    const problems: Violation[] = [];
    if (network.zones.length < 2) {
        problems.push({
            path: ["instances", name, ...(multiAz ? ["multiAz"] : [])],
            rule: multiAz
                ? "needs a network with at least two zones, for the standby"
                : "needs a network with at least two zones: RDS requires subnets in two even without a standby",
            value: network.zones,
            fix: "add a zone to zones in network.yaml",
        });
    }
    if (!network.tiers.includes("isolated")) {
        problems.push({
            path: ["instances", name],
            rule: "needs the network's isolated subnets, where databases stand",
            value: network.tiers,
            fix: "add isolated to tiers in network.yaml",
        });
    }
    return problems;
}
