/** Bytes a value may have in each tier (AWS Systems Manager User Guide, "Managing parameter tiers"); the second one is billed. */
const STANDARD_BYTES = 4096;
export const LARGEST_BYTES = 8192;

export type Tier = "Standard" | "Advanced";

/** The tier a value needs. */
export function tierOf(value: string): Tier {
    return Buffer.byteLength(value) > STANDARD_BYTES ? "Advanced" : "Standard";
}
