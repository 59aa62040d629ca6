import assert from "node:assert/strict";
import { planAnalysis } from "@plinth/slo/analysis";
import { record, type RecordedResource, type Recording, type RecordOptions } from "@plinth/testing";
import type { AnalysisMetric } from "@plinth/slo/analysis";
import type * as pulumi from "@pulumi/pulumi";
import { type Changes, recorded, TYPES, workloadOf } from "../testdata/workloadArgs.ts";
import type { Workload } from "../workload.ts";

const ROLLOUT = "kubernetes:argoproj.io/v1alpha1:Rollout";
const ANALYSIS = "kubernetes:argoproj.io/v1alpha1:AnalysisTemplate";
const serviceLevel = { objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } } } as const;
const byCanary: Changes = { rollout: { strategy: "canary" }, serviceLevel };
const workers = { mail: { args: ["src/worker.ts"], scaling: { replicas: 2 } } };

interface Spec {
    readonly replicas: number;
    readonly selector: { readonly matchLabels: Record<string, string> };
    readonly restartAt: string;
    readonly template: {
        readonly metadata: { readonly labels: Record<string, string> };
        readonly spec: { readonly topologySpreadConstraints: readonly { readonly matchLabelKeys: string[] }[] };
    };
    readonly strategy: { readonly canary: { readonly steps: readonly Record<string, unknown>[] } };
    readonly [key: string]: unknown;
}

type Made = Recording<Workload>;
const specOf = (made: Made): Spec => made.named(ROLLOUT, "orders-web")["spec"] as Spec;
const stepsOf = (made: Made) => specOf(made).strategy.canary.steps;

function dependenciesOf(made: Made, type: string, name: string): string[] {
    const names = new Map(made.resources.map((resource: RecordedResource) => [resource.urn, resource.name]));
    return made.resource(type, name).dependencies.map((urn) => names.get(urn) ?? urn);
}

describe("a workload that is released by canary", () => {
    let made: Made;
    let rolling: Made;

    before(async () => {
        [made, rolling] = [await recorded({ ...byCanary, workers }), await recorded({ workers })];
    });

    it("has the same pods as one that is not, in a Rollout in the place of their Deployment", () => {
        assert.deepEqual(
            made.all(TYPES.deployment).map(({ name }) => name),
            ["orders-worker-mail"],
        );
        const { template, selector } = rolling.named(TYPES.deployment, "orders-web")["spec"] as Spec;
        const byHash = (spec: Spec["template"]) =>
            JSON.stringify(spec).replaceAll("rollouts-pod-template", "pod-template");
        assert.equal(byHash(specOf(made).template), byHash(template));
        assert.deepEqual(specOf(made).selector, selector);
        const keys = specOf(made).template.spec.topologySpreadConstraints.map(({ matchLabelKeys }) => matchLabelKeys);
        assert.deepEqual(keys, [["rollouts-pod-template-hash"], ["rollouts-pod-template-hash"]]);
    });

    it("adds what it is made of and takes the Deployment away, and leaves everything else as it was", () => {
        const [before, now] = [rolling.urns(), made.urns()];
        const short = (urns: string[]) =>
            urns.map((urn) => urn.slice(urn.lastIndexOf("$") + 1).replace("kubernetes:", ""));
        assert.deepEqual(short(before.filter((urn) => !now.includes(urn))), ["apps/v1:Deployment::orders-web"]);
        assert.deepEqual(short(now.filter((urn) => !before.includes(urn))).toSorted(), [
            "argoproj.io/v1alpha1:AnalysisTemplate::orders-web-analysis",
            "argoproj.io/v1alpha1:Rollout::orders-web",
        ]);
    });

    it("stands at a fifth and at a half of the pods, at each judged for ten minutes", () => {
        const judged = {
            analysis: {
                templates: [{ templateName: "orders-canary" }],
                args: [
                    { name: "canary-hash", valueFrom: { podTemplateHashValue: "Latest" } },
                    { name: "minutes", value: "10" },
                ],
            },
        };
        assert.deepEqual(stepsOf(made), [{ setWeight: 20 }, judged, { setWeight: 50 }, judged]);
        const { strategy, progressDeadlineAbort, progressDeadlineSeconds, rollbackWindow, minReadySeconds } =
            specOf(made);
        assert.deepEqual({ ...strategy.canary, steps: [] }, { maxSurge: 1, maxUnavailable: 0, steps: [] });
        assert.deepEqual([progressDeadlineAbort, progressDeadlineSeconds, minReadySeconds], [true, 600, 5]);
        assert.deepEqual(rollbackWindow, { revisions: 3 });
    });

    it("is judged by what the service promises, counted by Prometheus over the new pods", () => {
        const { metadata, spec } = made.named(ANALYSIS, "orders-web-analysis") as { metadata: object; spec: object };
        assert.deepEqual((metadata as { name: string; namespace: string }).name, "orders-canary");
        assert.deepEqual(
            spec,
            planAnalysis(
                { ...serviceLevel, service: "orders" },
                {
                    namespace: "orders",
                    prometheusUrl: "http://kube-prometheus-stack-prometheus.monitoring:9090",
                    lowTraffic: "pass",
                },
            ),
        );
        assert.ok(dependenciesOf(made, ROLLOUT, "orders-web").includes("orders-web-analysis"));
    });

    it("takes steps and a rule for few requests of its own, and only time where it is judged by nobody", async () => {
        const steps = [{ weight: 34, minutes: 5 }];
        const own = await recorded({
            ...byCanary,
            rollout: { strategy: "canary", steps, analysis: { lowTraffic: "pause" } },
        });
        assert.deepEqual(stepsOf(own)[0], { setWeight: 34 });
        assert.equal("dryRun" in (own.named(ANALYSIS, "orders-web-analysis")["spec"] as object), false);
        const blind = await recorded({ rollout: { strategy: "canary", steps, analysis: "off" } });
        assert.deepEqual(stepsOf(blind), [{ setWeight: 34 }, { pause: { duration: "5m" } }]);
        assert.deepEqual(blind.all(ANALYSIS), []);
    });

    it("is scaled as a Rollout, which begins with the least and then has what the autoscaler says", async () => {
        const { scaleTargetRef } = made.named(TYPES.autoscaler, "orders-web-autoscaler")["spec"] as {
            scaleTargetRef: object;
        };
        assert.deepEqual(scaleTargetRef, { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name: "orders" });
        assert.equal(specOf(made).replicas, 3);
        assert.deepEqual(made.resource(ROLLOUT, "orders-web").options.ignoreChanges, ["spec.replicas"]);
        const fixed = await recorded({ ...byCanary, web: { scaling: { replicas: 4 } } });
        assert.equal(specOf(fixed).replicas, 4);
        assert.deepEqual(fixed.resource(ROLLOUT, "orders-web").options.ignoreChanges, []);
    });

    it("is drained, served and scraped by the labels of its pods", () => {
        const { matchLabels } = specOf(made).selector;
        const selectorOf = (type: string, name: string) =>
            (made.named(type, name)["spec"] as { selector: object }).selector;
        assert.deepEqual(selectorOf(TYPES.budget, "orders-web-budget"), { matchLabels });
        assert.deepEqual(selectorOf(TYPES.service, "orders-service"), matchLabels);
        assert.deepEqual(selectorOf(TYPES.serviceMonitor, "orders-web-monitor"), { matchLabels });
    });

    it("comes after its migration, and before workers and the Service", async () => {
        const migrated = await recorded({ ...byCanary, workers, migration: { args: ["migrate"] } });
        assert.ok(dependenciesOf(migrated, ROLLOUT, "orders-web").includes("orders-migration"));
        assert.ok(dependenciesOf(migrated, TYPES.deployment, "orders-worker-mail").includes("orders-web"));
        assert.ok(dependenciesOf(migrated, TYPES.service, "orders-service").includes("orders-web"));
        assert.equal(dependenciesOf(rolling, TYPES.deployment, "orders-worker-mail").includes("orders-web"), false);
    });

    it("says what it is called", async () => {
        assert.deepEqual(await made.known(made.result.deploymentNames), ["orders-mail"]);
        assert.equal(made.result.rolloutName === undefined ? "" : await made.known(made.result.rolloutName), "orders");
        assert.equal(rolling.result.rolloutName, undefined);
    });
});

const metadataOf = (made: Made) =>
    made.named(ROLLOUT, "orders-web")["metadata"] as { annotations: Record<string, string> };

describe("what is waited for when a workload is released by canary", () => {
    it("is the state of this release: healthy, or taken back, and never that of the release before", async () => {
        const made = await recorded(byCanary);
        assert.deepEqual(metadataOf(made).annotations, {
            "pulumi.com/waitFor":
                "jsonpath={$[?(@.phase=='Healthy' || @.abort==true) && @.restartedAt==$.spec.restartAt]}",
            "pulumi.com/patchForce": "true",
        });
        const { restartAt } = specOf(made);
        assert.match(restartAt, /^20(0\d|1[0-7])-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "long past, so that no pod is older");
        assert.equal(specOf(await recorded(byCanary)).restartAt, restartAt);
        const changed = await recorded({ ...byCanary, variables: { SHOP: "orders" } });
        assert.notEqual(specOf(changed).restartAt, restartAt);
    });

    it("takes as long as all steps and as pods need to start", async () => {
        const found: unknown[] = [];
        const collect: pulumi.ResourceTransform = ({ type, opts }) => {
            if (type === ROLLOUT) found.push((opts as pulumi.CustomResourceOptions).customTimeouts);
            return undefined;
        };
        await record(() => workloadOf(byCanary, { transforms: [collect] }));
        const [{ create, update }] = found as [{ create: string; update: string }];
        assert.equal(create, update);
        assert.ok(parseInt(update, 10) >= 20 * 60 + 600, update);
    });

    const takenBack: RecordOptions = {
        mocks: {
            newResource: ({ type, inputs, id }) =>
                type === ROLLOUT
                    ? {
                          id: id ?? "orders/orders",
                          state: {
                              ...inputs,
                              status: { phase: "Degraded", abort: true, message: "RolloutAborted: too bad" },
                          },
                      }
                    : undefined,
        },
    };

    it("refuses to go on with what was taken back: no worker runs what the canary has disproved", async () => {
        await assert.rejects(
            recorded({ ...byCanary, workers }, takenBack),
            /the canary of orders was taken back, .*RolloutAborted: too bad\. Fix: docs\/runbooks\/deploy\/canary-aborted\.md/,
        );
    });

    it("says nothing of the release before in a preview", async () => {
        await recorded({ ...byCanary, workers }, { ...takenBack, preview: true });
    });
});

describe("the analysis of a workload", () => {
    it("asks where Prometheus is", async () => {
        const made = await recorded({ ...byCanary, monitoringNamespace: "observability" });
        const { metrics } = made.named(ANALYSIS, "orders-web-analysis")["spec"] as { metrics: AnalysisMetric[] };
        for (const { provider } of metrics)
            assert.equal(provider.prometheus.address, "http://kube-prometheus-stack-prometheus.observability:9090");
    });
});
