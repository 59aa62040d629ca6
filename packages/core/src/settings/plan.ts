import { z } from "zod";

/** How an environment's updates keep to what was previewed, judged and confirmed. */
export const planSchema = z
    .strictObject({
        hold: z
            .boolean()
            .default(true)
            .describe(
                "Whether each update is held to the plan that its preview saved: the engine stops where the program wants anything else. Default: true. Switch it off for programs that make resources inside of apply, which no preview knows.",
            ),
        handOver: z
            .boolean()
            .default(false)
            .describe(
                "Whether pipelines plan before the approval, and apply that very plan after it. Default: false, since the role that plans has to be able to open the secrets of the stacks.",
            ),
        validHours: z
            .int()
            .min(1)
            .max(720)
            .default(24)
            .describe(
                "Hours for which a plan that was made before may be applied. Default: 24: what a state does not tell of, drift of the cloud, is looked for once a day.",
            ),
    })
    .prefault({})
    .describe("How updates keep to what was previewed, judged and confirmed.");
