import { type Change, everywhere, nothing } from "../../change.ts";
import { remove, rename, reversed, set } from "../../edit.ts";

const file = "cluster";
const main = "instances.main";
const general = `${main}.nodeGroups.general`;
const batch = { instanceTypes: ["m7g.large", "m6g.large"], capacity: "spot", size: { min: 0, max: 5 } };

/** Changes of what runs pods. */
export const clusterNodesChanges: readonly Change[] = [
    {
        title: "more nodes at most",
        file,
        edit: set(`${general}.size.max`, 20),
        expected: everywhere({ updates: { "NodeGroup cluster-main-nodes-general": ["scalingConfig"] } }),
    },
    {
        title: "more nodes at least",
        file,
        edit: set(`${general}.size.min`, 4),
        expected: everywhere({ updates: { "NodeGroup cluster-main-nodes-general": ["scalingConfig"] } }),
    },
    { title: "more nodes to begin with", file, edit: set(`${general}.size.desired`, 4), expected: nothing },
    {
        title: "other instance types",
        file,
        edit: set(`${general}.instanceTypes`, ["m8g.large", "m7g.large"]),
        expected: everywhere({ replaces: { "NodeGroup cluster-main-nodes-general": ["instanceTypes"] } }),
    },
    {
        title: "instance types in another order",
        file,
        edit: reversed(`${general}.instanceTypes`),
        expected: everywhere({ mayReplace: { "NodeGroup cluster-main-nodes-general": ["instanceTypes"] } }),
    },
    {
        title: "larger disks of nodes",
        file,
        edit: set(`${general}.diskSize`, 200),
        expected: everywhere({ updates: { "LaunchTemplate cluster-main-nodes-general": ["blockDeviceMappings"] } }),
    },
    {
        title: "a label of nodes",
        file,
        edit: set(`${general}.labels.team`, "shop"),
        expected: everywhere({ updates: { "NodeGroup cluster-main-nodes-general": ["labels"] } }),
    },
    {
        title: "a taint of nodes",
        file,
        edit: set(`${general}.taints`, { dedicated: { value: "shop", effect: "NoSchedule" } }),
        expected: everywhere({ updates: { "NodeGroup cluster-main-nodes-general": ["taints"] } }),
    },
    {
        title: "a pinned AMI release",
        file,
        edit: set(`${general}.releaseVersion`, "1.36.0-20261101"),
        expected: everywhere({ updates: { "NodeGroup cluster-main-nodes-general": ["releaseVersion"] } }),
    },
    {
        title: "spot capacity",
        file,
        edit: set(`${general}.capacity`, "spot"),
        expected: everywhere({ replaces: { "NodeGroup cluster-main-nodes-general": ["capacityType"] } }),
    },
    {
        title: "another operating system",
        file,
        edit: set(`${general}.operatingSystem`, "bottlerocket"),
        expected: everywhere({
            updates: { "LaunchTemplate cluster-main-nodes-general": ["blockDeviceMappings"] },
            replaces: { "NodeGroup cluster-main-nodes-general": ["amiType"] },
        }),
    },
    {
        title: "a node group more",
        file,
        edit: set(`${main}.nodeGroups.batch`, batch),
        expected: everywhere({ creates: { "ec2/launchTemplate:LaunchTemplate": 1, "eks/nodeGroup:NodeGroup": 1 } }),
    },
    {
        title: "a node group less",
        file,
        before: set(`${main}.nodeGroups.batch`, batch),
        edit: remove(`${main}.nodeGroups.batch`),
        expected: everywhere({ deletes: { "ec2/launchTemplate:LaunchTemplate": 1, "eks/nodeGroup:NodeGroup": 1 } }),
    },
    {
        title: "another name for a node group",
        file,
        edit: rename(general, "standard"),
        expected: everywhere({
            creates: { "ec2/launchTemplate:LaunchTemplate": 1, "eks/nodeGroup:NodeGroup": 1 },
            deletes: { "ec2/launchTemplate:LaunchTemplate": 1, "eks/nodeGroup:NodeGroup": 1 },
        }),
    },
    {
        title: "Karpenter beside the groups",
        file,
        edit: set(`${main}.karpenter`, {}),
        expected: everywhere({
            creates: {
                "cloudwatch/eventRule:EventRule": 5,
                "cloudwatch/eventTarget:EventTarget": 5,
                "ec2/tag:Tag": 1,
                "eks/accessEntry:AccessEntry": 1,
                "eks/podIdentityAssociation:PodIdentityAssociation": 1,
                "iam/role:Role": 2,
                "iam/rolePolicy:RolePolicy": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 2,
                "sqs/queue:Queue": 1,
                "sqs/queuePolicy:QueuePolicy": 1,
            },
        }),
    },
];
