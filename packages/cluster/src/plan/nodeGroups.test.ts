import assert from "node:assert/strict";
import fc from "fast-check";
import { architectureOf, checkNodeGroups, planNodeGroup } from "./nodeGroups.ts";
import type { NodeGroupShape } from "./shape.ts";

const group: NodeGroupShape = { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } };

function problemsOf(changes: Partial<NodeGroupShape>) {
    return checkNodeGroups("1.36", { general: { ...group, ...changes } });
}

describe("architectureOf", () => {
    for (const type of [
        "a1.large",
        "t4g.medium",
        "m7g.large",
        "m7gd.metal",
        "c7gn.2xlarge",
        "im4gn.large",
        "is4gen.large",
        "hpc7g.4xlarge",
        "g5g.xlarge",
        "x8g.large",
    ]) {
        it(`takes ${type} for arm64`, () => {
            assert.equal(architectureOf(type), "arm64");
        });
    }

    for (const type of [
        "m7i.large",
        "m7i-flex.large",
        "t3.medium",
        "c7a.large",
        "g5.xlarge",
        "g6e.2xlarge",
        "gr6.4xlarge",
        "p5.48xlarge",
        "u-6tb1.metal",
        "inf2.xlarge",
    ]) {
        it(`takes ${type} for x86_64`, () => {
            assert.equal(architectureOf(type), "x86_64");
        });
    }
});

describe("planNodeGroup", () => {
    it("fills in the defaults", () => {
        assert.deepEqual(planNodeGroup(group), {
            amiType: "AL2023_ARM_64_STANDARD",
            capacityType: "ON_DEMAND",
            instanceTypes: ["m7g.large"],
            scaling: { minSize: 2, maxSize: 6, desiredSize: 2 },
            volumes: [{ deviceName: "/dev/xvda", size: 50 }],
            labels: {},
            taints: [],
            releaseVersion: undefined,
        });
    });

    it("gives Bottlerocket its second volume, and leaves the system's at the size of the AMI", () => {
        const planned = planNodeGroup({
            ...group,
            operatingSystem: "bottlerocket",
            instanceTypes: ["m7i.large"],
            diskSize: 80,
        });
        assert.equal(planned.amiType, "BOTTLEROCKET_x86_64");
        assert.deepEqual(planned.volumes, [{ deviceName: "/dev/xvda" }, { deviceName: "/dev/xvdb", size: 80 }]);
    });

    for (const [operatingSystem, type, amiType] of [
        ["al2023", "m7i.large", "AL2023_x86_64_STANDARD"],
        ["al2023", "m7g.large", "AL2023_ARM_64_STANDARD"],
        ["bottlerocket", "m7g.large", "BOTTLEROCKET_ARM_64"],
    ] as const) {
        it(`chooses ${amiType} for ${operatingSystem} on ${type}`, () => {
            assert.equal(planNodeGroup({ ...group, operatingSystem, instanceTypes: [type] }).amiType, amiType);
        });
    }

    it("names capacity and taints as the EKS API does", () => {
        const planned = planNodeGroup({
            ...group,
            capacity: "spot",
            taints: {
                dedicated: { value: "batch", effect: "NoSchedule" },
                drain: { effect: "NoExecute" },
                busy: { effect: "PreferNoSchedule" },
            },
        });
        assert.equal(planned.capacityType, "SPOT");
        assert.deepEqual(planned.taints, [
            { key: "dedicated", value: "batch", effect: "NO_SCHEDULE" },
            { key: "drain", effect: "NO_EXECUTE" },
            { key: "busy", effect: "PREFER_NO_SCHEDULE" },
        ]);
    });

    it("starts with the desired number of nodes where one is given", () => {
        assert.equal(planNodeGroup({ ...group, size: { min: 2, max: 6, desired: 4 } }).scaling.desiredSize, 4);
    });
});

describe("checkNodeGroups", () => {
    it("accepts a group of several types of one architecture", () => {
        assert.deepEqual(problemsOf({ instanceTypes: ["m7g.large", "m6g.large", "t4g.large"] }), []);
    });

    it("refuses a cluster without nodes", () => {
        const [problem] = checkNodeGroups("1.36", {});
        assert.deepEqual(problem?.path, ["nodeGroups"]);
        assert.equal(problem.rule, "must hold at least one group: DNS and storage drivers need nodes");
    });

    it("refuses two architectures in one group, saying which type has which", () => {
        assert.deepEqual(problemsOf({ instanceTypes: ["m7g.large", "m7i.large"] }), [
            {
                path: ["nodeGroups", "general", "instanceTypes"],
                rule: "must all have one architecture: a group has one AMI",
                value: ["m7g.large (arm64)", "m7i.large (x86_64)"],
                fix: "make a group of its own for the others",
            },
        ]);
    });

    it("refuses spot nodes of one type alone, and takes several", () => {
        for (const instanceTypes of [["m7g.large"], ["m7g.large", "m7g.large"]]) {
            const [problem, ...others] = problemsOf({ capacity: "spot", instanceTypes });
            assert.deepEqual(others, []);
            assert.deepEqual(problem, {
                path: ["nodeGroups", "general", "instanceTypes"],
                rule: "must name at least two instance types on spot: capacity of one type is taken back at once",
                value: instanceTypes,
                fix: "add types of the same size and architecture, such as those of the generation before",
            });
        }
        assert.deepEqual(problemsOf({ capacity: "spot", instanceTypes: ["m7g.large", "m6g.large"] }), []);
    });

    it("refuses a group without instance types, and words that are none", () => {
        assert.equal(problemsOf({ instanceTypes: [] })[0]?.rule, "must name at least one instance type");
        const [problem] = problemsOf({ instanceTypes: ["large"] });
        assert.deepEqual(problem?.path, ["nodeGroups", "general", "instanceTypes"]);
        assert.equal(problem.value, "large");
    });

    it("refuses every size whose numbers contradict each other, and only those", () => {
        const count = fc.integer({ min: 0, max: 9 });
        fc.assert(
            fc.property(count, count, fc.option(count, { nil: undefined }), (min, max, desired) => {
                const fine = max >= 1 && min <= max && (desired === undefined || (desired >= min && desired <= max));
                assert.equal(problemsOf({ size: { min, max, desired } }).length, fine ? 0 : 1);
            }),
        );
    });

    it("refuses a maximum below the minimum, and a start outside both, with the values", () => {
        assert.deepEqual(problemsOf({ size: { min: 4, max: 3 } }), [
            {
                path: ["nodeGroups", "general", "size", "max"],
                rule: "must be at least 1 and the minimum (4)",
                value: 3,
                fix: "raise max or lower min",
            },
        ]);
        const [outside] = problemsOf({ size: { min: 2, max: 3, desired: 5 } });
        assert.deepEqual(outside?.path, ["nodeGroups", "general", "size", "desired"]);
        assert.equal(outside.value, 5);
    });

    it("refuses disks that are too small for images, or larger than gp3 allows", () => {
        for (const diskSize of [19, 16_385]) {
            const [problem] = problemsOf({ diskSize });
            assert.deepEqual(problem?.path, ["nodeGroups", "general", "diskSize"]);
            assert.equal(problem.rule, "must be from 20 to 16384 GiB");
            assert.equal(problem.value, diskSize);
        }
        assert.deepEqual([...problemsOf({ diskSize: 20 }), ...problemsOf({ diskSize: 16_384 })], []);
    });

    it("refuses an AMI release of another Kubernetes version; Bottlerocket numbers its releases differently", () => {
        const [problem] = problemsOf({ releaseVersion: "1.35.0-20260101" });
        assert.deepEqual(problem?.path, ["nodeGroups", "general", "releaseVersion"]);
        assert.equal(problem.value, "1.35.0-20260101");
        assert.equal(problem.fix, "pin a release that starts with 1.36., or remove it");
        assert.deepEqual(problemsOf({ releaseVersion: "1.36.2-20261001" }), []);
        assert.deepEqual(problemsOf({ releaseVersion: "1.64.0-a1b2c3d4", operatingSystem: "bottlerocket" }), []);
    });
});
