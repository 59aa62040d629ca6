import { Namespace } from "@pulumi/kubernetes/core/v1/namespace.js";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM } from "../plan/names.ts";
import { SERVICE_LEVEL_PORT } from "../values/gateway.ts";

export interface NamespaceHome {
    /** The component's name. */
    readonly name: string;
    readonly owner: string;
    /** The cluster's name, once pods can run in it. */
    readonly readyName: pulumi.Input<string>;
    readonly parent: pulumi.Resource;
}

/** A namespace with what guards it: what is installed there waits for all of it. */
export interface GuardedNamespace {
    readonly name: pulumi.Output<string>;
    readonly ready: readonly pulumi.Resource[];
}

/** Where the API server calls webhooks and aggregated APIs. It comes from addresses of AWS, which no selector of pods has. */
const FROM_THE_CONTROL_PLANE = {
    "aws-load-balancer-controller": 9443,
    "external-secrets-webhook": 10250,
    "metrics-server": 10250,
} as const;

/** Add-ons that serve the cluster: reached by the control plane, and by Prometheus. */
export function makePlatformNamespace(home: NamespaceHome): GuardedNamespace {
    const { name, parent } = home;
    const namespace = makeNamespace(`${name}-namespace`, PLATFORM.namespace, {}, home);
    const policy = policyMaker(`${name}-namespace`, namespace, parent);
    const scraped = {
        from: [
            {
                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": PLATFORM.monitoringNamespace } },
                podSelector: { matchLabels: PLATFORM.prometheus.podLabels },
            },
        ],
    };
    return {
        name: namespace.metadata.name,
        ready: [
            namespace,
            policy("deny-all", {}, []),
            policy("allow-prometheus", {}, [scraped]),
            ...Object.entries(FROM_THE_CONTROL_PLANE).map(([pods, port]) =>
                policy(`allow-${pods}`, { matchLabels: { "app.kubernetes.io/name": pods } }, [
                    { ports: [{ port, protocol: "TCP" }] },
                ]),
            ),
        ],
    };
}

/** Prometheus and what belongs to it, which reach each other; from outside only the collectors' gateway is reached, and Loki by agents. */
export function makeMonitoringNamespace(home: NamespaceHome): GuardedNamespace {
    const { name, parent } = home;
    const logical = `${name}-monitoring-namespace`;
    const namespace = makeNamespace(logical, PLATFORM.monitoringNamespace, PLATFORM.secretStore.namespaceLabels, home);
    const policy = policyMaker(logical, namespace, parent);
    const tcp = (...ports: number[]) => ports.map((port) => ({ port, protocol: "TCP" }));
    const agents = {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": PLATFORM.agentsNamespace } },
        podSelector: { matchLabels: { "app.kubernetes.io/name": "otel-agent" } },
    };
    return {
        name: namespace.metadata.name,
        ready: [
            namespace,
            policy("deny-all", {}, []),
            policy("allow-same-namespace", {}, [{ from: [{ podSelector: {} }] }]),
            policy("allow-telemetry", { matchLabels: PLATFORM.otlp.podLabels }, [
                { from: [{ namespaceSelector: {} }], ports: tcp(4317, 4318) },
                { from: [agents], ports: tcp(SERVICE_LEVEL_PORT) },
            ]),
            policy("allow-logs", { matchLabels: { "app.kubernetes.io/name": "loki" } }, [
                { from: [agents], ports: tcp(3100) },
            ]),
            policy("allow-operator", { matchLabels: { app: "kube-prometheus-stack-operator" } }, [
                { ports: tcp(10250) },
            ]),
        ],
    };
}

function makeNamespace(
    logicalName: string,
    name: string,
    labels: Readonly<Record<string, string>>,
    { owner, readyName, parent }: NamespaceHome,
): Namespace {
    return new Namespace(
        logicalName,
        {
            metadata: {
                name,
                labels: {
                    "app.kubernetes.io/name": name,
                    "app.kubernetes.io/managed-by": "pulumi",
                    owner,
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/warn": "restricted",
                    ...labels,
                },
                // Says where it is, and waits for nodes: a release would run out of time before there are any.
                annotations: { cluster: readyName },
            },
        },
        { parent },
    );
}

type Ingress = NonNullable<
    pulumi.UnwrappedObject<NonNullable<ConstructorParameters<typeof NetworkPolicy>[1]>>["spec"]
>["ingress"];
type Selector = { readonly matchLabels?: Readonly<Record<string, string>> };

function policyMaker(logicalName: string, namespace: Namespace, parent: pulumi.Resource) {
    return (role: string, podSelector: Selector, ingress: Ingress): NetworkPolicy =>
        new NetworkPolicy(
            `${logicalName}-${role}`,
            {
                metadata: { name: role, namespace: namespace.metadata.name },
                spec: { podSelector, policyTypes: ["Ingress"], ingress },
            },
            { parent },
        );
}
