import assert from "node:assert/strict";
import type { RecordedResource, Recording } from "@plinth/testing";
import { DIGEST, IMAGE, recorded, TYPES } from "./testdata/workloadArgs.ts";
import type { Workload } from "./workload.ts";

interface Container {
    readonly name: string;
    readonly image: string;
    readonly args?: readonly string[];
    readonly env: readonly { name: string; value: unknown }[];
    readonly ports?: readonly { name: string; containerPort: number }[];
    readonly resources: unknown;
    readonly securityContext: unknown;
    readonly volumeMounts: readonly { name: string; mountPath: string; readOnly: boolean }[];
    readonly startupProbe?: unknown;
    readonly livenessProbe?: unknown;
    readonly readinessProbe?: unknown;
    readonly lifecycle?: unknown;
    readonly terminationMessagePolicy?: string;
}

interface Pod {
    readonly containers: readonly Container[];
    readonly volumes: readonly Record<string, unknown>[];
    readonly topologySpreadConstraints: readonly { topologyKey: string; whenUnsatisfiable: string; maxSkew: number }[];
    readonly [key: string]: unknown;
}

interface DeploymentSpec {
    readonly replicas?: number;
    readonly selector: { matchLabels: Record<string, string> };
    readonly strategy: unknown;
    readonly template: { metadata: { labels: Record<string, string> }; spec: Pod };
}

type Made = Recording<Workload>;

function specOf(made: Made, name: string): DeploymentSpec {
    return made.named(TYPES.deployment, name)["spec"] as DeploymentSpec;
}

function podOf(made: Made, name: string): Pod {
    return specOf(made, name).template.spec;
}

function containerOf(made: Made, name: string): Container {
    const [container] = podOf(made, name).containers;
    assert.ok(container !== undefined);
    return container;
}

function specNamed(made: Made, type: string, name: string): Record<string, unknown> {
    return made.named(type, name)["spec"] as Record<string, unknown>;
}

function dependenciesOf(made: Made, type: string, name: string): string[] {
    const urns = new Map(made.resources.map((resource: RecordedResource) => [resource.urn, resource.name]));
    return made.resource(type, name).dependencies.map((urn) => urns.get(urn) ?? urn);
}

const workers = { mail: { args: ["src/worker.ts"], scaling: { replicas: 2 } } };

describe("a workload", () => {
    let made: Made;

    before(async () => {
        made = await recorded();
    });

    it("replaces pods one at a time, a new one first", () => {
        assert.deepEqual(specOf(made, "orders-web").strategy, {
            type: "RollingUpdate",
            rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        });
    });

    it("leaves the number of pods to the autoscaler: from 3 to 20, at 70 % of processor time and 80 % of memory", () => {
        // So many to begin with: Kubernetes begins with one otherwise. Updates leave it to who has it.
        assert.equal(specOf(made, "orders-web").replicas, 3);
        assert.deepEqual(made.resource(TYPES.deployment, "orders-web").options.ignoreChanges, ["spec.replicas"]);
        const { minReplicas, maxReplicas, metrics, scaleTargetRef, behavior } = specNamed(
            made,
            TYPES.autoscaler,
            "orders-web-autoscaler",
        );
        assert.deepEqual([minReplicas, maxReplicas], [3, 20]);
        assert.deepEqual(scaleTargetRef, { apiVersion: "apps/v1", kind: "Deployment", name: "orders" });
        const target = (name: string, averageUtilization: number) => ({
            type: "Resource",
            resource: { name, target: { type: "Utilization", averageUtilization } },
        });
        assert.deepEqual(metrics, [target("cpu", 70), target("memory", 80)]);
        const { scaleUp, scaleDown } = behavior as Record<string, { stabilizationWindowSeconds: number }>;
        assert.deepEqual([scaleUp?.stabilizationWindowSeconds, scaleDown?.stabilizationWindowSeconds], [0, 300]);
    });

    it("lets nodes be drained one pod at a time", () => {
        const { maxUnavailable, selector } = specNamed(made, TYPES.budget, "orders-web-budget");
        assert.equal(maxUnavailable, 1);
        assert.deepEqual(selector, specOf(made, "orders-web").selector);
    });

    it("selects its pods by labels that they have, with everything that selects", () => {
        const { selector, template } = specOf(made, "orders-web");
        for (const [key, value] of Object.entries(selector.matchLabels)) {
            assert.equal(template.metadata.labels[key], value);
        }
        assert.deepEqual(specNamed(made, TYPES.service, "orders-service")["selector"], selector.matchLabels);
        const { podSelector } = specNamed(made, TYPES.policy, "orders-web-network");
        assert.deepEqual(podSelector, { matchLabels: selector.matchLabels });
        const monitored = specNamed(made, TYPES.serviceMonitor, "orders-web-monitor")["selector"];
        const service = made.named(TYPES.service, "orders-service")["metadata"] as { labels: Record<string, string> };
        for (const [key, value] of Object.entries((monitored as typeof selector).matchLabels)) {
            assert.equal(service.labels[key], value);
        }
    });

    it("runs the image by its digest, without root, without rights, on a file system nobody changes", () => {
        const { image, securityContext, volumeMounts } = containerOf(made, "orders-web");
        assert.equal(image, `${IMAGE.repository}@${DIGEST}`);
        assert.deepEqual(securityContext, {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
            capabilities: { drop: ["ALL"] },
        });
        const pod = podOf(made, "orders-web");
        assert.deepEqual(pod["securityContext"], {
            runAsNonRoot: true,
            runAsUser: 1001,
            runAsGroup: 1001,
            fsGroup: 1001,
            fsGroupChangePolicy: "OnRootMismatch",
            seccompProfile: { type: "RuntimeDefault" },
        });
        assert.equal(pod["automountServiceAccountToken"], false);
        assert.equal(pod["enableServiceLinks"], false);
        assert.deepEqual(volumeMounts, [{ name: "tmp", mountPath: "/tmp", readOnly: false }]);
        assert.deepEqual(pod.volumes, [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }]);
    });

    it("asks for memory that is its limit, and for half of the processor time it may use", () => {
        assert.deepEqual(containerOf(made, "orders-web").resources, {
            requests: { cpu: "250m", memory: "256Mi" },
            limits: { cpu: "500m", memory: "256Mi" },
        });
    });

    it("is started, alive and ready by its own word, asked on the port that has the name", () => {
        const { startupProbe, livenessProbe, readinessProbe, ports } = containerOf(made, "orders-web");
        const at = (path: string) => ({ httpGet: { path, port: "http" } });
        assert.deepEqual(startupProbe, { ...at("/health"), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 });
        assert.deepEqual(livenessProbe, {
            ...at("/health"),
            periodSeconds: 10,
            timeoutSeconds: 3,
            failureThreshold: 3,
        });
        assert.deepEqual(readinessProbe, {
            ...at("/ready"),
            periodSeconds: 5,
            timeoutSeconds: 3,
            failureThreshold: 2,
        });
        assert.deepEqual(ports, [
            { name: "http", containerPort: 8080 },
            { name: "metrics", containerPort: 9464 },
        ]);
    });

    it("goes on for five seconds when told to stop, says goodbye, then drains, and is killed last", () => {
        const { lifecycle, env } = containerOf(made, "orders-web");
        assert.deepEqual(lifecycle, { preStop: { sleep: { seconds: 5 } } });
        assert.equal(podOf(made, "orders-web")["terminationGracePeriodSeconds"], 38);
        const variables = Object.fromEntries(env.map(({ name, value }) => [name, value]));
        assert.deepEqual([variables["SHUTDOWN_DELAY_SECONDS"], variables["SHUTDOWN_TIMEOUT_SECONDS"]], ["3", "20"]);
    });

    it("spreads pods of a release over zones, and over nodes where it can", () => {
        const spread = podOf(made, "orders-web").topologySpreadConstraints;
        assert.deepEqual(
            spread.map(({ topologyKey, whenUnsatisfiable, maxSkew }) => [topologyKey, whenUnsatisfiable, maxSkew]),
            [
                ["topology.kubernetes.io/zone", "DoNotSchedule", 1],
                ["kubernetes.io/hostname", "ScheduleAnyway", 1],
            ],
        );
    });

    it("is reached inside the cluster alone, on ports that are the container's by number and name", async () => {
        const { type, ports } = specNamed(made, TYPES.service, "orders-service");
        assert.equal(type, "ClusterIP");
        assert.deepEqual(ports, [
            { name: "http", port: 8080, targetPort: "http", protocol: "TCP" },
            { name: "metrics", port: 9464, targetPort: "metrics", protocol: "TCP" },
        ]);
        assert.equal(await made.known(made.result.serviceUrl), "http://orders.orders:8080");
        assert.deepEqual(made.all(TYPES.ingress), []);
    });

    it("is scraped under its own name", () => {
        const { jobLabel, endpoints } = specNamed(made, TYPES.serviceMonitor, "orders-web-monitor");
        assert.equal(jobLabel, "app.kubernetes.io/name");
        assert.deepEqual(endpoints, [{ port: "metrics", path: "/metrics", interval: "30s", scrapeTimeout: "10s" }]);
    });

    it("has a fixed number of pods where the settings say so, and no autoscaler", async () => {
        const fixed = await recorded({ web: { scaling: { replicas: 2 } } });
        assert.equal(specOf(fixed, "orders-web").replicas, 2);
        assert.deepEqual(fixed.all(TYPES.autoscaler), []);
        assert.equal(fixed.all(TYPES.budget).length, 1);
        const single = await recorded({ web: { scaling: { replicas: 1, disruptionBudget: false } } });
        assert.deepEqual(single.all(TYPES.budget), []);
    });

    it("takes the number of pods back from an autoscaler that had it, and leaves it to one that has it", async () => {
        const fixed = await recorded({ web: { scaling: { replicas: 2 } } });
        for (const [from, ignored] of [
            [fixed, []],
            [made, ["spec.replicas"]],
        ] as const) {
            const { inputs, options } = from.resource(TYPES.deployment, "orders-web");
            const { annotations } = inputs["metadata"] as { annotations: object };
            assert.deepEqual(annotations, { "pulumi.com/patchForce": "true" });
            assert.deepEqual(options.ignoreChanges, ignored);
        }
    });

    it("says in a pod's status why it ended", () => {
        assert.equal(containerOf(made, "orders-web").terminationMessagePolicy, "FallbackToLogsOnError");
    });

    it("runs workers beside it, scraped and without a Service", async () => {
        const beside = await recorded({ workers });
        assert.deepEqual(containerOf(beside, "orders-worker-mail").args, ["src/worker.ts"]);
        assert.equal(specOf(beside, "orders-worker-mail").replicas, 2);
        assert.equal(beside.all(TYPES.service).length, 1);
        const { selector, podMetricsEndpoints } = specNamed(beside, TYPES.podMonitor, "orders-worker-mail-monitor");
        assert.deepEqual(selector, specOf(beside, "orders-worker-mail").selector);
        assert.equal((podMetricsEndpoints as { port: string }[])[0]?.port, "metrics");
        assert.deepEqual(await beside.known(beside.result.deploymentNames), ["orders", "orders-mail"]);
        const own = new Set(made.urns());
        assert.deepEqual(
            made.urns().filter((urn) => !beside.urns().includes(urn)),
            [],
            "adding only creates",
        );
        assert.equal(beside.urns().filter((urn) => !own.has(urn)).length, 4);
    });

    it("changes flags as a file that pods read again", async () => {
        const switched = await recorded({ flags: { "new-checkout": true, "free-shipping": false } });
        assert.deepEqual(switched.named(TYPES.configMap, "orders-flags")["data"], {
            "flags.json": '{"free-shipping":false,"new-checkout":true}',
        });
        const { env, volumeMounts } = containerOf(switched, "orders-web");
        assert.ok(env.some(({ name, value }) => name === "FLAGS_FILE" && value === "/etc/flags/flags.json"));
        assert.ok(volumeMounts.some(({ mountPath, readOnly }) => mountPath === "/etc/flags" && readOnly));
    });

    it("starts no pod before its namespace, network and identity are there", () => {
        const waits = dependenciesOf(made, TYPES.deployment, "orders-web");
        for (const each of ["orders-deny-all", "orders-web-network", "orders-pods", "orders-pods-account"]) {
            assert.ok(waits.includes(each), `${each} is not among ${waits.join(", ")}`);
        }
    });
});
