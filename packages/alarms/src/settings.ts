import { z } from "zod";
import { type AlarmChoice, type AlarmRules, SEVERITIES } from "./plan/index.ts";

/**
 * The setting `alarms` of a component with these rules: what differs, by role, or `off`. A role that does not exist is
 * refused like any key that does not.
 */
export function alarmsSetting<Role extends string>(rules: AlarmRules<Role>): z.ZodType<AlarmChoice<Role> | undefined> {
    const roles = Object.fromEntries(
        Object.entries(rules as AlarmRules).map(([role, rule]) => [role, override(rule)]),
    ) as Record<Role, ReturnType<typeof override>>;
    return z
        .union([z.strictObject(roles), z.literal("off")])
        .optional()
        .describe(
            "What differs from the alarms, by role; off for none. Default: every alarm, as the component's page lists them.",
        ) as z.ZodType<AlarmChoice<Role> | undefined>;
}

function override({ threshold, severity }: AlarmRules[string]) {
    const { value, unit, min, max } = threshold;
    return z
        .strictObject({
            threshold: z
                .number()
                .min(min)
                .max(max)
                .optional()
                .describe(`In ${unit}, from ${min} to ${max}. Default: ${value}.`),
            severity: z.enum(SEVERITIES).optional().describe(`Default: ${severity}.`),
        })
        .optional();
}
