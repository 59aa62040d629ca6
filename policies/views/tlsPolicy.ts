import policies from "../data/tlsPolicies.json" with { type: "json" };
import type { Reading } from "../reading/reading.ts";

const WITHOUT_OLD_TLS = new Map(
    Object.entries(policies).map(([service, { withoutOldTls }]) => [service, new RegExp(withoutOldTls)]),
);

/** Whether a policy of the service is known to admit TLS 1.2 and newer only. */
export function isModernTls(policy: Reading, service: keyof typeof policies): boolean {
    return WITHOUT_OLD_TLS.get(service)?.test(policy.string() ?? "") === true;
}
