import type { Violation } from "@plinth/core/settings";
import { minorVersionOf } from "./kubernetesVersion.ts";
import { checkLabels } from "./labels.ts";
import {
    type Capacity,
    DEFAULTS,
    type GroupSize,
    type NodeGroupShape,
    type OperatingSystem,
    type Taint,
} from "./shape.ts";

export type Architecture = "arm64" | "x86_64";

/** Family, generation, attributes, size: `m7g.large`, `c7gn.2xlarge`, `u-6tb1.metal`. */
export const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/**
 * The architecture of an instance type, from its name: `g` right after the generation means Graviton
 * (Amazon EC2 Instance Types, "Naming conventions"); `a1` came before that convention.
 */
export function architectureOf(instanceType: string): Architecture {
    return /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";
}

const amiTypes: Record<OperatingSystem, Record<Architecture, string>> = {
    al2023: { arm64: "AL2023_ARM_64_STANDARD", x86_64: "AL2023_x86_64_STANDARD" },
    bottlerocket: { arm64: "BOTTLEROCKET_ARM_64", x86_64: "BOTTLEROCKET_x86_64" },
};

/** A volume of a node. Without a size it has that of the AMI's snapshot. */
export interface NodeVolume {
    readonly deviceName: string;
    readonly size?: number;
}

/** A node group as EKS takes it. */
export interface PlannedNodeGroup {
    readonly amiType: string;
    readonly capacityType: "ON_DEMAND" | "SPOT";
    readonly instanceTypes: string[];
    readonly scaling: { readonly minSize: number; readonly maxSize: number; readonly desiredSize: number };
    readonly volumes: readonly NodeVolume[];
    readonly labels: Record<string, string>;
    readonly taints: { readonly key: string; readonly value?: string; readonly effect: string }[];
    readonly releaseVersion: string | undefined;
}

/** Fills in defaults and translates a node group into the terms of the EKS API. */
export function planNodeGroup(group: NodeGroupShape): PlannedNodeGroup {
    const {
        operatingSystem = DEFAULTS.operatingSystem,
        capacity = DEFAULTS.capacity,
        diskSize = DEFAULTS.diskSize,
        size,
    } = group;
    return {
        amiType: amiTypes[operatingSystem][architectureOf(group.instanceTypes[0] ?? "")],
        capacityType: capacityTypes[capacity],
        instanceTypes: [...group.instanceTypes],
        scaling: { minSize: size.min, maxSize: size.max, desiredSize: size.desired ?? size.min },
        volumes: volumesOf(operatingSystem, diskSize),
        labels: { ...group.labels },
        taints: Object.entries(group.taints ?? {}).map(([key, taint]) => planTaint(key, taint)),
        releaseVersion: group.releaseVersion,
    };
}

const capacityTypes = { "on-demand": "ON_DEMAND", spot: "SPOT" } as const satisfies Record<Capacity, string>;

/** Amazon Linux keeps everything on one volume; Bottlerocket has its system on one, images and logs on the other. */
function volumesOf(operatingSystem: OperatingSystem, diskSize: number): NodeVolume[] {
    return operatingSystem === "bottlerocket"
        ? [{ deviceName: "/dev/xvda" }, { deviceName: "/dev/xvdb", size: diskSize }]
        : [{ deviceName: "/dev/xvda", size: diskSize }];
}

const taintEffects = {
    NoSchedule: "NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const satisfies Record<Taint["effect"], string>;

function planTaint(key: string, { value, effect }: Taint): PlannedNodeGroup["taints"][number] {
    return { key, effect: taintEffects[effect], ...(value === undefined ? {} : { value }) };
}

/** Smaller volumes fill up with the images of the add-ons and a few services. */
export const SMALLEST_DISK = 20;
/** The largest gp3 volume of a launch template, in GiB (Amazon EC2 API Reference, LaunchTemplateEbsBlockDeviceRequest). */
export const LARGEST_DISK = 16_384;

/** What is wrong with the node groups; paths start at the cluster. */
export function checkNodeGroups(version: string, groups: Readonly<Record<string, NodeGroupShape>>): Violation[] {
    const names = Object.keys(groups);
    if (names.length === 0) {
        return [
            {
                path: ["nodeGroups"],
                rule: "must hold at least one group: DNS and storage drivers need nodes",
                value: {},
                fix: "add one",
            },
        ];
    }
    return Object.entries(groups).flatMap(([name, group]) =>
        checkNodeGroup(version, group).map((violation) => ({
            ...violation,
            path: ["nodeGroups", name, ...violation.path],
        })),
    );
}

function checkNodeGroup(version: string, group: NodeGroupShape): Violation[] {
    return [
        ...checkInstanceTypes(group),
        ...checkSpot(group),
        ...checkSize(group.size),
        ...checkDisk(group.diskSize),
        ...checkLabels(group),
        ...checkRelease(version, group),
    ];
}

function checkInstanceTypes({ instanceTypes }: NodeGroupShape): Violation[] {
    const path = ["instanceTypes"];
    if (instanceTypes.length === 0)
        return [{ path, rule: "must name at least one instance type", value: [], fix: "add one" }];
    const malformed = instanceTypes.filter((type) => !INSTANCE_TYPE.test(type));
    if (malformed.length > 0) {
        return malformed.map((type) => ({
            path,
            rule: "must be EC2 instance types such as m7g.large",
            value: type,
            fix: "write it as AWS does: family, generation, a dot and the size",
        }));
    }
    if (new Set(instanceTypes.map(architectureOf)).size === 1) return [];
    return [
        {
            path,
            rule: "must all have one architecture: a group has one AMI",
            value: instanceTypes.map((type) => `${type} (${architectureOf(type)})`),
            fix: "make a group of its own for the others",
        },
    ];
}

/** More types are more pools of spot capacity (Amazon EKS User Guide, "Simplify node lifecycle with managed node groups", "Spot"). */
function checkSpot({ capacity, instanceTypes }: NodeGroupShape): Violation[] {
    if (capacity !== "spot" || instanceTypes.length === 0 || new Set(instanceTypes).size > 1) return [];
    return [
        {
            path: ["instanceTypes"],
            rule: "must name at least two instance types on spot: capacity of one type is taken back at once",
            value: [...instanceTypes],
            fix: "add types of the same size and architecture, such as those of the generation before",
        },
    ];
}

function checkSize({ min, max, desired }: GroupSize): Violation[] {
    const problems: Violation[] = [];
    if (max < Math.max(min, 1)) {
        problems.push({
            path: ["size", "max"],
            rule: `must be at least 1 and the minimum (${min})`,
            value: max,
            fix: "raise max or lower min",
        });
    } else if (desired !== undefined && (desired < min || desired > max)) {
        problems.push({
            path: ["size", "desired"],
            rule: `must lie between min and max (${min} to ${max})`,
            value: desired,
            fix: "choose one in between, or remove it",
        });
    }
    return problems;
}

function checkDisk(diskSize: number = DEFAULTS.diskSize): Violation[] {
    if (diskSize >= SMALLEST_DISK && diskSize <= LARGEST_DISK) return [];
    return [
        {
            path: ["diskSize"],
            rule: `must be from ${SMALLEST_DISK} to ${LARGEST_DISK} GiB`,
            value: diskSize,
            fix: "choose a size in that range",
        },
    ];
}

function checkRelease(version: string, { releaseVersion, operatingSystem }: NodeGroupShape): Violation[] {
    // Bottlerocket's releases have numbers of their own; those of Amazon Linux start with the Kubernetes version.
    if (releaseVersion === undefined || operatingSystem === "bottlerocket") return [];
    if (minorVersionOf(version) === undefined || releaseVersion.startsWith(`${version}.`)) return [];
    return [
        {
            path: ["releaseVersion"],
            rule: `must be a release for Kubernetes ${version}`,
            value: releaseVersion,
            fix: `pin a release that starts with ${version}., or remove it`,
        },
    ];
}
