import type { Row } from "../row.ts";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const main = { component: "Cluster" } as const;

function nodes(changes: object) {
    return { nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 }, ...changes } } };
}

/** What is refused of node groups. */
export const nodeRows: readonly Row[] = [
    {
        fact: "the most nodes are one at least",
        raw: { type: NODES, inputs: { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 0 } } },
        words: "scalingConfig.maxSize: expected scaling_config.0.max_size to be at least (1), got 0",
        caught: {
            ...main,
            args: nodes({ size: { min: 0, max: 0 } }),
            path: "nodeGroups.general.size.max",
            rule: /at least 1/,
            fix: /raise max/,
        },
    },
    {
        fact: "a group begins with no fewer nodes than the least",
        raw: { type: NODES, inputs: { scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } } },
        words: "scalingConfig.minSize: InvalidParameterException: Minimum capacity 3 can't be greater than desired size 2",
        caught: {
            ...main,
            args: nodes({ size: { min: 3, desired: 2, max: 4 } }),
            path: "nodeGroups.general.size.desired",
            rule: /between min and max \(3 to 4\)/,
            fix: /in between/,
        },
    },
    {
        fact: "a group begins with no more nodes than the most",
        raw: { type: NODES, inputs: { scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 4 } } },
        words: "scalingConfig.desiredSize: InvalidParameterException: desired capacity 5 can't be greater than max size 4",
        wordsNotFound: true,
        caught: {
            ...main,
            args: nodes({ size: { min: 1, desired: 5, max: 4 } }),
            path: "nodeGroups.general.size.desired",
            rule: /between min and max \(1 to 4\)/,
            fix: /in between/,
        },
    },
    {
        fact: "instances have the architecture of their AMI",
        raw: { type: NODES, inputs: { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m7g.large", "m7i.large"] } },
        words: "instanceTypes: InvalidParameterException: [m7i.large] is not a valid instance type for requested amiType AL2023_ARM_64_STANDARD",
        caught: {
            ...main,
            args: nodes({ instanceTypes: ["m7g.large", "m7i.large"] }),
            path: "nodeGroups.general.instanceTypes",
            rule: /must all have one architecture/,
            fix: /group of its own/,
        },
    },
    {
        fact: "labels of Kubernetes and EKS are theirs",
        raw: { type: NODES, inputs: { labels: { "node-role.kubernetes.io/worker": "" } } },
        words: "labels: InvalidParameterException: Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/, eks.amazonaws.com/]",
        caught: {
            ...main,
            args: nodes({ labels: { "node-role.kubernetes.io/worker": "yes" } }),
            path: 'nodeGroups.general.labels["node-role.kubernetes.io/worker"]',
            rule: /EKS keeps them/,
            fix: /prefix of your own/,
        },
    },
    {
        fact: "values of labels are names",
        raw: { type: NODES, inputs: { labels: { team: "two words" } } },
        words: "labels: InvalidParameterException: Invalid value: two words : field must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
        caught: {
            ...main,
            args: nodes({ labels: { team: "two words" } }),
            path: "nodeGroups.general.labels.team",
            rule: /letter or digit first and last/,
            fix: /such as batch/,
        },
    },
    {
        fact: "keys of taints have 63 characters at most",
        raw: { type: NODES, inputs: { taints: [{ key: `example.com/${"t".repeat(60)}`, effect: "NO_SCHEDULE" }] } },
        words: `taints[0].key: expected length of key to be in the range (1 - 63), got example.com/${"t".repeat(60)}`,
        caught: {
            ...main,
            args: nodes({ taints: { [`example.com/${"t".repeat(60)}`]: { effect: "NoSchedule" } } }),
            path: `nodeGroups.general.taints["example.com/${"t".repeat(60)}"]`,
            rule: /at most 63/,
            fix: /rename/,
        },
    },
    {
        fact: "names of node groups have 63 characters at most",
        raw: { type: NODES, inputs: { nodeGroupName: "n".repeat(64) } },
        words: `nodeGroupName: expected length of node_group_name to be in the range (0 - 63), got ${"n".repeat(64)}`,
        caught: {
            ...main,
            name: "n".repeat(40),
            path: "",
            rule: /names of node groups in AWS start with it/,
            fix: /shorten/,
            notInSettings: "names of instances have 20 characters at most",
        },
    },
];
