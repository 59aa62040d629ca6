import { camelCase } from "../names.ts";
import type { ServicePlan } from "../options.ts";

/** The layer itself: what it needs, and which commands its image has. */
export function layerSource({ name, owner, description }: Pick<ServicePlan, "name" | "owner" | "description">): string {
    return `import { defineLayer, optional } from "@plinth/core";
import { buildService } from "@plinth/service";
import { cache } from "plinth-cache";
import { cluster } from "plinth-cluster";
import { clusterOptions, clusterProvider } from "plinth-cluster/provider";
import { database } from "plinth-database";
import { network } from "plinth-network";
import { platform } from "plinth-platform";
import { commands } from "./commands.ts";
import { settings } from "./settings.ts";

export const ${camelCase(name)} = defineLayer({
    name: "${name}",
    owner: "${owner}",
    description: ${JSON.stringify(description)},
    settings,
    needs: { network, database: optional(database), cache: optional(cache), cluster, platform },
    build(settings, upstream, context) {
        const provider = clusterProvider(context, {
            layer: "${name}",
            instance: settings.cluster,
            clusters: upstream.cluster,
            // Kinds of objects that the platform installs are there first.
            after: upstream.platform.clusters,
        });
        return buildService({
            name: "${name}",
            settings,
            upstream,
            context,
            options: clusterOptions(context, provider),
            commands,
        });
    },
});
`;
}
