import type { PipelineEnvironment } from "../model/pipelines.ts";
import { checkout, install, ownNode, pulumiCli, type Step, use } from "./workflow.ts";
import { expression } from "./expression.ts";

/** As `deployHours` and `review.hours` of bootstrap and the layer account have it by default: what changes an environment may take longer than an hour. */
const DEPLOY_SECONDS = 2 * 3600;
const CHANGING: readonly string[] = ["deploy", "rollback", "up", "sweep"];

/** The role of the job's GitHub environment, for as long as the job runs; no key that lasts is kept anywhere. */
export function credentials({ name, region }: Pick<PipelineEnvironment, "name" | "region">, what: string): Step {
    return use("Take the role", "aws-actions/configure-aws-credentials", {
        with: {
            "role-to-assume": expression("vars.PLINTH_ROLE_ARN"),
            "role-session-name": `plinth-${what}-${name}-${expression("github.run_id")}`,
            // An hour, where nothing is said.
            ...(CHANGING.includes(what) ? { "role-duration-seconds": DEPLOY_SECONDS } : {}),
            "aws-region": region,
            "mask-aws-account-id": true,
        },
    });
}

/**
 * All that a job needs before it runs the real engine in an environment.
 *
 * @param before steps between what is installed and the role: what fails there has not had it.
 */
export function atEnvironment(
    environment: Pick<PipelineEnvironment, "name" | "region">,
    what: string,
    from: Readonly<Record<string, string | number>> = {},
    before: readonly Step[] = [],
): Step[] {
    return [checkout(from), install, ownNode, pulumiCli, ...before, credentials(environment, what)];
}

/** Where the state is, and who may read it there. The token is for Pulumi Cloud alone. */
export const STATE = {
    PULUMI_BACKEND_URL: expression("vars.PULUMI_BACKEND_URL"),
    PULUMI_ACCESS_TOKEN: expression("secrets.PULUMI_ACCESS_TOKEN"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
};
