import assert from "node:assert/strict";
import { checkPools } from "./checkPools.ts";
import { planPools } from "./planPools.ts";
import type { KarpenterPoolShape } from "./shape.ts";

const least: KarpenterPoolShape = { image: "al2023@v20261101", cpuLimit: 100 };
const home = {
    nodeRoleName: "nodes",
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: "sg-1",
    tags: { Layer: "cluster" },
};

function planned(pool: Partial<KarpenterPoolShape> = {}) {
    const [nodeClass, nodePool] = planPools({ general: { ...least, ...pool } }, home);
    assert.ok(nodeClass !== undefined && nodePool !== undefined);
    return { nodeClass, nodePool };
}

function refused(pool: Partial<KarpenterPoolShape>, name = "general"): string[] {
    return checkPools({ [name]: { ...least, ...pool } }).map(({ path }) => path.join("."));
}

describe("pools of Karpenter", () => {
    it("put nodes into the cluster's subnets and security group, with its role and tags", () => {
        const { spec } = planned().nodeClass;
        assert.deepEqual(spec["subnetSelectorTerms"], [{ id: "subnet-1" }, { id: "subnet-2" }]);
        assert.deepEqual(spec["securityGroupSelectorTerms"], [{ id: "sg-1" }]);
        assert.deepEqual([spec["role"], spec["tags"]], ["nodes", { Layer: "cluster" }]);
        assert.deepEqual(spec["amiSelectorTerms"], [{ alias: "al2023@v20261101" }]);
    });

    it("keep pods from the metadata of their node, and encrypt every disk", () => {
        for (const [image, devices] of [
            ["al2023@latest", ["/dev/xvda"]],
            ["bottlerocket@v1.50.0", ["/dev/xvda", "/dev/xvdb"]],
        ] as const) {
            const { spec } = planned({ image, diskSize: 80 }).nodeClass;
            assert.deepEqual(spec["metadataOptions"], {
                httpEndpoint: "enabled",
                httpTokens: "required",
                httpPutResponseHopLimit: 1,
            });
            const volumes = spec["blockDeviceMappings"] as { deviceName: string; ebs: Record<string, unknown> }[];
            assert.deepEqual(
                volumes.map(({ deviceName }) => deviceName),
                devices,
            );
            assert.ok(volumes.every(({ ebs }) => ebs["encrypted"] === true && ebs["volumeType"] === "gp3"));
            assert.equal(volumes.at(-1)?.ebs["volumeSize"], "80Gi");
        }
    });

    it("are of Graviton on demand, from the sixth generation on, up to their limit", () => {
        const { template, limits } = planned().nodePool.spec as {
            template: { spec: { requirements: { key: string; operator: string; values: string[] }[] } };
            limits: unknown;
        };
        assert.deepEqual(limits, { cpu: "100" });
        assert.deepEqual(
            template.spec.requirements.map(({ key, operator, values }) => `${key} ${operator} ${values.join(",")}`),
            [
                "kubernetes.io/os In linux",
                "kubernetes.io/arch In arm64",
                "karpenter.sh/capacity-type In on-demand",
                "karpenter.k8s.aws/instance-category In c,m,r",
                "karpenter.k8s.aws/instance-generation Gt 5",
            ],
        );
    });

    it("are consolidated, replaced after 30 days, and lose a tenth of their nodes at a time", () => {
        const { spec } = planned().nodePool;
        assert.deepEqual(spec["disruption"], {
            consolidationPolicy: "WhenEmptyOrUnderutilized",
            consolidateAfter: "1m",
            budgets: [{ nodes: "10%" }],
        });
        assert.equal((spec["template"] as { spec: { expireAfter: string } }).spec.expireAfter, "720h");
    });

    it("lose no node during office hours where a budget says so", () => {
        const office = { nodes: "0", schedule: "0 7 * * 1-5", duration: "10h", reasons: ["Underutilized"] } as const;
        assert.deepEqual(refused({ budgets: { office } }), []);
        const { budgets } = planned({ budgets: { office } }).nodePool.spec["disruption"] as { budgets: unknown };
        assert.deepEqual(budgets, [office]);
    });

    it("have a node class of their own each, in an order of their own", () => {
        const objects = planPools({ spot: least, general: least }, home);
        assert.deepEqual(
            objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
            ["EC2NodeClass general", "NodePool general", "EC2NodeClass spot", "NodePool spot"],
        );
    });

    it("refuses an image without a release, and a pool without a limit", () => {
        assert.deepEqual(refused({ image: "al2023" }), ["pools.general.image"]);
        assert.deepEqual(refused({ image: "al2@latest" }), ["pools.general.image"]);
        assert.deepEqual(refused({ cpuLimit: 0 }), ["pools.general.cpuLimit"]);
    });

    it("refuses empty choices, odd sizes and times without a unit, all at once", () => {
        assert.deepEqual(
            refused({
                architectures: [],
                capacities: [],
                categories: ["C1"],
                oldestGeneration: 0,
                diskSize: 5,
                consolidateAfter: "60",
                expireAfter: "a month",
            }),
            [
                "architectures",
                "capacities",
                "categories",
                "oldestGeneration",
                "diskSize",
                "consolidateAfter",
                "expireAfter",
            ].map((path) => `pools.general.${path}`),
        );
        assert.deepEqual(refused({}, "General"), ["pools.General"]);
    });

    it("refuses a budget that Karpenter would not take", () => {
        const said = (budget: object) => refused({ budgets: { office: { nodes: "1", ...budget } } });
        assert.deepEqual(said({ nodes: "101%" }), ["pools.general.budgets.office.nodes"]);
        assert.deepEqual(said({ schedule: "0 7 * * 1-5" }), ["pools.general.budgets.office.duration"]);
        assert.deepEqual(said({ duration: "8h" }), ["pools.general.budgets.office.schedule"]);
        assert.deepEqual(said({ schedule: "daily", duration: "30s" }), [
            "pools.general.budgets.office.schedule",
            "pools.general.budgets.office.duration",
        ]);
    });
});
