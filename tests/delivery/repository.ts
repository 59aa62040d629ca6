import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment, findRepository } from "@plinth/core/settings";
import { RepositoryCopy } from "../repository/copy.ts";

/** A copy of this repository in which the environment shared has the layer delivery, with settings that use all of it. */
export function repositoryWithDelivery(): RepositoryCopy {
    const copy = new RepositoryCopy();
    copy.edit(
        "environments/shared/environment.yaml",
        "layers: [account, registry]",
        "layers: [account, registry, delivery]",
    );
    const settings = join(import.meta.dirname, "testdata/delivery.yaml");
    copyFileSync(settings, join(copy.root, "environments/shared/delivery.yaml"));
    return copy;
}

/** How many stacks the environments of testdata/delivery.yaml have in a repository. */
export function deployedStacks(root: string): number {
    const repository = findRepository(root);
    return ["dev", "staging", "prod", "sandbox"].reduce((sum, environment) => {
        const { settings } = checkEnvironment({ repository, environment, layers: [] });
        return sum + (settings.layout === "single" ? 1 : settings.layers.length);
    }, 0);
}
