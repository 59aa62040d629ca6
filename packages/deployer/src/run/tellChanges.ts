import type { Context } from "./context.ts";
import type { Prepared } from "./prepare.ts";

/** Says what a layer's update would do: what somebody confirms. */
export function tellChanges({ say }: Context, { layer, progress, preview }: Prepared): void {
    const counts = Object.entries(progress.changes ?? {}).map(([op, count]) => `${count} ${op}`);
    say(`${layer.name}: ${counts.join(", ") || (preview.outputsChange ? "outputs alone change" : "nothing changes")}`);
    for (const { urn, what, why, allowed } of progress.dangers ?? []) {
        say(`  ! ${urn} ${what}${allowed === true ? " (allowed)" : ""}: ${why}`);
    }
}
