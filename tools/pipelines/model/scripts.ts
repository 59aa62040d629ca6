const FOLDER = "tools/pipelines/scripts";

/** What both forges run, from the repository's root: `$ENVIRONMENT` against the revision `$BASE`. */
export const PREVIEW = `${FOLDER}/preview.sh`;
/** Ends with 1 where `$ENVIRONMENT` has had a newer commit. */
export const REFUSE_OLDER = `${FOLDER}/refuseOlder.sh`;
/** What deploying `$ENVIRONMENT` after a push on top of `$BEFORE` would do, into `plan/`. */
export const PLAN = `${FOLDER}/plan.sh`;
/** `$ENVIRONMENT`, after a push on top of `$BEFORE`; with `$HAND_OVER` by the plan in `plan/`. */
export const DEPLOY = `${FOLDER}/deploy.sh`;
/** What a run left behind in `$ENVIRONMENT`: its journal into `records/`, its tag into `tag/`. */
export const KEEP_RECORDS = `${FOLDER}/keepRecords.sh`;
/** The tag of a deployment of `$ENVIRONMENT`, from `tag/` to `$REMOTE`. */
export const PUSH_TAG = `${FOLDER}/pushTag.sh`;
/** Until `$ENVIRONMENT` has been quiet for as long as its settings say; with `$GO_BACK` the release of before is put back where it is not. */
export const SOAK = `${FOLDER}/soak.sh`;
/** `$ENVIRONMENT` against the cloud, into `drift/`. */
export const DRIFT = `${FOLDER}/drift.sh`;
/** Issues of the forge, as what stands in `drift/` wants them. */
export const DRIFT_ISSUES = "npx node tools/pipelines/issues/command.ts --from drift";
/** Folders of images, in `$IMAGES`, that differ from the revision `$BASE`. */
export const CHANGED_IMAGES = `${FOLDER}/changedImages.sh`;
/** `$ENVIRONMENT` by `$KIND` to `$TARGET`, for `$REASON`. */
export const ROLLBACK = `${FOLDER}/rollback.sh`;
/** The review environment of pull request `$NUMBER`; `$LABELS` say which kind. */
export const REVIEW_UP = `${FOLDER}/reviewUp.sh`;
/** Review environments that have expired, or whose pull request is none of `$OPEN` any more. */
export const REVIEW_SWEEP = `${FOLDER}/reviewSweep.sh`;

/** Of `$ENVIRONMENTS`, from the journals below `$JOURNALS`. */
export const METRICS = `${FOLDER}/metrics.sh`;
/** Image `$IMAGE` of `$FOLDER` at `$COMMIT`, into `image/`. */
export const BUILD_IMAGE = `${FOLDER}/buildImage.sh`;
/** The image of `image/`, to `$REGISTRY`, signed, with its list of what is in it. */
export const PUBLISH_IMAGE = `${FOLDER}/publishImage.sh`;
/** The image that was published, as what layer `$IMAGE` runs in `$ENVIRONMENT`: a branch at `$REMOTE`. */
export const PROPOSE_RELEASE = `${FOLDER}/proposeRelease.sh`;
/** Tags in `$REGISTRY` that keep what environments run. */
export const KEEP_RELEASED = `${FOLDER}/keepReleased.sh`;
/** The severity from which a weakness stops an image, where there is a version without it. */
export const IMAGE_CUTOFF = "high";

/** The real engine's preview of one stack, with the repository's policy pack. */
export function realPreview(folder: string, stack: string): string {
    const pack = folder === "." ? "policies" : "../../policies";
    return `pulumi preview --cwd ${folder} --stack ${stack} --policy-pack ${pack} --diff --non-interactive`;
}
