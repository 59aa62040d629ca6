import { releaseValue } from "@plinth/core/settings";
import { z } from "zod";

/** What stands in the place of a digest while no image was built. It previews; an update refuses it. */
export const NO_IMAGE = `sha256:${"0".repeat(64)}`;

/** The image of a service. Its digest is the release: what a new build changes, and nothing else. */
export const image = z
    .strictObject({
        repository: z
            .string()
            .describe("Where its images are: <account>.dkr.ecr.<region>.amazonaws.com/<name>, without a tag."),
        digest: releaseValue(
            z
                .string()
                .describe(
                    "Which of them runs: sha256: and 64 digits, as a push prints them. A tag can come to mean another, and is not taken.",
                ),
        ),
    })
    .describe("The image that runs. plinth release writes it.");
