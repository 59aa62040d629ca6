import { FakeProbes } from "../../fake/probes.ts";
import type { Clock } from "../../ports/surroundings.ts";
import type { CheckResult } from "../result.ts";
import type { VerifySettings } from "../settings.ts";
import { verifyLayer, type VerifyRequest } from "../verifyLayer.ts";
import { checkpointOf } from "./state.ts";

const settings: VerifySettings = {
    alarms: true,
    services: true,
    rollouts: true,
    smoke: [],
    require: [],
    ignoreAlarms: [],
    waitSeconds: 60,
};

/** Looks at a layer that was deployed at 10:00 and is looked at from 10:05, in which only waiting takes time. */
export class Looking {
    readonly probes = new FakeProbes();
    readonly waits: number[] = [];

    async at(
        resources: readonly object[],
        changes: Partial<VerifySettings> = {},
        more: Partial<VerifyRequest> = {},
    ): Promise<CheckResult[]> {
        let time = Date.parse("2026-11-23T10:05:00Z");
        const clock: Clock = {
            now: () => new Date(time),
            wait: async (milliseconds) => {
                this.waits.push(milliseconds);
                time += milliseconds;
            },
        };
        const request: VerifyRequest = {
            layer: "shop",
            layout: "layered",
            checkpoint: checkpointOf(...resources),
            outputs: {},
            since: new Date("2026-11-23T10:00:00Z"),
            settings: { ...settings, ...changes },
            ...more,
        };
        return await verifyLayer(request, { probes: this.probes, clock, signal: new AbortController().signal });
    }
}
