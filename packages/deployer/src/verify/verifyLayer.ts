import type { StackOutputs } from "../ports/engine.ts";
import type { Clock } from "../ports/surroundings.ts";
import { lookAtAlarms, watched } from "./alarms.ts";
import { type Observed, resultOf } from "./observed.ts";
import { pollUntil } from "./poll.ts";
import type { Probes } from "./ports.ts";
import type { CheckKind, CheckResult } from "./result.ts";
import { lookAtRollout } from "./rollouts.ts";
import { lookAtService } from "./services.ts";
import type { VerifySettings } from "./settings.ts";
import { addressOf, lookAtAddress } from "./smoke.ts";
import { subjectsOf } from "./subjects.ts";

/** What is to be looked at. */
export interface VerifyRequest {
    readonly layer: string;
    readonly layout: "layered" | "single";
    /** State and outputs after the deployment. */
    readonly checkpoint: unknown;
    readonly outputs: StackOutputs;
    /** When the deployment began; absent where none is looked at, and nothing can be from before it. */
    readonly since?: Date;
    readonly settings: VerifySettings;
}

/** With what it is looked at. */
export interface VerifyAround {
    readonly probes: Probes;
    readonly clock: Clock;
    readonly signal: AbortSignal;
}

/**
 * Looks at what was deployed: alarms, services, rollouts and addresses, side by side. A stack without any of a kind has no
 * check of it; one that cannot be looked at is not checked, and says why.
 */
export async function verifyLayer(request: VerifyRequest, around: VerifyAround): Promise<CheckResult[]> {
    const { settings, since } = request;
    const { probes } = around;
    const subjects = subjectsOf(request.checkpoint, settings.kubernetesContext);
    const alarms = watched(subjects.alarms, settings.ignoreAlarms, around.clock.now());
    const smoke = settings.smoke.filter(({ layer }) => layer === request.layer || request.layout === "single");
    const checks: Promise<CheckResult>[] = [
        ...(settings.alarms && alarms.length > 0
            ? [one("alarms", plural(alarms.length, "alarm"), () => lookAtAlarms(probes.alarms, alarms, since))]
            : []),
        ...(settings.services
            ? subjects.services.map((service) =>
                  one("services", service.name, () => lookAtService(probes.services, service)),
              )
            : []),
        ...(settings.rollouts
            ? subjects.workloads.map((workload) =>
                  one("rollouts", `${workload.kind} ${workload.namespace}/${workload.name}`, () =>
                      lookAtRollout(probes.rollouts, workload),
                  ),
              )
            : []),
        ...smoke.map((check) => {
            const address = addressOf(check, request.outputs, request.layout);
            if ("missing" in address) {
                const subject = "output" in check ? `output ${check.output}` : check.url;
                return one("smoke", subject, async () => ({ outcome: "notChecked", missing: address.missing }));
            }
            return one("smoke", address.url, () => lookAtAddress(probes.http, address.url, check, around.signal));
        }),
    ];
    return await Promise.all(checks);

    async function one(check: CheckKind, subject: string, look: () => Promise<Observed>): Promise<CheckResult> {
        const { clock, signal } = around;
        const started = clock.now();
        // What cannot be looked at now cannot in ten seconds either.
        const settled = (seen: Observed): boolean => seen.outcome !== "failed";
        const seen = await pollUntil(() => guarded(look), settled, settings.waitSeconds, clock, signal);
        const seconds = Math.round((clock.now().getTime() - started.getTime()) / 100) / 10;
        return resultOf(check, subject, seconds, seen);
    }
}

/** A probe that breaks has not looked. */
async function guarded(look: () => Promise<Observed>): Promise<Observed> {
    try {
        return await look();
    } catch (error) {
        return { outcome: "notChecked", missing: error instanceof Error ? error.message : String(error) };
    }
}

export function plural(count: number, thing: string): string {
    return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
