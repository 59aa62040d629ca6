import { z } from "zod";

/** Who puts the previous release of an application back when its update fails. */
export const rollbackSchema = z
    .enum(["automatic", "manual"])
    .default("manual")
    .describe(
        "automatic: when an update of an application fails, and changed nothing but its release, plinth up puts the release of before back. manual: a person does, with plinth rollback. Default: manual, since not every release can run on the data that a later one has left.",
    );

const reason = z.string().min(3).max(200).describe("Why; whoever is refused reads it.");

/** What nobody goes back behind: a migration of data that has no way back, say. */
export const forwardOnlySchema = z
    .array(
        z.union([
            z.strictObject({
                commit: z
                    .string()
                    .regex(/^[0-9a-f]{7,40}$/, "a commit, 7 to 40 hexadecimal digits")
                    .describe("The commit that brought it, in quotes. Nobody goes back to one from before."),
                reason,
            }),
            z.strictObject({
                release: z
                    .string()
                    .min(1)
                    .describe(
                        "A value of a release, such as the digest of the image that brought it. Nobody goes back to one from before.",
                    ),
                reason,
            }),
        ]),
    )
    .default([])
    .describe("Commits and releases that plinth rollback does not go back behind, each with its reason.");
