import type { DisposableSettings } from "@plinth/core/settings";

/**
 * A service in an environment that is thrown away: reached from inside the cluster alone, since its base has the host
 * name, and nobody is woken for it.
 */
export const disposableService = { ingress: null, slo: "off" } as const satisfies DisposableSettings;
