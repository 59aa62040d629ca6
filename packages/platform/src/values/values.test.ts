import assert from "node:assert/strict";
import { PLATFORM } from "../plan/names.ts";
import { externalDnsValues } from "./externalDns.ts";
import { externalSecretsValues } from "./externalSecrets.ts";
import { loadBalancerControllerValues } from "./loadBalancerController.ts";
import { logsValues } from "./logs.ts";
import { metricsServerValues } from "./metricsServer.ts";

const region = "eu-west-1";
const clusterName = "plinth-dev-main";

function controller(size: "small" | "production") {
    return loadBalancerControllerValues({
        size,
        monitored: true,
        clusterName,
        region,
        vpcId: "vpc-1",
        tags: { Owner: "platform" },
    });
}

describe("values of the add-ons that serve a cluster", () => {
    it("have two replicas with a budget in production, and one without any where nodes may be drained at any time", () => {
        const metrics = metricsServerValues({ size: "production", monitored: false });
        assert.equal(metrics.replicas, 2);
        assert.deepEqual(metrics.podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
        const small = metricsServerValues({ size: "small", monitored: false });
        assert.equal(small.replicas, 1);
        assert.deepEqual(small.podDisruptionBudget, { enabled: false });

        assert.deepEqual([controller("production").replicaCount, controller("small").replicaCount], [2, 1]);
        assert.deepEqual(controller("production").podDisruptionBudget, { maxUnavailable: 1 });
        assert.deepEqual(controller("small").podDisruptionBudget, {});

        const secrets = externalSecretsValues({ size: "production" });
        assert.deepEqual([secrets.replicaCount, secrets.webhook.replicaCount], [2, 2]);
        assert.equal(secrets.leaderElect, true);
    });

    it("spread over zones and nodes without asking for what a small cluster does not have", () => {
        const { topologySpreadConstraints } = metricsServerValues({ size: "production", monitored: false });
        assert.deepEqual(
            topologySpreadConstraints.map(({ topologyKey, whenUnsatisfiable }) => [topologyKey, whenUnsatisfiable]),
            [
                ["topology.kubernetes.io/zone", "ScheduleAnyway"],
                ["kubernetes.io/hostname", "ScheduleAnyway"],
            ],
        );
    });

    it("limit memory, and never processor time", () => {
        for (const { resources } of [
            metricsServerValues({ size: "small", monitored: false }),
            controller("production"),
            externalSecretsValues({ size: "small" }),
        ]) {
            assert.ok(resources.requests.cpu !== "" && resources.requests.memory !== "");
            assert.deepEqual(Object.keys(resources.limits), ["memory"]);
        }
    });

    it("tell the load balancer controller where it is, since no pod reaches its node's metadata", () => {
        const { vpcId, region: told, clusterName: name } = controller("small");
        assert.deepEqual([vpcId, told, name], ["vpc-1", region, clusterName]);
    });

    it("keep load balancers inside, send to pods, and let Services be made while the controller is away", () => {
        const values = controller("production");
        assert.equal(values.ingressClass, PLATFORM.ingressClass);
        assert.equal(values.defaultLoadBalancerScheme, "internal");
        assert.equal(values.defaultTargetType, "ip");
        assert.match(values.defaultSSLPolicy, /TLS13-1-2/);
        assert.equal(values.enableServiceMutatorWebhook, false);
        assert.equal(values.keepTLSSecret, true);
        assert.deepEqual(values.defaultTags, { Owner: "platform" });
    });

    it("meet the namespace's pod security standard where the chart's own do not", () => {
        const { podSecurityContext, securityContext } = controller("small");
        assert.deepEqual(podSecurityContext.seccompProfile, { type: "RuntimeDefault" });
        assert.equal(podSecurityContext.runAsNonRoot, true);
        assert.deepEqual(securityContext.capabilities, { drop: ["ALL"] });
    });

    it("let external-dns see its zones alone, and know its records by the cluster", () => {
        const values = externalDnsValues({
            size: "small",
            monitored: true,
            clusterName,
            region,
            zones: { "dev.example.com": "Z2", "a.example.com": "Z1" },
            policy: "upsert-only",
        });
        assert.deepEqual(values.domainFilters, ["a.example.com", "dev.example.com"]);
        assert.deepEqual(values.extraArgs, [
            "--zone-id-filter=Z1",
            "--zone-id-filter=Z2",
            "--txt-wildcard-replacement=any",
        ]);
        assert.deepEqual([values.registry, values.txtOwnerId, values.policy], ["txt", clusterName, "upsert-only"]);
        assert.deepEqual(values.managedRecordTypes, ["A", "AAAA", "CNAME"]);
    });

    it("call external-dns' notes so that those of a zone's own name are in the zone", () => {
        const { txtPrefix } = externalDnsValues({
            size: "small",
            monitored: true,
            clusterName,
            region,
            zones: { "dev.example.com": "Z2" },
            policy: "sync",
        });
        for (const [host, note] of [
            ["dev.example.com", "external-dns-a.dev.example.com"],
            ["shop.dev.example.com", "external-dns-a.shop.dev.example.com"],
        ] as const)
            assert.equal(txtPrefix.replace("%{record_type}", "a") + host, note);
    });

    it("leave the certificates of kubelets checked", () => {
        for (const size of ["small", "production"] as const)
            assert.doesNotMatch(JSON.stringify(metricsServerValues({ size, monitored: true })), /insecure/);
    });

    it("call the operator of secrets ready when it is, and start it again when it hangs", () => {
        const { livenessProbe, readinessProbe } = externalSecretsValues({ size: "small" });
        assert.deepEqual([livenessProbe, readinessProbe], [{ enabled: true }, { enabled: true }]);
    });

    it("keep External Secrets from writing to AWS and into namespaces that did not ask", () => {
        const values = externalSecretsValues({ size: "small" });
        assert.deepEqual(
            [values.processPushSecret, values.processClusterPushSecret, values.processClusterExternalSecret],
            [false, false, false],
        );
        assert.equal(values.processSecretStore, true);
    });
});

describe("values of Loki", () => {
    function loki(size: "small" | "production") {
        return logsValues({ size, monitored: true, bucketName: "logs-1", region, retentionDays: 30, storageGiB: 10 });
    }

    it("keep logs in the bucket for as many days as set, and delete them then", () => {
        const { loki: config } = loki("production");
        assert.equal(config.limits_config.retention_period, "720h");
        assert.deepEqual(config.compactor, { retention_enabled: true, delete_request_store: "s3" });
        assert.deepEqual(config.storage, {
            type: "s3",
            bucketNames: { chunks: "logs-1", ruler: "logs-1", admin: "logs-1" },
            s3: { region },
        });
        assert.deepEqual(
            config.schemaConfig.configs.map(({ schema, store }) => [schema, store]),
            [["v13", "tsdb"]],
        );
    });

    it("run as many replicas as copies are kept, and no caches, proxies or canaries", () => {
        for (const [size, count] of [
            ["small", 1],
            ["production", 3],
        ] as const) {
            const values = loki(size);
            assert.equal(values.singleBinary.replicas, count);
            assert.equal(values.loki.commonConfig.replication_factor, count);
            for (const part of [values.chunksCache, values.resultsCache, values.gateway, values.lokiCanary])
                assert.deepEqual(part, { enabled: false });
            assert.deepEqual([values.read.replicas, values.write.replicas, values.backend.replicas], [0, 0, 0]);
        }
    });

    it("let nodes take one copy of what is not in the bucket yet at a time, in production, from zones of their own", () => {
        assert.deepEqual(loki("production").singleBinary.podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
        assert.deepEqual(loki("small").singleBinary.podDisruptionBudget, { enabled: false });
        assert.deepEqual(
            loki("production").singleBinary.topologySpreadConstraints.map(({ topologyKey }) => topologyKey),
            ["topology.kubernetes.io/zone", "kubernetes.io/hostname"],
        );
    });

    it("put what is not in the bucket yet on an encrypted volume", () => {
        assert.deepEqual(loki("small").singleBinary.persistence, { size: "10Gi", storageClass: PLATFORM.storageClass });
    });
});
