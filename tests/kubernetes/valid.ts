/** Whole objects that every supported version takes, from which the refused ones are made by one change. */
type Plain = Readonly<Record<string, unknown>>;

export const deployment: Plain = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: {
        name: "shop",
        namespace: "shop",
        labels: { "app.kubernetes.io/name": "shop" },
        annotations: { "a/b": "c" },
    },
    spec: {
        replicas: 3,
        selector: { matchLabels: { "app.kubernetes.io/name": "shop" } },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: "0%" } },
        template: {
            metadata: { labels: { "app.kubernetes.io/name": "shop" } },
            spec: {
                serviceAccountName: "shop",
                terminationGracePeriodSeconds: 45,
                securityContext: { runAsNonRoot: true, runAsUser: 1001, seccompProfile: { type: "RuntimeDefault" } },
                topologySpreadConstraints: [
                    { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
                ],
                containers: [
                    {
                        name: "shop",
                        image: "shop@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                        ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
                        env: [{ name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
                        resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { memory: "256Mi" } },
                        readinessProbe: { httpGet: { path: "/ready", port: "http" }, periodSeconds: 5 },
                        lifecycle: { preStop: { sleep: { seconds: 10 } } },
                        volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
                        securityContext: { capabilities: { drop: ["ALL"] } },
                    },
                ],
                volumes: [
                    { name: "tmp", emptyDir: {} },
                    { name: "secret", secret: { secretName: "shop" } },
                ],
            },
        },
    },
};

const meta = (kind: string, apiVersion: string) => ({
    apiVersion,
    kind,
    metadata: { name: "shop", namespace: "shop" },
});

export const service: Plain = {
    ...meta("Service", "v1"),
    spec: { selector: { app: "shop" }, ports: [{ name: "http", port: 80, targetPort: "http" }] },
};

export const autoscaler: Plain = {
    ...meta("HorizontalPodAutoscaler", "autoscaling/v2"),
    spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop" },
        minReplicas: 3,
        maxReplicas: 20,
        metrics: [
            { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
        ],
        behavior: {
            scaleDown: {
                stabilizationWindowSeconds: 300,
                policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
            },
        },
    },
};

export const disruptionBudget: Plain = {
    ...meta("PodDisruptionBudget", "policy/v1"),
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: "shop" } } },
};

export const networkPolicy: Plain = {
    ...meta("NetworkPolicy", "networking.k8s.io/v1"),
    spec: {
        podSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["shop"] }] },
        policyTypes: ["Ingress", "Egress"],
        egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/16" } }], ports: [{ port: 53, protocol: "UDP" }] }],
    },
};

export const ingress: Plain = {
    ...meta("Ingress", "networking.k8s.io/v1"),
    spec: {
        ingressClassName: "alb",
        rules: [
            {
                host: "shop.example.com",
                http: {
                    paths: [
                        {
                            path: "/",
                            pathType: "Prefix",
                            backend: { service: { name: "shop", port: { name: "http" } } },
                        },
                    ],
                },
            },
        ],
    },
};

export const job: Plain = {
    ...meta("Job", "batch/v1"),
    spec: {
        backoffLimit: 2,
        template: { spec: { restartPolicy: "Never", containers: [{ name: "migrate", image: "shop:1" }] } },
    },
};

export const serviceMonitor: Plain = {
    ...meta("ServiceMonitor", "monitoring.coreos.com/v1"),
    spec: {
        selector: { matchLabels: { app: "shop" } },
        endpoints: [{ port: "metrics", interval: "30s", path: "/metrics" }],
    },
};

export const prometheusRule: Plain = {
    ...meta("PrometheusRule", "monitoring.coreos.com/v1"),
    spec: {
        groups: [
            { name: "shop", rules: [{ alert: "Down", expr: "up == 0", for: "5m", labels: { severity: "page" } }] },
        ],
    },
};

export const externalSecret: Plain = {
    ...meta("ExternalSecret", "external-secrets.io/v1"),
    spec: {
        refreshInterval: "1h",
        secretStoreRef: { name: "shop", kind: "SecretStore" },
        target: { name: "shop", creationPolicy: "Owner" },
        data: [{ secretKey: "password", remoteRef: { key: "shop/database", property: "password" } }],
    },
};

export const valid: readonly Plain[] = [
    deployment,
    service,
    autoscaler,
    disruptionBudget,
    networkPolicy,
    ingress,
    job,
    serviceMonitor,
    prometheusRule,
    externalSecret,
    { ...meta("ConfigMap", "v1"), data: { anything: "goes", "a.b": "c" } },
    { ...meta("ResourceQuota", "v1"), spec: { hard: { "requests.cpu": "4", pods: 20 } } },
];
