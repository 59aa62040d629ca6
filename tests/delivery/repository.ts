import { copyFileSync } from "node:fs";
import { join } from "node:path";
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
