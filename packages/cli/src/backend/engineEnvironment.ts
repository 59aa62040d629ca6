import { UserError } from "@plinth/core/errors";
import type { StateSettings } from "@plinth/core/settings";
import type { Host } from "../host.ts";

/** Where the engine keeps states, for the Pulumi CLI. */
export const BACKEND = "PULUMI_BACKEND_URL";
/** With what secrets of new stacks are closed, for the deployer's engine. */
export const SECRETS_PROVIDER = "PLINTH_SECRETS_PROVIDER";
/** Providers that the engine attaches to: with AWS among them the cloud is simulated. */
const ATTACHED = "PULUMI_DEBUG_PROVIDERS";

/** Whether what is deployed reaches no cloud. */
export function isSimulated(env: Host["env"]): boolean {
    return (env[ATTACHED] ?? "").split(",").some((entry) => entry.trim().startsWith("aws:"));
}

/**
 * The environment of the engine for an environment's stacks: their backend, what closes the secrets of new ones (a simulated
 * cloud has no keys, so a passphrase), and no look for a newer CLI.
 *
 * @throws UserError where the variable names another backend than the settings, since stacks that are not found there would
 * be made a second time; and where a simulated cloud would be written into real states.
 */
export function engineEnvironment(
    env: Host["env"],
    environment: string,
    state: StateSettings | undefined,
): Host["env"] {
    const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: env["PULUMI_SKIP_UPDATE_CHECK"] ?? "true" };
    if (state === undefined) return quiet;
    // A variable that a forge does not know arrives as empty text.
    const given = env[BACKEND] === "" ? undefined : env[BACKEND];
    if (isSimulated(env)) {
        if (given?.startsWith("file://") === true && given !== state.backend) return quiet;
        throw new UserError(
            `environment ${environment} keeps its states in ${state.backend}, and a simulated cloud must not be written into them. ` +
                `Fix: export ${BACKEND}=file://<an empty folder>`,
        );
    }
    if (given !== undefined && withoutSlash(given) !== withoutSlash(state.backend)) {
        throw new UserError(
            `environment ${environment} keeps its states in ${state.backend} (environments/${environment}/environment.yaml), and ${BACKEND} is ${given}: ` +
                `what is deployed would not be found there, and be made again. Fix: unset ${BACKEND}, or correct state.backend`,
        );
    }
    return { ...quiet, [BACKEND]: state.backend, [SECRETS_PROVIDER]: state.secretsProvider };
}

function withoutSlash(url: string): string {
    return url.replace(/\/$/, "");
}
