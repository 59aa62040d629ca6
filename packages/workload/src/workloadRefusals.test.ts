import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { WorkloadNamespace } from "./namespace/workloadNamespace.ts";
import { cache, type Changes, database, IMAGE, ingress, secretAccess, workloadOf } from "./testdata/workloadArgs.ts";
import { Workload } from "./workload.ts";

async function problems(make: () => unknown): Promise<string[]> {
    try {
        await record(make);
    } catch (error) {
        assert.ok(error instanceof ProblemsError, String(error));
        return error.problems.map(({ path }) => path);
    }
    return [];
}

async function refused(changes: Record<string, unknown>): Promise<string[]> {
    return await problems(() => workloadOf(changes as Changes));
}

describe("a workload", () => {
    it("refuses all that is wrong with what is around it at once", async () => {
        const found = await refused({
            service: "Orders",
            region: "europe",
            account: "1",
            connections: {
                database: { ...database, subnetCidrs: [] },
                cache: { ...cache, subnetCidrs: ["0.0.0.0/0"] },
                services: { stock: { namespace: "default", service: "Stock", port: 0 } },
                destinations: { ledger: { cidrs: ["10.0.0.0"], port: 99_999 } },
                awsApis: { through: "internet", reason: "" },
            },
            allowFrom: { shop: { namespace: "shop", service: "-" } },
            secrets: {
                "database-password": { secretArn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:a" },
                "Stripe key": { secretArn: "arn", variable: "stripe" },
            },
        });
        assert.deepEqual(found.toSorted(), [
            "account",
            "allowFrom.shop.service",
            "connections.awsApis.reason",
            "connections.cache.subnetCidrs[0]",
            "connections.database.subnetCidrs",
            "connections.destinations.ledger.cidrs[0]",
            "connections.destinations.ledger.port",
            "connections.services.stock.namespace",
            "connections.services.stock.port",
            "connections.services.stock.service",
            "region",
            "secretAccess",
            "secrets.database-password",
            'secrets["Stripe key"]',
            'secrets["Stripe key"].variable',
            "service",
        ]);
    });

    it("refuses a password without anybody to read it", async () => {
        const secretArn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:a";
        assert.deepEqual(await refused({ connections: { database: { ...database, auth: "password", secretArn } } }), [
            "secretAccess",
        ]);
    });

    it("refuses a canary that nobody judges, unless that is said, and one that is judged by nothing that can be kept", async () => {
        assert.deepEqual(await refused({ rollout: { strategy: "canary" } }), ["rollout.analysis"]);
        assert.deepEqual(await refused({ rollout: { strategy: "canary", analysis: "off" } }), []);
        const serviceLevel = { objectives: { availability: { target: 100 } } };
        assert.deepEqual(await refused({ rollout: { strategy: "canary" }, serviceLevel }), [
            "serviceLevel.objectives.availability.target",
        ]);
        const steps = [{ weight: 0, minutes: 10 }];
        assert.deepEqual(await refused({ rollout: { strategy: "canary", steps, analysis: "off" } }), [
            "workloads.orders.rollout.steps[0].weight",
        ]);
    });

    it("refuses an ingress without the addresses of its load balancers", async () => {
        assert.deepEqual(await refused({ ingress }), ["loadBalancerCidrs"]);
    });

    it("refuses a certificate, a web ACL and secrets of another region or account, which nothing here can use", async () => {
        const found = await refused({
            ingress: {
                host: "orders.example.com",
                certificateArn: "arn:aws:acm:us-east-1:222222222222:certificate/0123",
                webAclArn: "arn:aws:wafv2:eu-west-1:333333333333:regional/webacl/a/b",
            },
            loadBalancerCidrs: ["10.20.0.0/24"],
            secretAccess,
            secrets: { stripe: { secretArn: "arn:aws:secretsmanager:eu-central-1:222222222222:secret:a" } },
            connections: {
                database: {
                    ...database,
                    auth: "password",
                    secretArn: "arn:aws:secretsmanager:eu-west-1:333333333333:secret:a",
                },
            },
        });
        assert.deepEqual(found, [
            "ingress.certificateArn",
            "ingress.webAclArn",
            "secrets.stripe.secretArn",
            "connections.database.secretArn",
        ]);
    });

    it("refuses tags of a load balancer that its controller would read as others", async () => {
        const loadBalancerTags = { Owner: "team orders", "a=b": "c", CostCenter: "12,34" };
        const open = { ingress, loadBalancerCidrs: ["10.20.0.0/24"], loadBalancerTags };
        assert.deepEqual(await refused(open), ['loadBalancerTags["a=b"]', "loadBalancerTags.CostCenter"]);
        assert.deepEqual(await refused({ loadBalancerTags }), [], "without a load balancer nobody reads them");
    });

    it("refuses an owner that is no label, in its namespace already", async () => {
        assert.deepEqual(await refused({ owner: "team orders!" }), ["owner"]);
    });

    it("refuses a namespace whose quota a rollout at its most does not fit into, saying what is needed", async () => {
        const args = {
            service: "orders",
            owner: "team-orders",
            environment: "dev",
            region: "eu-west-1",
            account: "222222222222",
            clusterName: "main",
            image: IMAGE,
        };
        const found = await problems(() => {
            const namespace = new WorkloadNamespace("orders", {
                namespace: "orders",
                owner: "team-orders",
                networkPolicies: "vpc-cni",
                quota: { cpu: "5", memory: "4Gi", pods: 20 },
            });
            return new Workload("orders", { ...args, namespace });
        });
        assert.deepEqual(found, [
            "namespace.quota.cpu",
            "namespace.quota.cpuLimit",
            "namespace.quota.memory",
            "namespace.quota.pods",
        ]);
    });

    it("refuses an ingress whose namespace does not know of it", async () => {
        const found = await problems(() => {
            const namespace = new WorkloadNamespace("orders", {
                namespace: "orders",
                owner: "team-orders",
                networkPolicies: "vpc-cni",
                workloads: { orders: { image: IMAGE } },
            });
            return new Workload("orders", {
                service: "orders",
                owner: "team-orders",
                environment: "dev",
                region: "eu-west-1",
                account: "222222222222",
                clusterName: "main",
                image: IMAGE,
                namespace,
                ingress,
                loadBalancerCidrs: ["10.0.0.0/24"],
            });
        });
        assert.deepEqual(found, ["ingress"]);
    });
});
