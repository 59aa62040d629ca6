import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { checkForRegion } from "@plinth/network/plan";
import { schema } from "./schema.ts";

/** What `environments/<environment>/network.yaml` holds. */
export const settings = defineSettings({
    layer: "network",
    schema,
    // Records of who talked to whom in a copy go with it.
    disposable: { flowLogs: { protect: false } },
    crossCheck: (own, _used, environment) => checkForRegion(own, environment.target.region),
});

export type NetworkSettings = SettingsOf<typeof settings>;
