import * as kubernetes from "@pulumi/kubernetes";
import { FLAGS_FILE } from "./environmentVariables.ts";
import { metadataOf, type Site } from "./site.ts";

/** Switches as a file: a change reaches running pods within about a minute, without a new release. */
export function switchFeatures(site: Site): kubernetes.core.v1.ConfigMap[] {
    const { name, args, objects, parent } = site;
    if (args.flags === undefined) return [];
    const flags = Object.fromEntries(Object.entries(args.flags).sort(([one], [other]) => (one < other ? -1 : 1)));
    return [
        new kubernetes.core.v1.ConfigMap(
            `${name}-flags`,
            { metadata: metadataOf(site, objects.flags), data: { [FLAGS_FILE]: JSON.stringify(flags) } },
            { parent },
        ),
    ];
}
