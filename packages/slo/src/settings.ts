import { SEVERITIES } from "@plinth/alarms/plan";
import { z } from "zod";
import {
    BURN_RATES,
    DEFAULT_FEW_FAILURES,
    DEFAULT_WINDOW_DAYS,
    LATENCY_BOUNDS,
    LEAST_WINDOW_DAYS,
    MOST_WINDOW_DAYS,
    type Objectives,
    type ServiceLevelRole,
    type ServiceLevelShape,
    serviceLevelAlarms,
} from "./plan/index.ts";
import type { ServiceLevelArgs } from "./serviceLevelArgs.ts";

/** A service's setting `slo`: what it promises, or `off`. */
export type ServiceLevelSetting =
    | (Objectives &
          Pick<ServiceLevelShape, "windowDays" | "fewFailures" | "severities"> &
          Pick<ServiceLevelArgs, "runbooksAt" | "grafanaAt">)
    | "off";

const target = z.number().min(50).lt(100);

const address = z.url({ protocol: /^https?$/ }).optional();

const levels = z
    .strictObject({
        availability: z
            .strictObject({
                target: target.describe(
                    "Percent of requests that are answered without an error of the server's (5xx).",
                ),
            })
            .optional(),
        latency: z
            .strictObject({
                target: target.describe(
                    "Percent of requests that are answered within so many seconds, of those without an error.",
                ),
                seconds: z
                    .literal([...LATENCY_BOUNDS])
                    .describe(
                        `What is fast enough; a bucket of the service's histogram: ${LATENCY_BOUNDS.join(", ")}.`,
                    ),
            })
            .optional(),
        windowDays: z
            .int()
            .min(LEAST_WINDOW_DAYS)
            .max(MOST_WINDOW_DAYS)
            .optional()
            .describe(`Days over which objectives are kept or not. Default: ${DEFAULT_WINDOW_DAYS}.`),
        fewFailures: z
            .int()
            .min(1)
            .max(1000)
            .optional()
            .describe(
                `How many bad requests are more than chance, where there are few requests. Default: ${DEFAULT_FEW_FAILURES}.`,
            ),
        severities: z
            .strictObject(
                Object.fromEntries(
                    Object.entries(serviceLevelAlarms).map(([role, { severity }]) => [
                        role,
                        z.enum(SEVERITIES).optional().describe(`Default: ${severity}.`),
                    ]),
                ) as Record<ServiceLevelRole, z.ZodOptional<z.ZodEnum<{ page: "page"; ticket: "ticket"; log: "log" }>>>,
            )
            .optional()
            .describe("What differs from the severities of the alerts, by role."),
        runbooksAt: address.describe(
            "What stands before a runbook's path in Prometheus' alerts, such as https://git.example.com/platform/blob/main. Default: nothing, the path in the repository.",
        ),
        grafanaAt: address.describe(
            "What stands before a dashboard's path in Prometheus' alerts, such as https://grafana.example.com. Default: nothing, the path in Grafana.",
        ),
    })
    .refine(({ availability, latency }) => availability !== undefined || latency !== undefined, {
        message: "must name availability, latency or both",
    });

/** The setting `slo` of a service. */
export const serviceLevelSetting: z.ZodType<ServiceLevelSetting> = z
    .union([levels, z.literal("off")])
    .describe(
        `What the service promises. Alerts begin at ${BURN_RATES.Fast.burn}, ${BURN_RATES.Slow.burn}, ${BURN_RATES.Day.burn} and ${BURN_RATES.Days.burn} times what the error budget lasts for; off watches nothing.`,
    ) as z.ZodType<ServiceLevelSetting>;
