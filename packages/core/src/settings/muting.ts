import { z } from "zod";

const SEVERITIES = ["page", "ticket", "log"] as const;

/** Which alarms tell nobody while an environment is deployed. */
export const muteSchema = z
    .strictObject({
        minutes: z
            .int()
            .min(1)
            .max(120)
            .default(30)
            .describe(
                "Minutes after which it ends by itself, should the deployment not end it. Default: 30. Pages are quiet for 15 at most, whatever stands here.",
            ),
        severities: z
            .array(z.enum(SEVERITIES))
            .min(1)
            .default([...SEVERITIES])
            .describe("Alarms of these severities. Default: all, since what still is wrong at the end is told then."),
        alertmanager: z
            .url({ protocol: /^https?$/ })
            .optional()
            .describe(
                "An Alertmanager that the deployment can reach, to keep quiet about the same services. Default: none: the alerts of Prometheus are told.",
            ),
    })
    .optional()
    .describe(
        "Keeps alarms of what is changed, and of what needs it, from telling anybody meanwhile; they keep their states, which verification and the soak look at. Default: nothing is muted, since who is not called when something breaks is not a default.",
    );
