import assert from "node:assert/strict";
import { deliverySchema } from "./delivery.ts";

describe("alarms while an environment is deployed", () => {
    it("are muted where settings say so alone, all severities, for half an hour unless they say otherwise", () => {
        assert.equal(deliverySchema.parse(undefined).muteWhileDeploying, undefined);
        assert.deepEqual(deliverySchema.parse({ muteWhileDeploying: {} }).muteWhileDeploying, {
            minutes: 30,
            severities: ["page", "ticket", "log"],
        });
    });

    it("refuses a mute without an end, for longer than two hours, of no severity, or by no address", () => {
        for (const wrong of [
            { minutes: 0 },
            { minutes: 121 },
            { severities: [] },
            { severities: ["warning"] },
            { alertmanager: "alertmanager:9093" },
            { forever: true },
        ])
            assert.ok(!deliverySchema.safeParse({ muteWhileDeploying: wrong }).success, JSON.stringify(wrong));
    });
});
