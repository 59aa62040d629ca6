import { findOnPath } from "./cli.ts";

/** Skips the tests of a suite where the Pulumi CLI is missing, saying so. Call it first in a `describe`. */
export function needsPulumi(): void {
    before("needs pulumi on PATH", function () {
        if (findOnPath("pulumi") !== undefined) return;
        console.error("skipped: pulumi is not on PATH, so nothing can be compared with the real engine");
        this.skip();
    });
}
