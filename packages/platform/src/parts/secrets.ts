import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource.js";
import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM } from "../plan/names.ts";

const API_VERSION = "external-secrets.io/v1";

interface ClusterSecretStoreSpec {
    readonly provider: { readonly aws: { readonly service: "SecretsManager"; readonly region: string } };
    readonly conditions: readonly {
        readonly namespaceSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    }[];
}

/** The store that reads with the operator's own role, for namespaces with its label. */
export function makeSecretStore(name: string, region: string, options: pulumi.CustomResourceOptions): CustomResource {
    const { kind, name: storeName, namespaceLabels } = PLATFORM.secretStore;
    const spec: ClusterSecretStoreSpec = {
        provider: { aws: { service: "SecretsManager", region } },
        conditions: [{ namespaceSelector: { matchLabels: namespaceLabels } }],
    };
    return new CustomResource(
        `${name}-secret-store`,
        { apiVersion: API_VERSION, kind, metadata: { name: storeName }, spec },
        options,
    );
}

export interface KeptSecret {
    /** Behind the component's name, in the program. */
    readonly role: string;
    /** The Secret in the monitoring namespace. */
    readonly secretName: string;
    /** The secret's name in Secrets Manager. */
    readonly remote: string;
    /** Keys of the Secret, each with the field of the remote value, or `undefined` for the whole of it. */
    readonly keys: Readonly<Record<string, string | undefined>>;
}

interface ExternalSecretSpec {
    readonly refreshInterval: string;
    readonly secretStoreRef: { readonly kind: string; readonly name: string };
    readonly target: { readonly name: string; readonly creationPolicy: "Owner" };
    readonly data: readonly {
        readonly secretKey: string;
        readonly remoteRef: { readonly key: string; readonly property?: string };
    }[];
}

/** A Secret of the monitoring namespace that is kept equal to one of Secrets Manager. */
export function keepSecret(
    name: string,
    namespace: pulumi.Input<string>,
    kept: KeptSecret,
    options: pulumi.CustomResourceOptions,
): CustomResource {
    const { kind, name: storeName } = PLATFORM.secretStore;
    const spec: ExternalSecretSpec = {
        refreshInterval: "1h",
        secretStoreRef: { kind, name: storeName },
        target: { name: kept.secretName, creationPolicy: "Owner" },
        data: Object.entries(kept.keys).map(([secretKey, property]) => ({
            secretKey,
            remoteRef: { key: kept.remote, ...(property === undefined ? {} : { property }) },
        })),
    };
    return new CustomResource(
        `${name}-${kept.role}`,
        {
            apiVersion: API_VERSION,
            kind: "ExternalSecret",
            metadata: { name: kept.secretName, namespace },
            spec,
        },
        options,
    );
}
