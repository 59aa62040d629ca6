import type { PipelineEnvironment } from "../model/pipelines.ts";
import { KEEP_RECORDS } from "../model/scripts.ts";
import { expression } from "./expression.ts";
import { type Step, upload, use } from "./workflow.ts";

/** Days for which a run's journal can be read: a quarter, which is what people look back at. GitHub's own default, and most. */
const KEPT_DAYS = 90;

/** The artifact with the tag that a deployment made; of the last attempt. */
export function tagOf(environment: string): string {
    return `tag-${environment}`;
}

/**
 * Keeps the journal of a run, also of one that failed: then it is wanted most.
 *
 * @param of what it is about: an environment, or a part of what is done there
 */
export function keepRecords({ name }: Pick<PipelineEnvironment, "name">, of: string = name): Step[] {
    return [
        // Where somebody stopped it, or its time was over, too: what a deployment was doing then is what is asked first.
        { name: "Journal and tag", if: expression("always()"), env: { ENVIRONMENT: name }, run: KEEP_RECORDS },
        // Each attempt has its own: the journal of the one that failed says why there is another.
        upload(
            "Keep the records",
            `records-${of}-${expression("github.run_attempt")}`,
            "records/",
            KEPT_DAYS,
            "always()",
        ),
    ];
}

/** Brings the journals that this run has kept of an environment, for who goes on from them. */
export function bringRecords({ name }: Pick<PipelineEnvironment, "name">): Step {
    return use("What the deployment wrote down", "actions/download-artifact", {
        with: { pattern: `records-${name}-*`, path: "journals" },
    });
}

/** Leaves the tag of a deployment for the job that pushes it. */
export function leaveTag(environment: string): Step {
    return upload("Leave the tag for who pushes it", tagOf(environment), "tag/", 7);
}
