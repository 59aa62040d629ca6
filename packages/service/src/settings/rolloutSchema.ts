import type { Violation } from "@plinth/core/settings";
import { LOW_TRAFFIC } from "@plinth/slo/analysis";
import { DEFAULT_STEPS } from "@plinth/workload/plan";
import { z } from "zod";

const step = z.strictObject({
    weight: z.number().describe("Percent of the pods that serve that are new, from 1 to 99."),
    minutes: z.number().describe("How long it stands there and is judged: from 3 on, and 60 for all steps together."),
});

const analysis = z.union([
    z.strictObject({
        lowTraffic: z
            .enum(LOW_TRAFFIC)
            .optional()
            .describe(
                "What a release means that gets too few requests to be judged by their share. pass: it goes on, unless as many of them are bad as are more than chance. pause: it waits for somebody to promote or abort it. Default: pass.",
            ),
    }),
    z.literal("off"),
]);

const inWords = DEFAULT_STEPS.map(({ weight, minutes }) => `${weight} % for ${minutes} minutes`).join(", ");

/** How web pods are replaced by those of a new release. */
export const rollout = z
    .discriminatedUnion("strategy", [
        z.strictObject({ strategy: z.literal("rolling") }),
        z.strictObject({
            strategy: z.literal("canary"),
            steps: z.array(step).optional().describe(`Parts, from small to large. Default: ${inWords}.`),
            analysis: analysis
                .optional()
                .describe(
                    "What a release is judged by: what slo promises, counted over the new pods alone. off: steps only take their time. Default: slo.",
                ),
        }),
    ])
    .describe(
        "How pods that serve are replaced by those of a new release. rolling: one by one. canary: a part first, which has to keep what slo promises. Default: rolling.",
    );

/** What decides whether a canary can be judged. */
export interface Judged {
    readonly rollout?: z.output<typeof rollout> | undefined;
    readonly slo: unknown;
}

/** A canary is judged by what the service promises. */
export function checkJudged({ rollout: chosen, slo }: Judged): Violation[] {
    if (chosen?.strategy !== "canary" || chosen.analysis === "off" || slo !== "off") return [];
    const rule = "needs slo: what the service promises is what a canary is judged by";
    return [{ path: ["rollout", "analysis"], rule, value: chosen.analysis, fix: "write slo, or set analysis: off" }];
}
