import type { Reading } from "../reading/reading.ts";
import { type KubernetesObject, tokensOf } from "./kubernetesObject.ts";
import type { PodView } from "./podSpec.ts";

/** A name that a pod needs something of before it starts. */
export interface PodReference {
    readonly at: Reading;
    readonly kind: "ConfigMap" | "PersistentVolumeClaim" | "Secret" | "ServiceAccount";
}

const EXTERNAL_SECRETS = tokensOf("ExternalSecret", "external-secrets.io/v1", "external-secrets.io/v1beta1");
const CERTIFICATES = tokensOf("Certificate", "cert-manager.io/v1");
const SEALED_SECRETS = tokensOf("SealedSecret", "bitnami.com/v1alpha1");

/** What makes an object of each kind. */
export const MAKERS: Readonly<Record<PodReference["kind"], readonly string[]>> = {
    ConfigMap: tokensOf("ConfigMap", "core/v1"),
    PersistentVolumeClaim: tokensOf("PersistentVolumeClaim", "core/v1"),
    Secret: [...tokensOf("Secret", "core/v1"), ...EXTERNAL_SECRETS, ...CERTIFICATES, ...SEALED_SECRETS],
    ServiceAccount: tokensOf("ServiceAccount", "core/v1"),
};

/** Objects that every namespace has. */
const EVERYWHERE: Readonly<Partial<Record<PodReference["kind"], readonly string[]>>> = {
    ConfigMap: ["kube-root-ca.crt", "openshift-service-ca.crt"],
    ServiceAccount: ["default"],
};

/** The name under which what a maker makes is found: operators may be told another than their resource's. */
export function nameMadeBy(maker: KubernetesObject): Reading {
    const own = maker.get("metadata.name");
    const told: Readonly<Record<string, string>> = {
        ExternalSecret: "spec.target.name",
        Certificate: "spec.secretName",
        SealedSecret: "spec.template.metadata.name",
    };
    const path = Object.hasOwn(told, maker.kind) ? told[maker.kind] : undefined;
    const stated = path === undefined ? own : maker.get(path);
    return stated.isSet ? stated : own;
}

/** What a pod refers to and cannot start without; what it calls optional is left out. */
export function referencesOf(pod: PodView): PodReference[] {
    return [...allReferences(pod)].filter(
        ({ at, kind }) => !at.isAbsent && !(EVERYWHERE[kind] ?? []).includes(at.string() ?? ""),
    );
}

function* allReferences({ spec, containers }: PodView): Generator<PodReference> {
    const account = spec.child("serviceAccountName");
    yield { at: account.isSet ? account : spec.child("serviceAccount"), kind: "ServiceAccount" };
    for (const volume of spec.child("volumes").items()) {
        yield* sources(volume, "configMap", "secret");
        yield { at: volume.at("persistentVolumeClaim.claimName"), kind: "PersistentVolumeClaim" };
        for (const source of volume.at("projected.sources").items()) {
            yield* sources(source, "configMap", "secret");
        }
    }
    for (const container of containers) {
        for (const source of container.at("envFrom").items()) {
            yield* sources(source, "configMapRef", "secretRef");
        }
        for (const variable of container.at("env").items()) {
            yield* sources(variable.child("valueFrom"), "configMapKeyRef", "secretKeyRef");
        }
    }
}

/** A volume of a secret says `secretName`, everything else `name`. */
function* sources(parent: Reading, configMap: string, secret: string): Generator<PodReference> {
    for (const [key, kind] of [[configMap, "ConfigMap"] as const, [secret, "Secret"] as const]) {
        const source = parent.child(key);
        if (source.isKnown && source.child("optional").boolean() !== true) {
            const name = source.child("name");
            yield { at: name.isSet ? name : source.child("secretName"), kind };
        }
    }
}
