import { z } from "zod";
import { muteSchema } from "./muting.ts";
import { planSchema } from "./plan.ts";
import { forwardOnlySchema, rollbackSchema } from "./rollback.ts";
import { rule } from "./rule.ts";
import { soakSchema, verifySchema } from "./verification.ts";

/** `2026-12-20` or `2026-12-20T18:00Z`. */
const moment = z
    .string()
    .regex(
        /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\dZ)?$/,
        "a day such as 2026-12-20, or a time in UTC such as 2026-12-20T18:00Z",
    );
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day in UTC, such as 08:00");

const freeze = z
    .strictObject({
        from: moment.describe("The first day, or the time it begins."),
        to: moment.describe("The last day, or the time it ends."),
        reason: z.string().min(3).max(200).describe("Why; whoever is refused reads it."),
    })
    .check(
        rule<{ from: string; to: string }>(["from", "to"], ({ from, to }) => {
            const unreal = Object.entries({ from, to })
                .filter(([, text]) => !isRealDay(text))
                .map(([name, value]) => ({
                    path: [name],
                    rule: "must be a day that there is",
                    value,
                    fix: "correct the day",
                }));
            const ends = Date.parse(to) > Date.parse(from) || (to === from && !to.includes("T"));
            if (unreal.length > 0 || ends) return unreal;
            const fix = "swap the two, or move one";
            return [{ path: ["to"], rule: `must be after from (${from})`, value: to, fix }];
        }),
    );

const window = z
    .strictObject({
        days: z
            .array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
            .min(1)
            .describe("Days on which it opens."),
        from: time.describe("When it opens, UTC."),
        to: time.describe("When it closes, UTC; at or before from it is on the next day."),
    })
    .describe("When deployments may start, every week. Default: any time.");

/** When an environment may be changed by `plinth up` and `plinth destroy`. */
export const deliverySchema = z
    .strictObject({
        freeze: z.array(freeze).default([]).describe("Times in which nothing is deployed, each with its reason."),
        window: window.optional(),
        rollback: rollbackSchema,
        forwardOnly: forwardOnlySchema,
        plan: planSchema,
        verify: verifySchema,
        soak: soakSchema,
        muteWhileDeploying: muteSchema,
    })
    .prefault({})
    .describe("When the environment may be changed. Default: any time, since who is at work when is not a default.");

/** JavaScript takes 31 February for the third of March. */
function isRealDay(text: string): boolean {
    const day = text.slice(0, 10);
    const parsed = new Date(`${day}T00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
