import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, type RecordOptions, type Recording } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { DIGEST, TYPES } from "../testdata/workloadArgs.ts";
import type { WorkloadNamespaceArgs } from "./namespaceArgs.ts";
import { WorkloadNamespace } from "./workloadNamespace.ts";

const image = { repository: "registry.example.com/orders", digest: DIGEST };

async function make(
    changes: Partial<WorkloadNamespaceArgs> = {},
    options: RecordOptions = {},
): Promise<Recording<WorkloadNamespace>> {
    const args = {
        namespace: "orders",
        owner: "team-orders",
        networkPolicies: "vpc-cni",
        workloads: { orders: { image } },
    };
    return await record(
        () => new WorkloadNamespace("orders", { ...args, ...changes } as WorkloadNamespaceArgs),
        options,
    );
}

async function refused(changes: Record<string, unknown>): Promise<string[]> {
    try {
        await make(changes as Partial<WorkloadNamespaceArgs>);
    } catch (error) {
        assert.ok(error instanceof ProblemsError, String(error));
        return error.problems.map(({ path }) => path);
    }
    return [];
}

describe("a workload's namespace", () => {
    it("refuses pods that could break out, by a standard of a version that stays", async () => {
        const { labels } = (await make()).named(TYPES.namespace, "orders-namespace")["metadata"] as {
            labels: Record<string, string>;
        };
        for (const mode of ["enforce", "audit", "warn"]) {
            assert.equal(labels[`pod-security.kubernetes.io/${mode}`], "restricted");
            assert.equal(labels[`pod-security.kubernetes.io/${mode}-version`], "v1.36");
        }
        assert.equal(labels["owner"], "team-orders");
        assert.equal("elbv2.k8s.aws/pod-readiness-gate-inject" in labels, false);
    });

    it("holds its workloads at their most, and those of their pods that are ending", async () => {
        const made = await make();
        const { hard } = made.named(TYPES.quota, "orders-quota")["spec"] as { hard: Record<string, string> };
        // 21 pods of 250m and 256Mi, and eight that take 38 seconds to end.
        assert.deepEqual(hard, {
            "requests.cpu": "7250m",
            "requests.memory": "7424Mi",
            "limits.cpu": "14500m",
            "limits.memory": "7424Mi",
            pods: "29",
            "services.loadbalancers": "0",
            "services.nodeports": "0",
        });
    });

    it("has the quota that is given in its place", async () => {
        const made = await make({ quota: { cpu: "40", memory: "64Gi", pods: 100 } });
        const { hard } = made.named(TYPES.quota, "orders-quota")["spec"] as { hard: Record<string, string> };
        assert.deepEqual([hard["requests.cpu"], hard["limits.cpu"], hard["pods"]], ["40", "80", "100"]);
    });

    it("gives containers that say nothing a little", async () => {
        const { limits } = (await make()).named(TYPES.limits, "orders-limits")["spec"] as { limits: unknown[] };
        assert.deepEqual(limits, [
            {
                type: "Container",
                default: { cpu: "500m", memory: "256Mi" },
                defaultRequest: { cpu: "250m", memory: "256Mi" },
            },
        ]);
    });

    it("lets nothing in or out, but questions to the cluster's own DNS over UDP and TCP", async () => {
        const made = await make();
        assert.deepEqual(made.named(TYPES.policy, "orders-deny-all")["spec"], {
            podSelector: {},
            policyTypes: ["Ingress", "Egress"],
        });
        assert.deepEqual(made.named(TYPES.policy, "orders-allow-dns")["spec"], {
            podSelector: {},
            policyTypes: ["Egress"],
            egress: [
                {
                    to: [
                        {
                            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                            podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                        },
                    ],
                    ports: [
                        { protocol: "UDP", port: 53 },
                        { protocol: "TCP", port: 53 },
                    ],
                },
            ],
        });
    });

    it("asks for names at the cluster's own address as well, which Auto Mode needs", async () => {
        const made = await make({ networkPolicies: "auto-mode", dnsCidr: pulumi.output("172.20.0.10/32") });
        const { egress } = made.named(TYPES.policy, "orders-allow-dns")["spec"] as { egress: [{ to: unknown[] }] };
        assert.deepEqual(egress[0].to[1], { ipBlock: { cidr: "172.20.0.10/32" } });
        assert.deepEqual(await refused({ networkPolicies: "auto-mode" }), ["dnsCidr"]);
    });

    it("has its objects inside itself", async () => {
        const made = await make();
        for (const [type, name] of [
            [TYPES.quota, "orders-quota"],
            [TYPES.limits, "orders-limits"],
            [TYPES.policy, "orders-deny-all"],
        ] as const) {
            assert.equal((made.named(type, name)["metadata"] as { namespace: string }).namespace, "orders");
        }
    });

    it("refuses a cluster that lets every pod reach every other", async () => {
        assert.deepEqual(await refused({ networkPolicies: "off" }), ["networkPolicies"]);
    });

    it("refuses such a cluster in an update, too, when only its stack knows", async () => {
        await assert.rejects(
            make({ networkPolicies: pulumi.output("off" as const) }),
            /the cluster that is deployed lets every pod reach every other.*Fix: deploy layer cluster/,
        );
    });

    it("takes a cluster that keeps pods to network policies", async () => {
        for (const by of ["vpc-cni", "auto-mode"] as const) {
            const made = await make({ networkPolicies: pulumi.output(by) });
            assert.equal(await made.known(made.result.namespaceName), "orders");
        }
    });

    it("refuses all that is wrong at once", async () => {
        const found = await refused({
            namespace: "kube-system",
            owner: "-",
            networkPolicies: "calico",
            podSecurityVersion: "latest",
            workloads: { orders: { image: { ...image, digest: "latest" } } },
            quota: { cpu: "0", memory: "1MB", pods: 0 },
        });
        assert.deepEqual(found, [
            "namespace",
            "owner",
            "networkPolicies",
            "podSecurityVersion",
            "workloads.orders.image.digest",
            "quota.cpu",
            "quota.memory",
            "quota.pods",
        ]);
    });

    it("refuses the cluster's own namespaces, which it would take over and one day delete", async () => {
        for (const namespace of ["monitoring", "platform", "default", "kube-system"]) {
            assert.deepEqual(await refused({ namespace }), ["namespace"], namespace);
        }
    });

    it("refuses services that would have objects of the same name, and one that no object can be called after", async () => {
        const workloads = {
            orders: { image, workers: { mail: { args: ["mail"] } } },
            "orders-mail": { image },
            Stock: { image },
        };
        assert.deepEqual(await refused({ workloads }), ["workloads.Stock", "workloads.orders-mail"]);
    });

    it("refuses a quota that a rollout of its workloads does not fit into", async () => {
        assert.deepEqual(await refused({ quota: { cpu: "5", memory: "6Gi", pods: 20 } }), [
            "quota.cpu",
            "quota.cpuLimit",
            "quota.pods",
        ]);
    });
});
