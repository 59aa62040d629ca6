import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";

/**
 * A program's references to other stacks, and components that stand for one: the engine shows packs nothing that a program
 * only reads, so a program may register what rules need, in `outputs`, as outputs of a component of this type.
 */
const OTHER_STACKS = ["plinth:core:Upstream", "pulumi:pulumi:StackReference"];

/** What other stacks of the environment say about their resources: one of their outputs, absent where one has none. */
function stackEvidence(stack: StackIndex, output: string): Reading[] {
    return stack.ofTypes(OTHER_STACKS).map((reference) => reference.output("outputs").child(output));
}

/** Whether a subnet of another stack is public, by the `subnetTiers` (id to tier) that stack exports. */
export function publicTierOf(subnetId: string, stack: StackIndex): "yes" | "no" | "unknown" {
    const tiers = stackEvidence(stack, "subnetTiers").map((evidence) => evidence.child(subnetId).string());
    const tier = tiers.find((candidate) => candidate !== undefined);
    return tier === undefined ? "unknown" : tier === "public" ? "yes" : "no";
}
