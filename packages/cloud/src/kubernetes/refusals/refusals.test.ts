import assert from "node:assert/strict";
import type { CloudResource } from "../../refusals/refusal.ts";
import { refusals } from "../../refusals/refusals.ts";
import { SiblingIndex } from "../../refusals/siblings.ts";
import { objectKind } from "../objects.ts";
import { invalidFields, kubernetesRefusals } from "./refusals.ts";
import { refusedFields } from "./testdata/fields.ts";
import { namespace, object, pods, release } from "./testdata/objects.ts";

function said(own: CloudResource, others: readonly CloudResource[] = [], whole = false): string[] {
    return kubernetesRefusals(own, new SiblingIndex([...others, own], () => whole)).map(({ message }) => message);
}

describe("an API server", () => {
    for (const [type, inputs, path, words] of refusedFields) {
        it(`refuses ${type.split(":")[1]}, ${path}: ${words.source}`, () => {
            const own = object(type, inputs);
            const kind = objectKind(own.type);
            assert.ok(kind !== undefined);
            const found = invalidFields(kind, own.inputs);
            assert.deepEqual(
                found.map((problem) => problem.path),
                [path],
            );
            assert.match(found[0]?.words ?? "", words);
        });
    }

    it("names the object and what is wrong with it", () => {
        assert.deepEqual(said(object("policy/v1:PodDisruptionBudget", { spec: { maxUnavailable: "101%" } })), [
            'PodDisruptionBudget.policy "shop" is invalid: spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
        ]);
    });

    for (const [what, type, inputs] of [
        ["a Deployment", "apps/v1:Deployment", { spec: pods() }],
        [
            "one whose selector asks for less than its labels",
            "apps/v1:Deployment",
            { spec: { ...pods(), selector: { matchExpressions: [{ key: "app", operator: "Exists" }] } } },
        ],
        ["one whose labels are not known", "apps/v1:Deployment", { spec: { ...pods(), template: undefined } }],
        [
            "one whose volumes have no known names",
            "apps/v1:Deployment",
            { spec: pods({ volumeMounts: [{ name: "a" }] }, { volumes: [{ name: undefined }] }) },
        ],
        [
            "a request of all that the limit allows",
            "apps/v1:Deployment",
            { spec: pods({ resources: { limits: { cpu: "1" }, requests: { cpu: "1000m" } } }) },
        ],
        ["a limit without a request", "apps/v1:Deployment", { spec: pods({ resources: { limits: { cpu: 2 } } }) }],
        [
            "a surge without anything unavailable",
            "apps/v1:Deployment",
            { spec: { ...pods(), strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } } },
        ],
        ["a headless Service without ports", "core/v1:Service", { spec: { clusterIP: "None" } }],
        [
            "one port for two protocols",
            "core/v1:Service",
            {
                spec: {
                    ports: [
                        { name: "a", port: 53 },
                        { name: "b", port: 53, protocol: "UDP" },
                    ],
                },
            },
        ],
        [
            "a policy that closes everything",
            "networking.k8s.io/v1:NetworkPolicy",
            { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
        ],
        [
            "blocks of both families",
            "networking.k8s.io/v1:NetworkPolicy",
            {
                spec: {
                    egress: [
                        {
                            to: [
                                { ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } },
                                { ipBlock: { cidr: "::/0", except: ["fd00:ec2::254/128"] } },
                            ],
                        },
                    ],
                },
            },
        ],
        [
            "an Ingress for any path",
            "networking.k8s.io/v1:Ingress",
            {
                spec: {
                    rules: [
                        {
                            host: "*.shop.example",
                            http: {
                                paths: [
                                    {
                                        path: "/",
                                        pathType: "Prefix",
                                        backend: { service: { name: "shop", port: { number: 80 } } },
                                    },
                                ],
                            },
                        },
                    ],
                },
            },
        ],
        ["a schedule by a word", "batch/v1:CronJob", { spec: { schedule: "@hourly" } }],
        ["a budget by a share", "policy/v1:PodDisruptionBudget", { spec: { minAvailable: "100%" } }],
        ["an object of which nothing is known", "apps/v1:Deployment", { metadata: undefined, spec: undefined }],
    ] as const) {
        it(`takes ${what}`, () => {
            assert.deepEqual(said(object(type, inputs)), []);
        });
    }

    it("finds nothing wrong with objects of which nothing is known", () => {
        for (const type of new Set(refusedFields.map(([one]) => one))) {
            assert.deepEqual(said(object(type, { spec: undefined }), [], true), ['namespaces "shop" not found']);
        }
    });
});

describe("a place in a cluster", () => {
    const settings = (name: string, more = {}): CloudResource => ({
        ...object("core/v1:ConfigMap", { metadata: { name: "settings", ...more } }, name),
    });

    it("refuses a second object of a kind and name", () => {
        assert.deepEqual(said(settings("b"), [settings("a")]), ['configmaps "settings" already exists']);
        assert.deepEqual(said(settings("a"), [settings("b")]), []);
    });

    it("takes the name again in another namespace, in another cluster, of another kind", () => {
        assert.deepEqual(said(settings("b"), [settings("a", { namespace: "other" })]), []);
        assert.deepEqual(said(settings("b"), [{ ...settings("a"), cluster: "second" }]), []);
        assert.deepEqual(said(settings("b"), [object("core/v1:Secret", { metadata: { name: "settings" } }, "a")]), []);
    });

    it("refuses a namespace that nobody makes, where all of the cluster is known", () => {
        assert.deepEqual(said(settings("a"), [], true), ['namespaces "shop" not found']);
        assert.deepEqual(said(settings("a"), [], false), []);
        assert.deepEqual(said(settings("a"), [namespace("shop")], true), []);
        assert.deepEqual(said(settings("a", { namespace: "kube-system" }), [], true), []);
        const making = release("shop", { namespace: "shop", createNamespace: true });
        assert.deepEqual(said(settings("a"), [making], true), []);
    });

    it("refuses a release in a namespace that nobody makes, and one whose name is in use", () => {
        assert.deepEqual(said(release("loki"), [], true), [
            'create: failed to create: namespaces "platform" not found',
        ]);
        assert.deepEqual(said(release("loki", { createNamespace: true }), [], true), []);
        const again = { ...release("loki"), urn: "urn:pulumi:dev::shop::kubernetes:helm.sh/v3:Release::z" };
        assert.deepEqual(said(again, [release("loki")]), ["cannot re-use a name that is still in use"]);
    });

    it("refuses a custom resource whose definition nobody installs", () => {
        const monitor = object("monitoring.coreos.com/v1:ServiceMonitor", { spec: {} });
        const others = [namespace("shop"), namespace("platform")];
        assert.deepEqual(said(monitor, others, true), [
            'no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1" (the chart kube-prometheus-stack or prometheus-operator-crds installs its definition)',
        ]);
        assert.deepEqual(said(monitor, others, false), []);
        const stack = "oci://charts.example/kube-prometheus-stack";
        assert.deepEqual(said(monitor, [...others, release(stack)], true), []);
        for (const off of [{ skipCrds: true }, { values: { crds: { enabled: false } } }]) {
            assert.equal(said(monitor, [...others, release(stack, off)], true).length, 1);
        }
        const issuer = object("cert-manager.io/v1:Issuer", {});
        assert.equal(said(issuer, [...others, release("cert-manager")], true).length, 1);
        const on = { values: { crds: { enabled: true } } };
        assert.deepEqual(said(issuer, [...others, release("cert-manager", on)], true), []);
    });
});

describe("a size that an autoscaler sets", () => {
    const autoscaler = object("autoscaling/v2:HorizontalPodAutoscaler", {
        spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop" } },
    });

    it("refuses a change by the program once it is set", () => {
        const own = object("apps/v1:Deployment", { spec: { ...pods(), replicas: 3 } });
        const [found] = kubernetesRefusals(own, new SiblingIndex([own, autoscaler]));
        assert.equal(found?.stage, "changed");
        assert.match(
            found?.message ?? "",
            /conflict with "kube-controller-manager" with subresource "scale" using apps\/v1: \.spec\.replicas$/,
        );
    });

    it("is taken over where the program says so", () => {
        const { inputs, ...own } = object("apps/v1:Deployment", { spec: { ...pods(), replicas: 3 } });
        const annotations = { "pulumi.com/patchForce": "true" };
        const forced = { ...own, inputs: { ...inputs, metadata: { name: "shop", namespace: "shop", annotations } } };
        assert.deepEqual(said(forced, [autoscaler]), []);
    });

    it("is nobody else's where the program leaves it out, or the autoscaler scales something else", () => {
        assert.deepEqual(said(object("apps/v1:Deployment", { spec: pods() }), [autoscaler]), []);
        const other = object("apps/v1:Deployment", { spec: { ...pods(), replicas: 3 } }, "other");
        assert.deepEqual(said(other, [autoscaler]), []);
    });
});

describe("a refusal of an object", () => {
    it("rests on what is made up where that is what it is about", () => {
        const own = object("policy/v1:PodDisruptionBudget", { spec: { maxUnavailable: "101%", selector: {} } });
        const judge = (...madeUp: string[]): boolean[] => {
            const given = { ...own, madeUp: new Set(madeUp) };
            return refusals(given, new SiblingIndex([given])).map(({ assumed }) => assumed);
        };
        assert.deepEqual(judge(), [false]);
        assert.deepEqual(judge("spec.selector.matchLabels.app"), [false]);
        assert.deepEqual(judge("spec.maxUnavailable"), [true]);
        assert.deepEqual(judge("spec"), [true]);
    });
});
