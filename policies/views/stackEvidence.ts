import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";

const STACK_REFERENCE = ["pulumi:pulumi:StackReference"];

/** What other stacks of the environment say about their resources: one of their outputs, from each that has it. */
export function stackEvidence(stack: StackIndex, output: string): Reading[] {
    return stack
        .ofTypes(STACK_REFERENCE)
        .map((reference) => reference.output("outputs").child(output))
        .filter((evidence) => !evidence.isAbsent);
}

/** Whether a subnet of another stack is public, by the `subnetTiers` (id to tier) that stack exports. */
export function publicTierOf(subnetId: string, stack: StackIndex): "yes" | "no" | "unknown" {
    const tiers = stackEvidence(stack, "subnetTiers").map((evidence) => evidence.child(subnetId).string());
    const tier = tiers.find((candidate) => candidate !== undefined);
    return tier === undefined ? "unknown" : tier === "public" ? "yes" : "no";
}
