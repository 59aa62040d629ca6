import { UserError } from "@plinth/core";
import { NO_IMAGE } from "./settings/imageSchema.ts";

export interface Run {
    /** Whether it is a preview. */
    readonly isDryRun: boolean;
    readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Refuses to deploy a service of which no image was built: its pods would wait for one until the rollout is given up.
 *
 * Previews, tests and rehearsals take it, or nobody could propose a service before its image is there. A test runs without
 * an engine, which programs find by PULUMI_NODEJS_ENGINE, and a rehearsal with simulated providers.
 */
export function refuseNoImage(name: string, digest: string, { isDryRun, env }: Run): void {
    const isDeployment = !isDryRun && Boolean(env["PULUMI_NODEJS_ENGINE"]) && !env["PULUMI_DEBUG_PROVIDERS"];
    if (digest !== NO_IMAGE || !isDeployment) return;
    throw new UserError(
        `service ${name} has no image yet: image.digest is all zeros. ` +
            `Fix: build and push it, then npx plinth release <environment> ${name} --image <repository>@<digest>`,
    );
}
