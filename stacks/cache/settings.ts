import { defineSettings, type SettingsOf, type Violation } from "@plinth/core/settings";
import { needsTier, needsTwoZones } from "plinth-network/placement";
import { type NetworkSettings, settings as network } from "plinth-network/settings";
import type { z } from "zod";
import { schema } from "./schema.ts";

/** What `environments/<environment>/cache.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "cache",
    schema,
    uses: { network },
    disposable: {
        instances: { "*": { protect: false, snapshots: { finalSnapshot: false } } },
        serverless: { "*": { protect: false } },
    },
    crossCheck: (own, { network }) => [...checkNames(own), ...(network === undefined ? [] : checkPlaces(own, network))],
});

export type CacheSettings = SettingsOf<typeof settings>;

type Caches = z.output<typeof schema>;

/** Users of both kinds are named in AWS after their cache. */
function checkNames({ instances, serverless }: Caches): Violation[] {
    return Object.keys(serverless)
        .filter((name) => name in instances)
        .map((name) => ({
            path: ["serverless", name],
            rule: "has the name of a cache in instances",
            value: name,
            fix: "rename it",
        }));
}

function checkPlaces({ instances, serverless }: Caches, network: NetworkSettings): Violation[] {
    return [
        ...Object.entries(instances).flatMap(([name, { multiAz }]) => [
            ...(multiAz
                ? needsTwoZones(
                      network,
                      ["instances", name, "multiAz"],
                      ", for the replicas",
                      ", or write multiAz: false",
                  )
                : []),
            ...needsTier(network, ["instances", name], "isolated", "caches"),
        ]),
        ...Object.keys(serverless).flatMap((name) => [
            ...needsTwoZones(network, ["serverless", name], ", for its endpoint", ""),
            ...needsTier(network, ["serverless", name], "isolated", "caches"),
        ]),
    ];
}
