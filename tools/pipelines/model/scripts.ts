/** What both forges run, from the repository's root: `$ENVIRONMENT` against the revision `$BASE`. */
export const PREVIEW = "tools/pipelines/scripts/preview.sh";
/** `$ENVIRONMENT`, after a push on top of `$BEFORE`. */
export const DEPLOY = "tools/pipelines/scripts/deploy.sh";
