const ON_DEFAULT_BRANCH = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH";

export const IS_MERGE_REQUEST = '$CI_PIPELINE_SOURCE == "merge_request_event"';
/** What is merged. A schedule runs on the branch, too, and must not deploy it. */
export const IS_MERGED = `$CI_PIPELINE_SOURCE == "push" && ${ON_DEFAULT_BRANCH}`;
/** A merge request of this project: a fork's runs in the fork, unless a member of this project starts it here. */
export const IS_OWN_MERGE_REQUEST = `${IS_MERGE_REQUEST} && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID`;
/** Somebody started it, and said what to take back. */
export const IS_ROLLBACK = `$CI_PIPELINE_SOURCE == "web" && ${ON_DEFAULT_BRANCH} && $PLINTH_ROLLBACK`;

/** A schedule of the project says by this variable which one it is. */
export function isSchedule(of: "drift" | "metrics" | "sweep"): string {
    return `$CI_PIPELINE_SOURCE == "schedule" && ${ON_DEFAULT_BRANCH} && $PLINTH_SCHEDULE == "${of}"`;
}

/** Which pipelines there are at all. */
export const pipelineRules = [
    ...[IS_MERGE_REQUEST, IS_MERGED, isSchedule("drift"), isSchedule("metrics"), isSchedule("sweep")],
    IS_ROLLBACK,
].map((condition) => ({ if: condition }));
