import type { Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { windowLength, windowsOverlap } from "./window.ts";
import { refusedByAws, wrongWindows } from "./wording.ts";

/** Minutes (hashicorp/terraform-provider-aws#2153). */
const SHORTEST = 60;

/** What is refused of the two windows of a replication group. */
export function wrongCacheWindows(inputs: SentInputs): Refusal[] {
    const wrong = wrongWindows(inputs, "snapshotWindow", "maintenanceWindow");
    const [daily, weekly] = [inputs.text("snapshotWindow"), inputs.text("maintenanceWindow")];
    if (wrong.length > 0 || daily === undefined || daily === "") return wrong;
    if ((windowLength(daily) ?? SHORTEST) < SHORTEST) {
        const words = `Snapshot window must be at least ${SHORTEST} minutes.`;
        const source = "hashicorp/terraform-provider-aws#2153";
        return [refusedByAws("snapshotWindow", "InvalidParameterValue", words, source)];
    }
    if (weekly === undefined || windowsOverlap(daily, weekly) !== true) return [];
    const words = "The snapshot window and maintenance window must not overlap.";
    return [refusedByAws("snapshotWindow", "InvalidParameterValue", words, "hashicorp/terraform#17247")];
}
