import { accountRefusals } from "./accounts.ts";
import { bucketRefusals } from "./buckets.ts";
import { cacheRefusals } from "./caches.ts";
import { backupRefusals } from "./backups.ts";
import { certificateRefusals } from "./certificates.ts";
import { clusterPartRefusals } from "./clusterParts.ts";
import { clusterRefusals } from "./clusters.ts";
import { computeRefusals } from "./compute.ts";
import { databaseRefusals } from "./databases.ts";
import { identityRefusals } from "./identities.ts";
import { kubernetesRefusals } from "../kubernetes/refusals/refusals.ts";
import { keyAndLogRefusals } from "./keysAndLogs.ts";
import { loadBalancerRefusals } from "./loadBalancers.ts";
import { messagingRefusals } from "./messaging.ts";
import { endpointRefusals } from "./endpoints.ts";
import { flowLogRefusals } from "./flowLogs.ts";
import { natGatewayRefusals } from "./natGateways.ts";
import { networkRefusals } from "./network.ts";
import { networkAclRefusals } from "./networkAcls.ts";
import { nodeGroupRefusals } from "./nodeGroups.ts";
import { parameterRefusals } from "./parameters.ts";
import { recordRefusals } from "./records.ts";
import type { CloudResource, Refusal, RefusalRule } from "./refusal.ts";
import { secretRefusals } from "./secrets.ts";
import { SentInputs } from "./sentInputs.ts";
import { type SiblingIndex, Siblings } from "./siblings.ts";
import { webAclRefusals } from "./webAcls.ts";

const rules: ReadonlyMap<string, RefusalRule> = new Map(
    [
        accountRefusals,
        networkRefusals,
        natGatewayRefusals,
        endpointRefusals,
        flowLogRefusals,
        networkAclRefusals,
        databaseRefusals,
        cacheRefusals,
        clusterRefusals,
        clusterPartRefusals,
        nodeGroupRefusals,
        identityRefusals,
        keyAndLogRefusals,
        secretRefusals,
        parameterRefusals,
        certificateRefusals,
        recordRefusals,
        webAclRefusals,
        messagingRefusals,
        computeRefusals,
        loadBalancerRefusals,
        bucketRefusals,
        backupRefusals,
    ].flatMap((types) => Object.entries(types)),
);

/** A refusal, and whether it rests on a value that the simulated cloud made up. */
export interface Judged extends Refusal {
    readonly assumed: boolean;
}

/** Why a resource cannot be made as it is: what AWS and its provider are known to refuse, and nothing that is not known. */
export function refusals(resource: CloudResource, index: SiblingIndex): Judged[] {
    if (resource.type.startsWith("kubernetes:")) return judgedByPath(resource, kubernetesRefusals(resource, index));
    const rule = rules.get(resource.type);
    if (rule === undefined) return [];
    const inputs = new SentInputs(resource);
    const siblings = new Siblings(index, resource);
    const found = rule(inputs, siblings);
    const assumed = found.length > 0 && (inputs.assumed || siblings.assumed);
    return found.map((refusal) => ({ ...refusal, assumed }));
}

/** Kubernetes objects have paths of what is made up: a refusal rests on it where both touch. */
function judgedByPath({ madeUp = new Set() }: CloudResource, found: readonly Refusal[]): Judged[] {
    const touch = (one: string, other: string): boolean =>
        one === other || one.startsWith(`${other}.`) || one.startsWith(`${other}[`);
    return found.map((refusal) => {
        const { property } = refusal;
        const assumed = [...madeUp].some((path) => touch(path, property) || touch(property, path));
        return { ...refusal, assumed };
    });
}

/** Types that something is known to be refused of, sorted. */
export function refusedTypes(): string[] {
    return [...rules.keys()].sort();
}
