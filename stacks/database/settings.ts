import { defineSettings, type SettingsOf, type Violation } from "@plinth/core/settings";
import { needsTier, needsTwoZones } from "plinth-network/placement";
import { type NetworkSettings, settings as network } from "plinth-network/settings";
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

function checkNetwork(name: string, multiAz: boolean, network: NetworkSettings): Violation[] {
    const instance = ["instances", name];
    return [
        ...(multiAz
            ? needsTwoZones(network, [...instance, "multiAz"], ", for the standby")
            : needsTwoZones(network, instance, ": RDS requires subnets in two even without a standby")),
        ...needsTier(network, instance, "isolated", "databases"),
    ];
}
