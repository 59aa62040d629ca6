import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { PodIdentity } from "./plan/index.ts";
import { leastArgs } from "./testdata/clusterArgs.ts";

const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const orders: PodIdentity = {
    namespace: "shop",
    serviceAccount: "orders",
    policyArns: ["arn:aws:iam::222222222222:policy/shop/read-catalogue"],
    statements: [
        {
            actions: ["s3:GetObject", "s3:PutObject"],
            resources: ["arn:aws:s3:::shop-orders/*"],
            conditions: { StringEquals: { "s3:x-amz-server-side-encryption": ["aws:kms"] } },
        },
    ],
};
const audit: PodIdentity = {
    namespace: "audit",
    serviceAccount: "reader",
    roleArn: "arn:aws:iam::222222222222:role/audit",
};

async function make(podIdentities: Record<string, PodIdentity>) {
    return await record(() => new Cluster("cluster-main", { ...leastArgs, podIdentities }));
}

/** Path, value and rule of everything that is wrong. */
function refused(podIdentities: Record<string, PodIdentity>, others: object = {}) {
    try {
        new Cluster("main", { ...leastArgs, ...others, podIdentities });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, value, rule }) => [path, value, rule]);
    }
    return [];
}

describe("the identities of a cluster's pods", () => {
    it("make a role that the pods of one service account of this cluster alone can take", async () => {
        const made = await make({ orders });
        const association = made.only(ASSOCIATION);
        const role = made.resource("aws:iam/role:Role", "cluster-main-pod-orders");
        assert.deepEqual(
            [association.namespace, association.serviceAccount, association.clusterName],
            ["shop", "orders", "plinth-dev-main"],
        );
        assert.ok(made.resource(ASSOCIATION, "cluster-main-pod-orders").dependencies.includes(role.urn));
        const trust = JSON.parse(String(role.inputs.assumeRolePolicy)) as { Statement: [{ Condition: unknown }] };
        assert.deepEqual(trust.Statement[0].Condition, {
            StringEquals: {
                "aws:RequestTag/eks-cluster-name": "plinth-dev-main",
                "aws:RequestTag/kubernetes-namespace": "shop",
                "aws:RequestTag/kubernetes-service-account": "orders",
            },
        });
        assert.deepEqual(await made.known(made.result.podRoleArns), { orders: association.roleArn });
    });

    it("give the role its policies and statements before pods get it", async () => {
        const made = await make({ orders });
        const policy = made.resource("aws:iam/rolePolicy:RolePolicy", "cluster-main-pod-orders-permissions");
        assert.deepEqual(policy.inputs.policy, {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["s3:GetObject", "s3:PutObject"],
                    Resource: ["arn:aws:s3:::shop-orders/*"],
                    Condition: { StringEquals: { "s3:x-amz-server-side-encryption": ["aws:kms"] } },
                },
            ],
        });
        const attached = made.resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "cluster-main-pod-orders-read-catalogue",
        );
        assert.equal(attached.inputs.policyArn, orders.policyArns?.[0]);
        const { dependencies } = made.resource(ASSOCIATION, "cluster-main-pod-orders");
        assert.ok([policy, attached].every(({ urn }) => dependencies.includes(urn)));
    });

    it("take a role that exists as it is", async () => {
        const made = await make({ audit });
        assert.equal(made.only(ASSOCIATION).roleArn, audit.roleArn);
        assert.equal(
            made.resources.some(({ type, name }) => type === "aws:iam/role:Role" && name.includes("-pod-")),
            false,
        );
    });

    it("are added without touching another", async () => {
        const before = (await make({ orders })).resources.filter(({ type }) => type !== "plinth:cluster:Cluster");
        const after = await make({ audit, orders });
        for (const { type, name, inputs } of before) assert.deepEqual(after.named(type, name), inputs, name);
        assert.equal(after.resources.length - 1, before.length + 1);
    });

    it("refuses a second role for the same pods, whoever gave the first", async () => {
        assert.deepEqual(refused({ orders, again: { ...audit, namespace: "shop", serviceAccount: "orders" } }), [
            [
                "podIdentities.again.serviceAccount",
                "shop/orders",
                "must have one role: podIdentities.orders gives one to the same pods",
            ],
        ]);
        const driver = { ...audit, namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" };
        assert.deepEqual(
            refused({ driver })[0]?.[2],
            "must have one role: addOns.aws-ebs-csi-driver gives one to the same pods",
        );
        const controller = { ...audit, namespace: "kube-system", serviceAccount: "karpenter" };
        assert.equal((await make({ controller })).only(ASSOCIATION).serviceAccount, "karpenter");
        assert.deepEqual(
            refused({ controller }, { karpenter: {} })[0]?.[2],
            "must have one role: karpenter gives one to the same pods",
        );
    });

    it("refuses names Kubernetes would not take, roles and policies that are none, and rights to everything, all at once", () => {
        const wrong: Record<string, PodIdentity> = {
            names: { ...audit, namespace: "Audit", serviceAccount: "reader_1" },
            role: { ...audit, serviceAccount: "a", roleArn: "arn:aws:iam::222222222222:user/alice" },
            nothing: { namespace: "shop", serviceAccount: "b" },
            policy: { namespace: "shop", serviceAccount: "c", policyArns: ["ReadOnlyAccess"] },
            all: {
                namespace: "shop",
                serviceAccount: "d",
                statements: [{ actions: ["*", "s3:*", "s3:Get*"], resources: [] }],
            },
        };
        assert.deepEqual(
            refused(wrong).map(([path, value]) => [path, value]),
            [
                ["podIdentities.names.namespace", "Audit"],
                ["podIdentities.names.serviceAccount", "reader_1"],
                ["podIdentities.role.roleArn", "arn:aws:iam::222222222222:user/alice"],
                ["podIdentities.nothing", undefined],
                ["podIdentities.policy.policyArns[0]", "ReadOnlyAccess"],
                ["podIdentities.all.statements[0].resources", []],
                ["podIdentities.all.statements[0].actions[0]", "*"],
                ["podIdentities.all.statements[0].actions[1]", "s3:*"],
            ],
        );
    });

    it("refuses a role that exists beside policies for one that would be made, by the compiler too", () => {
        // @ts-expect-error either the role exists or its policies are named
        const mixed: PodIdentity = { ...audit, policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] };
        assert.deepEqual(refused({ mixed }), [
            [
                "podIdentities.mixed.roleArn",
                audit.roleArn,
                "must not stand beside policies and statements: those are for a role made here",
            ],
        ]);
    });
});
