import assert from "node:assert/strict";
import { PLATFORM } from "@plinth/platform/plan";
import { DEFAULTS } from "@plinth/workload/plan";

describe("what workloads take for granted of the platform", () => {
    it("is called there as they call it", () => {
        const { prometheus, monitoringNamespace, telemetry } = DEFAULTS;
        assert.equal(`http://${prometheus.service}.${monitoringNamespace}:${prometheus.port}`, PLATFORM.prometheus.url);
        assert.equal(monitoringNamespace, PLATFORM.monitoringNamespace);
        assert.equal(telemetry.endpoint, PLATFORM.otlp.httpEndpoint);
        assert.deepEqual(telemetry.podLabels, PLATFORM.otlp.podLabels);
    });
});
