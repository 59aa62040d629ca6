import type { PipelineEnvironment } from "../model/pipelines.ts";
import { KEEP_RECORDS } from "../model/scripts.ts";
import { expression } from "./expression.ts";
import { type Step, use } from "./workflow.ts";

/** Days for which a run's journal can be read: a quarter, which is what people look back at. GitHub's own default, and most. */
const KEPT_DAYS = 90;

/** The artifact with what a run in an environment left behind. */
export function recordsOf(environment: string): string {
    return `records-${environment}`;
}

/**
 * Keeps the journal of a run, also of one that failed: then it is wanted most.
 *
 * @param artifact what one run leaves once, and no more
 */
export function keepRecords({ name }: PipelineEnvironment, artifact = recordsOf(name)): Step[] {
    const always = expression("!cancelled()");
    return [
        { name: "Journal and tag", if: always, env: { ENVIRONMENT: name }, run: KEEP_RECORDS },
        use("Keep the records", "actions/upload-artifact", {
            if: always,
            with: {
                name: artifact,
                path: "records/",
                "if-no-files-found": "ignore",
                "retention-days": KEPT_DAYS,
            },
        }),
    ];
}
