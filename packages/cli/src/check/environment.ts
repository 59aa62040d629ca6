import { UserError } from "@plinth/core/errors";
import type { EnvironmentPolicies } from "@plinth/policies/levels";

/** Refuses the name of an environment that has no settings: a mistake in it would judge by the defaults without a word. */
export function knownEnvironment(name: string | undefined, policies: EnvironmentPolicies): void {
    if (name === undefined || policies.has(name)) return;
    throw new UserError(
        `--environment ${name}: there is no such environment here. Fix: name a folder of environments/, or leave the option out to judge by the pack's defaults`,
    );
}
