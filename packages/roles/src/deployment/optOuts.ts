import { type OptOut, written } from "@plinth/core/optOuts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";

/** What makes the roles of an environment less safe than their default. */
export const deploymentRolesOptOuts: readonly OptOut<Pick<DeploymentRolesArgs, "previewOpensSecrets">>[] = [
    {
        option: "previewOpensSecrets",
        risk: "exposes",
        consequence: "whoever can open a pull request can print the secrets of state and configuration",
        uses: ({ previewOpensSecrets }) => written(["previewOpensSecrets"], previewOpensSecrets, true),
    },
];
