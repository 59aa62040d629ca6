import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { checkForRepository } from "@plinth/deployments/plan";
import { repositoryStacks } from "@plinth/deployments/repository";
import { schema } from "./schema.ts";

/** What `environments/<environment>/delivery.yaml` holds, and its rules across environments. */
export const settings = defineSettings({
    layer: "delivery",
    schema,
    crossCheck: (own, _used, _environment, repository) => checkForRepository(own, repositoryStacks(repository)),
});

export type DeliverySettings = SettingsOf<typeof settings>;
