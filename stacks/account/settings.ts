import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { schema } from "./schema.ts";

/** What `environments/<environment>/account.yaml` holds. */
export const settings = defineSettings({ layer: "account", schema });

export type AccountSettings = SettingsOf<typeof settings>;
