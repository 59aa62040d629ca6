import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { ServiceLevel } from "./serviceLevel.ts";
import type { ServiceLevelArgs } from "./serviceLevelArgs.ts";
import { orders } from "./testdata/serviceLevelArgs.ts";

const made = (args: Partial<ServiceLevelArgs>) =>
    record(() => new ServiceLevel("orders-slo", { ...orders, ...args } as ServiceLevelArgs));

describe("ServiceLevel", () => {
    it("refuses everything that is wrong with a service level at once", async () => {
        const wrong = {
            service: "Orders",
            objectives: { availability: { target: 0.999 }, latency: { target: 100, seconds: 0.2 } },
            windowDays: 90,
            fewFailures: 0,
            severities: { availabilityFast: "loud" },
            signals: "cloud",
            grafanaAt: "grafana",
        } as unknown as Partial<ServiceLevelArgs>;
        await assert.rejects(made(wrong), (error: Error) => {
            for (const part of [
                "service: must be 1 to 63 small letters",
                "objectives.availability.target: must be a percentage from 50 to less than 100",
                "Fix: write percent: 99.9",
                "objectives.latency.target",
                "objectives.latency.seconds: must be one of 0.1, 0.25, 0.3, 0.5, 1, 2.5, 5",
                "windowDays: must be whole days from 7 to 70",
                "fewFailures: must be a whole number from 1 to 1000",
                "severities.availabilityFast: must be page, ticket, log",
                "signals: must be both, prometheus, cloudwatch",
                "grafanaAt: must be an address",
            ])
                assert.ok(error.message.includes(part), `${part}\n${error.message}`);
            return true;
        });
        await assert.rejects(
            made({ objectives: {} } as unknown as Partial<ServiceLevelArgs>),
            /must name availability, latency or both/,
        );
    });
});
