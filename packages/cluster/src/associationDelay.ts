import { setTimeout as after } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/** The documentation says several; nothing tells when it is so. */
const SECONDS = 15;

/** The part of a process' environment that tells a deployment from a rehearsal. */
type Env = Readonly<Record<string, string | undefined>>;

/**
 * How long a new association has to be waited for: it takes seconds to be effective (Amazon EKS API Reference,
 * "CreatePodIdentityAssociation"), and a pod that was admitted before has no credentials as long as it lives.
 *
 * @param env simulated providers, which a rehearsal names in PULUMI_DEBUG_PROVIDERS, know it at once.
 */
export function secondsUntilEffective(env: Env): number {
    return env["PULUMI_DEBUG_PROVIDERS"] ? 0 : SECONDS;
}

/** Has whatever depends on a new association wait until it is effective: once, when it is made. */
export function untilEffective(association: string): pulumi.ResourceHook {
    return new pulumi.ResourceHook(`${association}-effective`, async () => {
        await after(secondsUntilEffective(process.env) * 1000);
    });
}
