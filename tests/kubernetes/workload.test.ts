import assert from "node:assert/strict";
import { evaluate, type ResourceData } from "@plinth/policies/evaluate";
import {
    cache,
    type Changes,
    database,
    ingress,
    recorded,
    secretAccess,
} from "../../packages/workload/src/testdata/workloadArgs.ts";
import { validateObject, VERSIONS } from "./schemas.ts";

const EVERYTHING: Changes = {
    connections: { database, cache, awsApis: { through: "endpoints", cidrs: ["10.20.1.0/24"] } },
    ingress,
    loadBalancerCidrs: ["10.20.0.0/24"],
    secretAccess,
    secrets: { stripe: { secretArn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:stripe" } },
    web: {},
    workers: { events: { args: ["src/worker.ts"] } },
    migration: { args: ["src/migrate.ts"] },
    flags: { "new-checkout": true },
    variables: { SHOP: "orders" },
};
const BY_CANARY: Changes = {
    ...EVERYTHING,
    rollout: { strategy: "canary", analysis: { lowTraffic: "pause" } },
    serviceLevel: { objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } } },
};
/** A change to an input of one kind of object, and the rule that notices. */
const MISFITS: readonly [kind: string, path: string, value: unknown, rule: string][] = [
    ["Deployment", "spec.selector.matchLabels", { app: "x" }, "k8s-selector"],
    ["Service", "spec.selector", { app: "x" }, "k8s-selects-pods"],
    ["ServiceMonitor", "spec.selector.matchLabels", { app: "x" }, "k8s-selects-pods"],
    ["PodDisruptionBudget", "spec.maxUnavailable", 0, "k8s-disruption-budget"],
    ["HorizontalPodAutoscaler", "spec.scaleTargetRef.kind", "StatefulSet", "k8s-autoscaler"],
    ["HorizontalPodAutoscaler", "spec.scaleTargetRef.name", "x", "k8s-autoscaler"],
    ["Service", "spec.ports.0.name", "Http", "k8s-port-name"],
    ["Service", "spec.ports.0.targetPort", "x", "k8s-target-port"],
    ["ServiceMonitor", "spec.endpoints.0.port", "x", "k8s-target-port"],
    ["Deployment", "spec.template.spec.containers.0.readinessProbe.httpGet.port", "x", "k8s-probe-port"],
    ["Deployment", "spec.template.spec.volumes", [], "k8s-volume-mount"],
    ["Deployment", "spec.template.spec.serviceAccountName", "x", "k8s-reference"],
    ["ExternalSecret", "spec.target.name", "x", "k8s-reference"],
    ["Ingress", "spec.rules.0.http.paths.0.backend.service.port", { number: 1 }, "k8s-ingress-backend"],
    ["Deployment", "spec.strategy.rollingUpdate", { maxSurge: 0, maxUnavailable: 0 }, "k8s-rollout"],
    ["Deployment", "spec.template.spec.terminationGracePeriodSeconds", 1, "k8s-termination-grace"],
    ["NetworkPolicy", "spec.egress", [], "k8s-egress-dns"],
    ["NetworkPolicy", "spec.ingress", [{ from: [{ podSelector: { matchLabels: { app: "x" } } }] }], "k8s-network-peer"],
    ["Job", "spec.template.spec.restartPolicy", "Always", "k8s-restart-policy"],
];

const MISFITS_OF_ROLLOUTS: typeof MISFITS = [
    ["Rollout", "spec.selector.matchLabels", { app: "x" }, "k8s-selector"],
    ["Rollout", "metadata.name", "x", "k8s-autoscaler"],
    ["Rollout", "spec.template.metadata.labels", { app: "x" }, "k8s-selects-pods"],
    ["Rollout", "spec.template.spec.containers.0.readinessProbe.httpGet.port", "x", "k8s-probe-port"],
    ["Rollout", "spec.template.spec.containers.0.ports", [], "k8s-target-port"],
    ["Rollout", "spec.template.spec.containers.0.image", "app:latest", "k8s-image-pinned"],
    ["Rollout", "spec.template.spec.serviceAccountName", "x", "k8s-reference"],
    ["Rollout", "spec.strategy.canary", { maxSurge: 0, maxUnavailable: 0 }, "k8s-rollout"],
];

async function objects(changes: Changes): Promise<ResourceData[]> {
    const { resources } = await recorded(changes, { project: "plinth-reference", stack: "prod" });
    return resources.filter(({ type }) => type.startsWith("kubernetes:"));
}

function broken(resources: readonly ResourceData[]): string[] {
    const found = evaluate(resources, { profiles: ["default"] });
    return [...new Set(found.map(({ rule, outcome }) => `${outcome} ${rule}`))];
}

describe("the objects of a workload", () => {
    for (const [title, changes] of [
        ["with everything that is off by default", EVERYTHING],
        ["as it comes", {}],
        ["released by canary", BY_CANARY],
        ["released by canary that nobody judges", { rollout: { strategy: "canary", analysis: "off" } }],
    ] as const) {
        it(`fit each other, and the schemas of two versions of Kubernetes, ${title}`, async () => {
            const resources = await objects(changes);
            assert.ok(resources.length >= 10);
            assert.deepEqual(broken(resources), []);
            for (const { name, inputs } of resources) {
                for (const version of VERSIONS) {
                    assert.deepEqual(await validateObject({ ...inputs }, version), [], `${version} ${name}`);
                }
            }
        });
    }

    let whole: readonly ResourceData[];
    let byCanary: readonly ResourceData[];
    before(async () => {
        [whole, byCanary] = [await objects(EVERYTHING), await objects(BY_CANARY)];
    });

    for (const [kind, path, value, rule] of [...MISFITS, ...MISFITS_OF_ROLLOUTS]) {
        it(`are noticed by ${rule} when one (${kind}) has another ${path}`, () => {
            const isOfRollouts = MISFITS_OF_ROLLOUTS.some((misfit) => misfit[0] === kind && misfit[1] === path);
            const resources = structuredClone(isOfRollouts ? byCanary : whole);
            const changed = resources.filter(({ type }) => type.endsWith(`:${kind}`));
            assert.ok(changed.length > 0);
            changed.forEach(({ inputs }) => set(inputs, path.split("."), value));
            assert.ok(broken(resources).includes(`violation ${rule}`), broken(resources).join(", "));
        });
    }
});

function set(object: unknown, [key = "", ...rest]: readonly string[], value: unknown): void {
    const parent = object as Record<string, unknown>;
    if (rest.length === 0) parent[key] = value;
    else set(parent[key], rest, value);
}
