import assert from "node:assert/strict";
import { record, type Recording } from "@plinth/testing";
import { CHARTS, PLATFORM } from "./plan/index.ts";
import { Platform } from "./platform.ts";
import type { PlatformArgs } from "./platformArgs.ts";
import { valid, whole } from "./testdata/platformArgs.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const ROLE = "aws:iam/role:Role";
const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const BUCKET = "aws:s3/bucket:Bucket";

async function made(args: PlatformArgs = whole, preview = false): Promise<Recording<Platform>> {
    return await record(() => new Platform("platform-main", args), { project: "p", stack: "dev", preview });
}

function release(recording: Recording<Platform>, name: string) {
    return recording.resource(RELEASE, `platform-main-${name}`);
}

/** Everything that a resource waits for, at any remove, as logical names. */
function waitsFor(recording: Recording<Platform>, name: string): Set<string> {
    const byUrn = new Map(recording.resources.map((resource) => [resource.urn, resource]));
    const found = new Set<string>();
    const visit = (urn: string): void => {
        for (const next of byUrn.get(urn)?.dependencies ?? []) {
            const { name: dependency = next } = byUrn.get(next) ?? {};
            if (found.has(dependency)) continue;
            found.add(dependency);
            visit(next);
        }
    };
    visit(release(recording, name).urn);
    return found;
}

describe("Platform", () => {
    let all: Recording<Platform>;

    before(async () => {
        all = await made();
    });

    it("installs each add-on as one release of a pinned chart: whole, or not at all", () => {
        const releases = all.all(RELEASE);
        assert.equal(releases.length, Object.keys(CHARTS).length);
        for (const { name, inputs } of releases) {
            const chart = Object.values(CHARTS).find((one) => one.chart === inputs["chart"]);
            assert.equal(inputs["version"], chart?.version, name);
            assert.deepEqual(inputs["repositoryOpts"], { repo: chart?.repository }, name);
            assert.deepEqual(
                [inputs["atomic"], inputs["cleanupOnFail"], inputs["timeout"], inputs["createNamespace"]],
                [true, true, 600, false],
                name,
            );
        }
    });

    it("makes nothing without add-ons", async () => {
        const none = await made(valid);
        assert.deepEqual(
            none.resources.filter(({ custom }) => custom).map(({ type }) => type),
            [],
        );
    });

    it("gives a role in AWS to the add-ons that call it, each to one service account of this cluster", () => {
        const bound = all
            .all(ASSOCIATION)
            .map(({ inputs }) => [inputs["namespace"], inputs["serviceAccount"], inputs["clusterName"]]);
        assert.deepEqual(bound.toSorted(), [
            ["monitoring", "alertmanager", "plinth-dev-main"],
            ["monitoring", "loki", "plinth-dev-main"],
            ["monitoring", "otel-gateway", "plinth-dev-main"],
            ["platform", "aws-load-balancer-controller", "plinth-dev-main"],
            ["platform", "external-dns", "plinth-dev-main"],
            ["platform", "external-secrets", "plinth-dev-main"],
        ]);
        for (const { inputs } of all.all(ROLE)) {
            const trust = JSON.parse(String(inputs["assumeRolePolicy"])) as { Statement: Record<string, unknown>[] };
            assert.equal(trust.Statement.length, 1);
            assert.deepEqual(trust.Statement[0]?.["Principal"], { Service: "pods.eks.amazonaws.com" });
            const { StringEquals } = trust.Statement[0]["Condition"] as { StringEquals: Record<string, string> };
            assert.equal(StringEquals["aws:RequestTag/eks-cluster-name"], "plinth-dev-main");
            assert.ok(StringEquals["aws:RequestTag/kubernetes-service-account"]);
        }
    });

    it("starts no pod before it has its role: those that are there first get no credentials", () => {
        for (const [name, role] of [
            ["aws-load-balancer-controller", "load-balancer-controller"],
            ["external-secrets", "external-secrets"],
            ["external-dns", "external-dns"],
            ["kube-prometheus-stack", "alertmanager"],
            ["loki", "loki"],
            ["otel-gateway", "otel-gateway"],
        ] as const) {
            const waits = waitsFor(all, name);
            assert.ok(waits.has(`platform-main-${role}`), name);
            assert.ok(waits.has(`platform-main-${role}-permissions`), name);
        }
    });

    it("installs the operators first, and what is made of their kinds after them", () => {
        const monitoring = waitsFor(all, "kube-prometheus-stack");
        for (const earlier of [
            "external-secrets",
            "secret-store",
            "alertmanager-webhook",
            "grafana-admin",
            "storage-class",
        ])
            assert.ok(monitoring.has(`platform-main-${earlier}`), earlier);
        for (const later of [
            "metrics-server",
            "aws-load-balancer-controller",
            "external-dns",
            "argo-rollouts",
            "loki",
            "otel-gateway",
            "otel-agent",
        ])
            assert.ok(waitsFor(all, later).has("platform-main-kube-prometheus-stack"), later);
        const agent = waitsFor(all, "otel-agent");
        assert.ok(agent.has("platform-main-loki") && agent.has("platform-main-otel-gateway"));
    });

    it("admits only restricted pods to its namespaces, and only traffic that is named", () => {
        for (const [name, namespace] of [
            ["platform-main-namespace", "platform"],
            ["platform-main-monitoring-namespace", "monitoring"],
        ] as const) {
            const { metadata } = all.named(NAMESPACE, name) as {
                metadata: { name: string; labels: Record<string, string> };
            };
            assert.equal(metadata.name, namespace);
            assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
            assert.equal(metadata.labels["owner"], "platform");
            const { spec } = all.named(POLICY, `${name}-deny-all`) as { spec: object };
            assert.deepEqual(spec, { podSelector: {}, policyTypes: ["Ingress"], ingress: [] });
        }
        const { spec } = all.named(POLICY, "platform-main-monitoring-namespace-allow-telemetry") as {
            spec: { ingress: [{ ports: { port: number }[] }, { from: object[]; ports: { port: number }[] }] };
        };
        assert.deepEqual(
            spec.ingress[0].ports.map(({ port }) => port),
            [4317, 4318],
        );
        assert.deepEqual(
            spec.ingress[1].ports.map(({ port }) => port),
            [4319],
        );
        assert.match(JSON.stringify(spec.ingress[1].from), /"kubernetes.io\/metadata.name":"kube-system"/);
    });

    it("waits for nodes, and puts what reads them where privileged pods run already", () => {
        const { metadata } = all.named(NAMESPACE, "platform-main-namespace") as { metadata: { annotations: object } };
        assert.deepEqual(metadata.annotations, { cluster: "plinth-dev-main" });
        assert.equal(release(all, "otel-agent").inputs["namespace"], "kube-system");
    });

    it("keeps logs in a bucket of their own: encrypted with a key, closed, over TLS, and as long as Loki wants them", () => {
        const { options } = all.resource(BUCKET, "platform-main-logs-bucket");
        assert.equal(options.protect, true);
        const { rules } = all.named(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "platform-main-logs-encryption",
        ) as { rules: { bucketKeyEnabled: boolean; applyServerSideEncryptionByDefault: { sseAlgorithm: string } }[] };
        assert.deepEqual(
            rules.map((rule) => [rule.bucketKeyEnabled, rule.applyServerSideEncryptionByDefault.sseAlgorithm]),
            [[true, "aws:kms"]],
        );
        const policy = String(all.named("aws:s3/bucketPolicy:BucketPolicy", "platform-main-logs-policy")["policy"]);
        assert.match(policy, /"Effect":"Deny".*"aws:SecureTransport":"false"/);
        const lifecycle = all.named(
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "platform-main-logs-lifecycle",
        ) as {
            rules: { expiration?: { days?: number } }[];
        };
        assert.equal(lifecycle.rules[0]?.expiration?.days, 37);
        const { values } = release(all, "loki").inputs as {
            values: { loki: { storage: { bucketNames: { chunks: string } } } };
        };
        assert.equal(
            values.loki.storage.bucketNames.chunks,
            all.named(BUCKET, "platform-main-logs-bucket")["bucket"] ?? values.loki.storage.bucketNames.chunks,
        );
        const role = String(all.named("aws:iam/rolePolicy:RolePolicy", "platform-main-loki-permissions")["policy"]);
        assert.match(role, new RegExp(`"arn:aws:s3:::${values.loki.storage.bucketNames.chunks}/\\*"`));
    });

    it("lets go of logs with the environment where it is told to", async () => {
        const gone = await made({ ...whole, protect: false, emptyOnDelete: true });
        for (const name of ["platform-main-logs-bucket", "platform-main-logs-access-bucket"]) {
            const { inputs, options } = gone.resource(BUCKET, name);
            assert.deepEqual([inputs["forceDestroy"], options.protect ?? false], [true, false], name);
        }
        assert.equal(all.named(BUCKET, "platform-main-logs-bucket")["forceDestroy"], undefined);
    });

    it("hands counters of service levels to CloudWatch through a log group with a key and an end", () => {
        const { name, retentionInDays, kmsKeyId } = all.named(
            "aws:cloudwatch/logGroup:LogGroup",
            "platform-main-service-levels",
        );
        assert.deepEqual([name, retentionInDays], ["/plinth/plinth-dev-main/service-levels", 365]);
        assert.match(String(kmsKeyId), /^arn:aws:kms:/);
        const policy = String(
            all.named("aws:iam/rolePolicy:RolePolicy", "platform-main-otel-gateway-permissions")["policy"],
        );
        assert.match(policy, /log-group:\/plinth\/plinth-dev-main\/service-levels:log-stream:\*/);
    });

    it("serves the cluster's store to namespaces with its label, and keeps its own secrets by it", () => {
        const store = all.named(
            "kubernetes:external-secrets.io/v1:ClusterSecretStore",
            "platform-main-secret-store",
        ) as {
            spec: { conditions: object[]; provider: object };
        };
        assert.deepEqual(store.spec.conditions, [
            { namespaceSelector: { matchLabels: PLATFORM.secretStore.namespaceLabels } },
        ]);
        assert.deepEqual(store.spec.provider, { aws: { service: "SecretsManager", region: "eu-west-1" } });
        const webhook = all.named(
            "kubernetes:external-secrets.io/v1:ExternalSecret",
            "platform-main-alertmanager-webhook",
        ) as {
            metadata: object;
            spec: { data: object[] };
        };
        assert.deepEqual(webhook.metadata, { name: "alertmanager-webhook", namespace: "monitoring" });
        assert.deepEqual(webhook.spec.data, [{ secretKey: "url", remoteRef: { key: "on-call/webhook" } }]);
    });

    it("gives the operator for secrets no role and no store where there is nothing to read with them", async () => {
        const bare = await made({ ...valid, externalSecrets: {} });
        assert.deepEqual(bare.all(ROLE), []);
        assert.deepEqual(bare.all("kubernetes:external-secrets.io/v1:ClusterSecretStore"), []);
        assert.equal(bare.all(RELEASE).length, 1);
        assert.equal((await bare.known(bare.result.outputs)).secretStore, undefined);
    });

    it("makes volumes encrypted, where their pod is", () => {
        const { provisioner, parameters, volumeBindingMode } = all.named(
            "kubernetes:storage.k8s.io/v1:StorageClass",
            "platform-main-storage-class",
        );
        assert.deepEqual(
            [provisioner, parameters, volumeBindingMode],
            ["ebs.csi.aws.com", { type: "gp3", encrypted: "true" }, "WaitForFirstConsumer"],
        );
    });

    it("asks Auto Mode for load balancers and volumes, and makes its nodes keep to policies", async () => {
        const auto = await made({ ...valid, autoMode: true, loadBalancing: { by: "autoMode" }, monitoring: {} });
        const { spec } = auto.named("kubernetes:networking.k8s.io/v1:IngressClass", "platform-main-ingress-class") as {
            spec: { controller: string };
        };
        assert.equal(spec.controller, "eks.amazonaws.com/alb");
        assert.equal(
            auto.only("kubernetes:storage.k8s.io/v1:StorageClass")["provisioner"],
            "ebs.csi.eks.amazonaws.com",
        );
        assert.deepEqual(auto.only("kubernetes:core/v1:ConfigMap")["data"], {
            "enable-network-policy-controller": "true",
        });
        assert.deepEqual(
            auto.all(RELEASE).map(({ name }) => name),
            ["platform-main-kube-prometheus-stack"],
        );
        assert.equal((await auto.known(auto.result.outputs)).ingressClass, "alb");
    });

    it("says what services find, known before it is there", async () => {
        const outputs = await all.known(all.result.outputs);
        assert.deepEqual(outputs, {
            prometheus: { namespace: "monitoring", ...PLATFORM.prometheus },
            dashboards: { namespace: "monitoring", labels: { grafana_dashboard: "1" } },
            otlp: { ...PLATFORM.otlp, namespace: "monitoring" },
            secretStore: PLATFORM.secretStore,
            ingressClass: "alb",
            externalSecrets: true,
            metricsApi: true,
            serviceLevels: true,
            rollouts: true,
        });
        const planned = await made(whole, true);
        assert.deepEqual(await planned.known(planned.result.outputs), outputs);
    });
});
