import * as kubernetes from "@pulumi/kubernetes";
import { egressOf, migrationEgressOf, scrapedBy, webIngressOf } from "./networkRules.ts";
import { type Part, selectorLabels } from "./plan/index.ts";
import { metadataOf, type Site } from "./site.ts";

type Policy = kubernetes.networking.v1.NetworkPolicy;
type Spec = Pick<kubernetes.types.input.networking.v1.NetworkPolicySpec, "ingress" | "egress">;

/** Opens what pods that serve need. */
export function openWeb(site: Site): Policy {
    const spec = { ingress: webIngressOf(site.args), egress: egressOf(site.args) };
    return open(site, "web", "web", site.args.service, spec);
}

/** Opens what one kind of workers needs. */
export function openWorker(site: Site, key: string): Policy {
    const spec = { ingress: scrapedBy(site.args), egress: egressOf(site.args) };
    return open(site, `worker-${key}`, `worker-${key}`, site.objects.worker(key), spec);
}

/** Opens the database for migrations; nobody reaches them. */
export function openMigration(site: Site): Policy {
    return open(site, "migration", "migration", site.objects.migrationAccount, {
        ingress: [],
        egress: migrationEgressOf(site.args),
    });
}

function open(site: Site, role: string, part: Part, objectName: string, spec: Spec): Policy {
    return new kubernetes.networking.v1.NetworkPolicy(
        `${site.name}-${role}-network`,
        {
            metadata: metadataOf(site, objectName, part),
            spec: {
                podSelector: { matchLabels: selectorLabels(site.args.service, part) },
                policyTypes: ["Ingress", "Egress"],
                ...spec,
            },
        },
        { parent: site.parent },
    );
}
