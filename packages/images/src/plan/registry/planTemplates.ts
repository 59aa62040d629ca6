import type { Place } from "@plinth/core/place";
import type { RegistryShape } from "./shape.ts";
import { cacheTemplate, copyTemplate, type RepositoryTemplate } from "./templates.ts";

/** A template where it stands. */
export interface PlannedTemplate {
    readonly region: string;
    /** What names of its repositories begin with, before a slash. */
    readonly prefix: string;
    readonly template: RepositoryTemplate;
}

/** Whom repositories of a registry belong to, and who pulls from them. */
export interface RegistryHome extends Place {
    readonly ownPrefix: string;
    readonly pulledBy: readonly string[];
}

/** The templates of a registry and of the regions of its account that it copies to; other accounts have their own. */
export function planTemplates(args: RegistryShape & RegistryHome): PlannedTemplate[] {
    const { replication, receives, pullThrough = {}, account, region, partition = "aws", pulledBy, ownPrefix } = args;
    const copies = (shape: { readonly keepBuilds?: number | undefined }): RepositoryTemplate =>
        copyTemplate({ ...shape, pulledBy }, partition);
    return [
        ...(replication?.to ?? [])
            .filter((target) => (target.account ?? account) === account)
            .flatMap((target) =>
                (replication?.prefixes ?? [ownPrefix]).map((prefix) => ({
                    region: target.region,
                    prefix,
                    template: copies({ keepBuilds: replication?.keepBuilds }),
                })),
            ),
        ...(receives?.prefixes ?? []).map((prefix) => ({
            region,
            prefix,
            template: copies({ keepBuilds: receives?.keepBuilds }),
        })),
        ...Object.entries(pullThrough).map(([prefix, shape]) => ({
            region,
            prefix,
            template: cacheTemplate(shape, pulledBy, { account, partition }),
        })),
    ];
}
