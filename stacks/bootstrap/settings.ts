import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { schema } from "./schema.ts";

/** What `environments/<environment>/bootstrap.yaml` holds. */
export const settings = defineSettings({ layer: "bootstrap", schema });

export type BootstrapSettings = SettingsOf<typeof settings>;
