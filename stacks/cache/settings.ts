import { defineSettings, type SettingsOf, type Violation } from "@plinth/core/settings";
import { needsTier, needsTwoZones } from "plinth-network/placement";
import { type NetworkSettings, settings as network } from "plinth-network/settings";
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

function checkNetwork(name: string, multiAz: boolean, network: NetworkSettings): Violation[] {
    const instance = ["instances", name];
    return [
        ...(multiAz
            ? needsTwoZones(network, [...instance, "multiAz"], ", for the replicas", ", or write multiAz: false")
            : []),
        ...needsTier(network, instance, "isolated", "caches"),
    ];
}
