import type { DisposableSettings } from "@plinth/core/settings";

/**
 * A service in an environment that is thrown away: reached from inside the cluster alone, since its base has the host
 * name, nobody is woken for it, and its few requests would judge no canary.
 */
export const disposableService = { ingress: null, rollout: null, slo: "off" } as const satisfies DisposableSettings;
