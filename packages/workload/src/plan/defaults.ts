/** Values of arguments that are left out. */
export const DEFAULTS = {
    /** Of each pod. A Node.js server starts within both; what it needs under load is for its owner to measure. */
    cpu: "250m",
    memory: "256Mi",
    /** The limit of processor time, in requests: starting takes more than serving does. */
    cpuLimitFactor: 2,
    /** Below three, the loss of a zone leaves one pod or none. */
    min: 3,
    max: 20,
    /** High enough to use what is paid for, low enough that a new pod is ready before the others are at their limit. */
    cpuPercent: 70,
    memoryPercent: 80,
    /** Until every node knows that a pod leaves; nothing tells the pod when they do. */
    preStopSeconds: 5,
    /**
     * The same behind a load balancer, which goes on sending requests for a while: its controller has to see the change, and
     * ELB to carry it to all its nodes. Requests were lost with 5, 15 and sometimes with 40 seconds, and none with 60
     * (kubernetes-sigs/aws-load-balancer-controller issues 1064 and 2106, alphagov/govuk-helm-charts pull request 2202).
     */
    loadBalancerPreStopSeconds: 60,
    /**
     * Of answering with `connection: close` when it was told to stop: callers that keep connections leave by themselves, and none
     * is cut under a request.
     */
    farewellSeconds: 3,
    /** For requests in flight: longer ones are cut, and belong into a worker. */
    drainSeconds: 20,
    graceMarginSeconds: 10,
    /** A start within it is no failure, and one beyond it is. */
    startupSeconds: 60,
    temporarySpace: "64Mi",
    spread: "require",
    migration: {
        deadlineSeconds: 600,
        retries: 2,
    },
    ingress: {
        scheme: "internal",
        /** TLS 1.2 and 1.3 (Elastic Load Balancing, "Security policies for your Application Load Balancer"). */
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        healthCheckPath: "/ready",
    },
    /**
     * The version of the Pod Security Standards that namespaces are held to. Fixed, so that an upgrade of the cluster does not
     * refuse pods that ran before.
     */
    podSecurityVersion: "v1.36",
    /** Where the platform's add-ons are: what scrapes metrics, and the gateway that takes traces. */
    monitoringNamespace: "monitoring",
    /** Prometheus, which releases by canary are judged by. */
    prometheus: { service: "kube-prometheus-stack-prometheus", port: 9090 },
    /** The platform's collector on each node, by namespace and label. */
    nodeAgent: { namespace: "kube-system", pods: "otel-agent" },
    telemetry: {
        endpoint: "http://otel-gateway.monitoring:4318",
        namespace: "monitoring",
        podLabels: { "app.kubernetes.io/name": "otel-gateway" },
        ports: [4317, 4318],
    },
    /** How often secrets are read again; a password that was changed is known to pods at most this much and a minute later. */
    refreshSeconds: 300,
} as const;

/** The user and group that pods run as: neither root nor one that nodes have. */
export const USER = 1001;

/** Ports of every service's pods, by name. Services have the same: network policies of the VPC CNI need that (Amazon EKS User Guide, "Limit Pod traffic with Kubernetes network policies"). */
export const PORTS = { http: 8080, metrics: 9464 } as const;

/** What the process answers: `live` for itself alone, `ready` for what it needs as well. */
export const PATHS = { live: "/health", ready: "/ready", metrics: "/metrics" } as const;

/** A new pod counts as available when it has been ready for so many seconds: one that dies at its first request is not. */
export const SETTLE_SECONDS = 5;

/** How a load balancer looks at pods: one that answers counts after both looks. */
export const HEALTH_CHECK = { intervalSeconds: 10, looks: 2 } as const;

/** A new pod first, then an old one less: capacity never falls below what was there (rolling update of Deployments). */
export const ROLLING = { maxSurge: 1, maxUnavailable: 0 } as const;

/** Pods that leave at once when a node is drained. */
export const MAX_UNAVAILABLE = 1;

/** Where pods get their AWS credentials: EKS Pod Identity Agent (Amazon EKS User Guide, "Understand how EKS Pod Identity works"). */
export const POD_IDENTITY_AGENT = { cidr: "169.254.170.23/32", port: 80 } as const;
