import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { schema } from "./schema.ts";

/** What `environments/<environment>/registry.yaml` holds. */
export const settings = defineSettings({
    layer: "registry",
    schema,
    disposable: { protect: false, repositories: { "*": { protect: false } } },
});

export type RegistrySettings = SettingsOf<typeof settings>;
