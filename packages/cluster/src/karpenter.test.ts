import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import fc from "fast-check";
import { Cluster } from "./cluster.ts";
import type { NodeGroupClusterArgs } from "./clusterArgs.ts";
import { karpenterPermissions } from "./karpenterPolicy.ts";
import { leastArgs } from "./testdata/clusterArgs.ts";

async function make(changes: Partial<NodeGroupClusterArgs> = {}) {
    return await record(() => new Cluster("cluster-main", { ...leastArgs, karpenter: {}, ...changes }));
}

interface Statement {
    readonly Sid: string;
    readonly Action: string | string[];
    readonly Resource: string | string[];
    readonly Condition?: Record<string, Record<string, string | string[]>>;
}

const place = {
    clusterName: "plinth-dev-main",
    account: "222222222222",
    region: "eu-west-1",
    partition: "aws",
    queueArn: "arn:aws:sqs:eu-west-1:222222222222:interruptions",
    nodeRoleArn: "arn:aws:iam::222222222222:role/nodes",
};

function statements(changes: Partial<typeof place> = {}): Statement[] {
    return karpenterPermissions({ ...place, ...changes }).Statement as unknown as Statement[];
}

describe("what a cluster makes for Karpenter", () => {
    it("is nothing unless it is asked for, and touches nothing else when it is", async () => {
        const without = await record(() => new Cluster("cluster-main", leastArgs));
        const made = await make();
        assert.equal(without.result.karpenter, undefined);
        const before = without.resources.filter(({ custom }) => custom);
        for (const { type, name, inputs } of before) assert.deepEqual(made.named(type, name), inputs, name);
        const urns = new Set(without.urns());
        const added = made.urns().filter((urn) => !urns.has(urn));
        assert.deepEqual(
            added.map((urn) => urn.split("::").slice(2).join("::").replace("plinth:cluster:Cluster$", "")),
            [
                "aws:cloudwatch/eventRule:EventRule::cluster-main-karpenter-health",
                "aws:cloudwatch/eventRule:EventRule::cluster-main-karpenter-rebalance",
                "aws:cloudwatch/eventRule:EventRule::cluster-main-karpenter-reservation",
                "aws:cloudwatch/eventRule:EventRule::cluster-main-karpenter-spot",
                "aws:cloudwatch/eventRule:EventRule::cluster-main-karpenter-state",
                "aws:cloudwatch/eventTarget:EventTarget::cluster-main-karpenter-health",
                "aws:cloudwatch/eventTarget:EventTarget::cluster-main-karpenter-rebalance",
                "aws:cloudwatch/eventTarget:EventTarget::cluster-main-karpenter-reservation",
                "aws:cloudwatch/eventTarget:EventTarget::cluster-main-karpenter-spot",
                "aws:cloudwatch/eventTarget:EventTarget::cluster-main-karpenter-state",
                "aws:cloudwatch/metricAlarm:MetricAlarm::cluster-main-interruptions-unread-alarm",
                "aws:ec2/tag:Tag::cluster-main-karpenter-discovery",
                "aws:eks/accessEntry:AccessEntry::cluster-main-karpenter-nodes",
                "aws:eks/podIdentityAssociation:PodIdentityAssociation::cluster-main-karpenter",
                "aws:iam/role:Role::cluster-main-karpenter-node-role",
                "aws:iam/role:Role::cluster-main-karpenter-role",
                "aws:iam/rolePolicy:RolePolicy::cluster-main-karpenter-role-permissions",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-karpenter-node-role-AmazonEC2ContainerRegistryPullOnly",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-karpenter-node-role-AmazonEKSWorkerNodePolicy",
                "aws:sqs/queue:Queue::cluster-main-karpenter",
                "aws:sqs/queuePolicy:QueuePolicy::cluster-main-karpenter",
            ],
        );
    });

    it("admits its nodes with a role of their own, since EKS keeps one entry for a role", async () => {
        const made = await make();
        const entry = made.named("aws:eks/accessEntry:AccessEntry", "cluster-main-karpenter-nodes");
        assert.equal(entry.type, "EC2_LINUX");
        const outputs = await made.known(made.result.karpenter!);
        assert.equal(entry.principalArn, outputs.nodeRoleArn);
        assert.notEqual(entry.principalArn, await made.known(made.result.nodeRoleArn));
    });

    it("sends every announced interruption to its queue, which takes them from those rules alone", async () => {
        const made = await make();
        const queue = made.resource("aws:sqs/queue:Queue", "cluster-main-karpenter");
        const arn = String(made.all("aws:cloudwatch/eventTarget:EventTarget")[0]?.inputs.arn);
        const types = made
            .all("aws:cloudwatch/eventRule:EventRule")
            .map(
                ({ inputs }) =>
                    (JSON.parse(String(inputs.eventPattern)) as Record<string, string[]>)["detail-type"]?.[0],
            );
        assert.deepEqual(types, [
            "AWS Health Event",
            "EC2 Spot Instance Interruption Warning",
            "EC2 Instance Rebalance Recommendation",
            "EC2 Instance State-change Notification",
            "EC2 Capacity Reservation Instance Interruption Warning",
        ]);
        assert.deepEqual([queue.inputs.messageRetentionSeconds, queue.inputs.sqsManagedSseEnabled], [300, true]);
        const { policy } = made.only("aws:sqs/queuePolicy:QueuePolicy") as unknown as {
            policy: { Statement: [Statement, Statement] };
        };
        const [events, tls] = policy.Statement;
        assert.equal(events.Resource, arn);
        assert.equal(events.Condition?.ArnEquals?.["aws:SourceArn"]?.length, types.length);
        assert.deepEqual(tls.Condition, { Bool: { "aws:SecureTransport": "false" } });
    });

    it("lets the controller's service account alone take its role, where the chart is told to install it", async () => {
        const association = (await make()).only("aws:eks/podIdentityAssociation:PodIdentityAssociation");
        assert.deepEqual([association.namespace, association.serviceAccount], ["kube-system", "karpenter"]);
        const own = await make({ karpenter: { namespace: "karpenter", serviceAccount: "controller" } });
        const trust = String(own.named("aws:iam/role:Role", "cluster-main-karpenter-role").assumeRolePolicy);
        assert.match(trust, /"aws:RequestTag\/kubernetes-namespace":"karpenter"/);
        assert.match(trust, /"aws:RequestTag\/kubernetes-service-account":"controller"/);
    });

    it("marks the cluster's security group, and tells the chart and node classes what they look for", async () => {
        const made = await make();
        const tag = made.only("aws:ec2/tag:Tag");
        assert.equal(tag.resourceId, await made.known(made.result.clusterSecurityGroupId));
        assert.deepEqual([tag.key, tag.value], ["karpenter.sh/discovery", "plinth-dev-main"]);
        const outputs = await made.known(made.result.karpenter!);
        assert.equal(outputs.securityGroupDiscovery, tag.value);
        assert.match(outputs.queueName, /^cluster-main-karpenter-/);
        assert.match(outputs.nodeRoleName, /^cluster-main-karpenter-node-role-/);
    });

    it("returns node classes and pools that name what it made, and none where none are asked for", async () => {
        const made = await make({ karpenter: { pools: { general: { image: "al2023@latest", cpuLimit: 64 } } } });
        const { karpenter } = made.result;
        assert.ok(karpenter !== undefined);
        const [nodeClass, pool] = await made.known(karpenter.objects);
        assert.equal(nodeClass?.spec["role"], await made.known(karpenter.nodeRoleName));
        assert.deepEqual(nodeClass?.spec["securityGroupSelectorTerms"], [
            { id: await made.known(made.result.clusterSecurityGroupId) },
        ]);
        assert.deepEqual([pool?.kind, pool?.metadata], ["NodePool", { name: "general" }]);
        const none = (await make()).result.karpenter;
        assert.deepEqual(none && (await made.known(none.objects)), []);
    });

    it("refuses a service account that Kubernetes could not hold", () => {
        assert.throws(
            () => new Cluster("main", { ...leastArgs, karpenter: { namespace: "Karpenter" } }),
            /karpenter\.namespace: must be the name of a namespace, got "Karpenter"/,
        );
    });
});

describe("the permissions of Karpenter's controller", () => {
    it("change only what carries the cluster's tag, and pass only its node role to EC2", () => {
        const changing = ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate", "iam:DeleteInstanceProfile"];
        const found = statements().filter(({ Action }) => [Action].flat().some((action) => changing.includes(action)));
        assert.deepEqual(
            found.map(({ Sid }) => Sid),
            ["EndOwn", "ChangeProfiles"],
        );
        for (const { Condition } of found) {
            assert.equal(Condition?.StringEquals?.["aws:ResourceTag/kubernetes.io/cluster/plinth-dev-main"], "owned");
        }
        const passing = statements().find(({ Sid }) => Sid === "PassNodeRole");
        assert.equal(passing?.Resource, place.nodeRoleArn);
        assert.deepEqual(passing.Condition, { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } });
    });

    it("are open-ended for reading alone", () => {
        const open = statements().filter(({ Resource }) => Resource === "*");
        for (const { Action } of open) {
            for (const action of [Action].flat()) assert.match(action, /:(Describe|List|GetProducts)/);
        }
        assert.ok(statements().every(({ Action }) => [Action].flat().every((action) => !action.includes("*"))));
    });

    it("fit into a role's inline policies, however long the names", () => {
        // Characters of all inline policies of a role, white space left out (AWS IAM quotas).
        const most = 10_240;
        fc.assert(
            fc.property(
                fc.integer({ min: 1, max: 100 }),
                fc.constantFrom("eu-west-1", "ap-southeast-5", "us-gov-west-1"),
                fc.constantFrom("aws", "aws-cn", "aws-us-gov"),
                (length, region, partition) => {
                    const policy = karpenterPermissions({
                        ...place,
                        clusterName: "c".repeat(length),
                        region,
                        partition,
                    });
                    assert.ok(JSON.stringify(policy).length <= most);
                },
            ),
        );
    });
});
