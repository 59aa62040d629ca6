import { createHash } from "node:crypto";
import type { Violation } from "@plinth/core/settings";

/** Kubernetes documentation, "Object Names and IDs": DNS label of RFC 1123; Services take that of RFC 1035, a letter first. */
const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
export const LONGEST_LABEL = 63;

/** Room for what `-migration-` and its digits add within a label, which a Job's pods carry. */
export const LONGEST_SERVICE = 40;
/** A service's name, a hyphen and a worker's name are a label together, with what ReplicaSets append to pods' names. */
export const LONGEST_WORKER = 20;

const DIGITS = 10;

/** Names of a service's objects. All stand within one namespace. */
export function objectNames(service: string) {
    return {
        worker: (key: string): string => `${service}-${key}`,
        /** The account of the pods. */
        account: service,
        migrationAccount: `${service}-migration`,
        secretsAccount: `${service}-secrets`,
        secretStore: `${service}-secrets`,
        secret: `${service}-secrets`,
        flags: `${service}-flags`,
        /** Another image is another Job: a run that is over is never mistaken for one of the new image. */
        migration: (digest: string): string => `${service}-migration-${shortDigest(digest)}`,
    };
}

/** The first digits of an image's digest. */
function shortDigest(digest: string): string {
    const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(digest) ?? [];
    return (hex ?? createHash("sha256").update(digest).digest("hex")).slice(0, DIGITS);
}

/** What is wrong with a service's name. */
export function checkServiceName(service: string): Violation[] {
    return checkLabel(["service"], service, LONGEST_SERVICE);
}

/**
 * Namespaces that Kubernetes makes, and those of the layer `platform`. Server-side apply takes over what is there already, and
 * whoever made it last deletes it with everything in it.
 */
export const TAKEN_NAMESPACES: readonly string[] = ["default", "monitoring", "platform"];

/** Whether a namespace belongs to the cluster and not to a service. */
export function isTakenNamespace(namespace: string): boolean {
    return TAKEN_NAMESPACES.includes(namespace) || namespace.startsWith("kube-");
}

/** What is wrong with the name of a namespace that is made. */
export function checkNamespaceName(namespace: string): Violation[] {
    if (isTakenNamespace(namespace)) {
        const rule = "must be a namespace of its own: this one is the cluster's";
        return [{ path: ["namespace"], rule, value: namespace, fix: "name it after the service" }];
    }
    return checkLabel(["namespace"], namespace, LONGEST_LABEL);
}

/** What is wrong with the name of a namespace that another service is in. */
export function checkPeerNamespace(namespace: string): Violation[] {
    if (namespace === "default" || namespace.startsWith("kube-")) {
        const rule = "must be a service's own: this one is Kubernetes'";
        return [{ path: ["namespace"], rule, value: namespace, fix: "name the one that the service is in" }];
    }
    return checkLabel(["namespace"], namespace, LONGEST_LABEL);
}

/**
 * What is wrong with the names of services that share a namespace: no two objects of one kind are called the same, or one
 * service would take over what another has.
 *
 * @param services with the names of their workers.
 */
export function checkSharedNames(services: Readonly<Record<string, readonly string[]>>): Violation[] {
    const owners = new Map<string, string>();
    return Object.entries(services).flatMap(([service, workers]) => {
        const { worker, migration: _perImage, ...fixed } = objectNames(service);
        const names = new Set([...Object.values(fixed), ...workers.map(worker)]);
        return [...names].flatMap((name): Violation[] => {
            const other = owners.get(name);
            owners.set(name, service);
            if (other === undefined) return [];
            const rule = `must not have an object of the name ${name}, which ${other} has as well`;
            return [{ path: ["workloads", service], rule, value: service, fix: "rename a worker or a service" }];
        });
    });
}

/** What is wrong with the names of workers: no object of the service has the same. */
export function checkWorkerNames(keys: readonly string[]): Violation[] {
    const taken = ["migration", "secrets", "flags", "web"];
    return keys.flatMap((key) => {
        const path = ["workers", key];
        if (taken.includes(key)) {
            const rule = `must not be one of ${taken.join(", ")}, which other objects of the service are called`;
            return [{ path, rule, value: key, fix: "choose another name" }];
        }
        return checkLabel(path, key, LONGEST_WORKER);
    });
}

function checkLabel(path: Violation["path"], value: string, longest: number): Violation[] {
    if (LABEL.test(value) && value.length <= longest) return [];
    const rule = `must be at most ${longest} lower-case letters, digits and hyphens, a letter first, no hyphen last`;
    return [{ path, rule, value, fix: "shorten or rename it" }];
}
