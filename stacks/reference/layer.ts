import { defineLayer, optional } from "@plinth/core";
import { buildService } from "@plinth/service";
import { cache } from "plinth-cache";
import { cluster } from "plinth-cluster";
import { clusterOptions, clusterProvider } from "plinth-cluster/provider";
import { database } from "plinth-database";
import { network } from "plinth-network";
import { platform } from "plinth-platform";
import { commands } from "./commands.ts";
import { settings } from "./settings.ts";

export const reference = defineLayer({
    name: "reference",
    owner: "platform",
    description: "A small HTTP service and its worker: what a team's own begins with",
    settings,
    needs: { network, database: optional(database), cache: optional(cache), cluster, platform },
    build(settings, upstream, context) {
        const provider = clusterProvider(context, {
            layer: "reference",
            instance: settings.cluster,
            clusters: upstream.cluster,
            // Kinds of objects that the platform installs are there first.
            after: upstream.platform.clusters,
        });
        return buildService({
            name: "reference",
            settings,
            upstream,
            context,
            options: clusterOptions(context, provider),
            commands,
        });
    },
});
