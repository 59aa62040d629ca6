import type { Violation } from "@plinth/core/settings";
import { checkOff, type Part } from "./mode.ts";

export const BLOCK_MODES = ["block-bidirectional", "block-ingress"] as const;
export const EXCLUSION_MODES = ["allow-bidirectional", "allow-egress"] as const;

/** A VPC or a subnet that the block leaves alone. */
export type ExclusionShape = {
    /** What it may do. allow-egress lets it out through NAT, nobody in. */
    readonly mode: (typeof EXCLUSION_MODES)[number];
} & ({ readonly vpcId: string } | { readonly subnetId: string });

export interface VpcBlockOptions {
    /**
     * block-ingress: nothing gets in through an internet gateway, NAT goes on working. block-bidirectional: nothing gets out
     * either. It cuts every VPC of the account and region at once, so there is no default.
     */
    readonly blockMode: (typeof BLOCK_MODES)[number];
    /** VPCs and subnets it leaves alone, by a name of your own. @default none */
    readonly exclusions?: Readonly<Record<string, ExclusionShape>> | undefined;
}

export type VpcBlockShape = Part<VpcBlockOptions>;

export function checkVpcBlock(shape: VpcBlockShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    return [
        ...checkMode(["blockMode"], shape.blockMode, BLOCK_MODES),
        ...Object.entries(shape.exclusions ?? {}).flatMap(([name, exclusion]) =>
            checkExclusion(name, exclusion, shape),
        ),
    ];
}

function checkMode(path: readonly string[], mode: string, modes: readonly string[]): Violation[] {
    if (modes.includes(mode)) return [];
    return [{ path: [...path], rule: `must be ${modes.join(" or ")}`, value: mode, fix: "choose one of them" }];
}

function checkExclusion(name: string, exclusion: ExclusionShape, { blockMode }: VpcBlockOptions): Violation[] {
    const path = ["exclusions", name];
    const problems = checkMode([...path, "mode"], exclusion.mode, EXCLUSION_MODES);
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) {
        const rule = "must have a name of up to 41 lower-case letters, digits and hyphens";
        problems.push({ path, rule, value: name, fix: "rename it" });
    }
    const [key, id] = "vpcId" in exclusion ? ["vpcId", exclusion.vpcId] : ["subnetId", exclusion.subnetId];
    const prefix = key === "vpcId" ? "vpc" : "subnet";
    if (!new RegExp(`^${prefix}-[0-9a-f]{8,17}$`).test(id)) {
        const rule = `must be the id of a ${key === "vpcId" ? "VPC" : "subnet"}`;
        problems.push({ path: [...path, key], rule, value: id, fix: `write one such as ${prefix}-0a1b2c3d4e5f60718` });
    }
    if (blockMode === "block-ingress" && exclusion.mode === "allow-egress") {
        problems.push({
            path: [...path, "mode"],
            rule: "has no effect with block-ingress, which lets everything out anyway",
            value: exclusion.mode,
            fix: "remove the exclusion, or choose allow-bidirectional",
        });
    }
    return problems;
}
