import { defineSettings, type SettingsOf, type Violation } from "@plinth/core/settings";
import { settings as network } from "plinth-network/settings";
import { schema } from "./schema.ts";

/** What `environments/<environment>/cache.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "cache",
    schema,
    uses: { network },
    crossCheck: (own, { network }) =>
        network === undefined
            ? []
            : Object.entries(own.instances).flatMap(([name, { multiAz }]) => checkNetwork(name, multiAz, network)),
});

export type CacheSettings = SettingsOf<typeof settings>;

function checkNetwork(
    name: string,
    multiAz: boolean,
    network: { readonly zones: readonly string[]; readonly tiers: readonly string[] },
): Violation[] {
    const problems: Violation[] = [];
    if (multiAz && network.zones.length < 2) {
        problems.push({
            path: ["instances", name, "multiAz"],
            rule: "needs a network with at least two zones, for the replicas",
            value: network.zones,
            fix: "add a zone to zones in network.yaml, or write multiAz: false",
        });
    }
    if (!network.tiers.includes("isolated")) {
        problems.push({
            path: ["instances", name],
            rule: "needs the network's isolated subnets, where caches stand",
            value: network.tiers,
            fix: "add isolated to tiers in network.yaml",
        });
    }
    return problems;
}
