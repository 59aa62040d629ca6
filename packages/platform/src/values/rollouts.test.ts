import assert from "node:assert/strict";
import { rolloutsValues } from "./rollouts.ts";

describe("values of Argo Rollouts", () => {
    const production = rolloutsValues({ size: "production", monitored: true });
    const small = rolloutsValues({ size: "small", monitored: false });

    it("have two controllers with a budget in production, of which one works at a time, and one without where nodes may go", () => {
        assert.deepEqual([production.controller.replicas, small.controller.replicas], [2, 1]);
        assert.deepEqual(production.controller.pdb, { enabled: true, maxUnavailable: 1 });
        assert.deepEqual(small.controller.pdb, { enabled: false });
        assert.deepEqual(Object.keys(small.controller.resources.limits), ["memory"]);
    });

    it("keep its kinds when it goes: every Rollout would go with them, and its pods", () => {
        assert.deepEqual([production.installCRDs, production.keepCRDs], [true, true]);
    });

    it("meet the namespace's pod security standard", () => {
        const { runAsNonRoot, runAsUser, seccompProfile } = production.podSecurityContext;
        assert.deepEqual([runAsNonRoot, runAsUser, seccompProfile], [true, 999, { type: "RuntimeDefault" }]);
        assert.deepEqual(production.containerSecurityContext.capabilities, { drop: ["ALL"] });
    });

    it("give it no rights on routers, no page of its own and no notifications", () => {
        assert.deepEqual(production.providerRBAC, { enabled: false, providers: { gatewayAPI: false } });
        assert.deepEqual([production.dashboard.enabled, production.notifications.secret.create], [false, false]);
    });

    it("are scraped where Prometheus is there to do it", () => {
        assert.equal(production.controller.metrics.serviceMonitor.enabled, true);
        assert.equal(small.controller.metrics.serviceMonitor.enabled, false);
    });
});
