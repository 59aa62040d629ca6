/** What both forges run, from the repository's root: `$ENVIRONMENT` against the revision `$BASE`. */
export const PREVIEW = "tools/pipelines/scripts/preview.sh";
/** `$ENVIRONMENT`, after a push on top of `$BEFORE`. */
export const DEPLOY = "tools/pipelines/scripts/deploy.sh";

/** The real engine's preview of one stack, with the repository's policy pack. */
export function realPreview(folder: string, stack: string): string {
    const pack = folder === "." ? "policies" : "../../policies";
    return `pulumi preview --cwd ${folder} --stack ${stack} --policy-pack ${pack} --diff --non-interactive`;
}
