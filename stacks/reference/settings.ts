import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { checkService, disposableService, serviceSchema } from "@plinth/service/settings";
import { settings as cache } from "plinth-cache/settings";
import { settings as cluster } from "plinth-cluster/settings";
import { settings as database } from "plinth-database/settings";
import { settings as platform } from "plinth-platform/settings";
import { commands } from "./commands.ts";

/** What `environments/<environment>/reference.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "reference",
    schema: serviceSchema(commands),
    uses: { cluster, database, cache, platform },
    disposable: disposableService,
    crossCheck: checkService,
});

export type ReferenceSettings = SettingsOf<typeof settings>;
