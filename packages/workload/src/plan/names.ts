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

/** What is wrong with a namespace's name. */
export function checkNamespaceName(namespace: string): Violation[] {
    const reserved = namespace === "default" || namespace.startsWith("kube-");
    if (reserved) {
        const rule = "must be a namespace of its own: this one is Kubernetes'";
        return [{ path: ["namespace"], rule, value: namespace, fix: "name it after the service" }];
    }
    return checkLabel(["namespace"], namespace, LONGEST_LABEL);
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
