import type { Violation } from "@plinth/core/settings";
import { checkOff, checkWhole, type Part } from "./mode.ts";

/** With what new volumes are encrypted. */
export type VolumeKey =
    /** The account's key aws/ebs, which AWS makes and rotates, and which no other account can use. */
    | { readonly from: "aws" }
    /** A key made here, which the principals of this account use through EC2, and no other way. */
    | { readonly from: "own" }
    | { readonly from: "existing"; readonly keyArn: string };

export interface VolumeEncryptionOptions {
    /** @default aws - a key of your own is what snapshots shared with other accounts need */
    readonly key?: VolumeKey | undefined;
}

/** Encryption of every new EBS volume and snapshot of the region. */
export type VolumeEncryptionShape = Part<VolumeEncryptionOptions>;

export interface MetadataDefaultsOptions {
    /** Hops a token may travel, 1 to 64. @default 1 - with 2, containers without a role of their own take their machine's */
    readonly hopLimit?: number | undefined;
    /** Whether programs on a machine may read its tags there. @default false */
    readonly instanceTags?: boolean | undefined;
}

/** How new machines of the region serve metadata when their launch does not say. IMDSv2 is required. */
export type MetadataDefaultsShape = Part<MetadataDefaultsOptions>;

export interface SharingBlockOptions {
    /** block-all-sharing makes snapshots that are public now private again. @default block-all-sharing */
    readonly snapshots?: "block-all-sharing" | "block-new-sharing" | undefined;
}

/** No snapshot and no machine image of the region becomes public. */
export type SharingBlockShape = Part<SharingBlockOptions>;

/** No bucket of the account is public, whatever its policy and ACLs say. */
export type BucketBlockShape = Part<object>;

export interface RegistryScanningOptions {
    /** basic: known weaknesses of the operating system, free. enhanced: of languages too, by Amazon Inspector, billed per image. @default basic */
    readonly scan?: "basic" | "enhanced" | undefined;
    /** When images are scanned; continuous needs enhanced. @default push, continuous with enhanced */
    readonly when?: "push" | "continuous" | undefined;
}

/** Scanning of every image pushed to the account's registry. */
export type RegistryScanningShape = Part<RegistryScanningOptions>;

export const MACHINE_DEFAULTS = { hopLimit: 1, snapshots: "block-all-sharing", scan: "basic" } as const;
/** Amazon EC2 API Reference, ModifyInstanceMetadataDefaults, HttpPutResponseHopLimit. */
const HOPS = [1, 64] as const;

export function checkVolumeEncryption(shape: VolumeEncryptionShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    const { key } = shape;
    if (key?.from !== "existing" || /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(key.keyArn)) return [];
    return [
        {
            path: ["key", "keyArn"],
            rule: "must be the ARN of a KMS key: EBS takes no alias here",
            value: key.keyArn,
            fix: "aws kms describe-key --key-id <alias>",
        },
    ];
}

export function checkMetadataDefaults(shape: MetadataDefaultsShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    return checkWhole(
        ["hopLimit"],
        shape.hopLimit,
        HOPS,
        "choose 1, or 2 for containers that need their machine's role",
    );
}

export function checkRegistryScanning(shape: RegistryScanningShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    if (shape.when !== "continuous" || shape.scan === "enhanced") return [];
    return [
        {
            path: ["when"],
            rule: "must be push with basic scanning: only Inspector scans on",
            value: shape.when,
            fix: "set scan to enhanced, or leave when out",
        },
    ];
}
