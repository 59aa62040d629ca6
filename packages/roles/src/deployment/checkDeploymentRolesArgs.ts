import type { Problem } from "@plinth/core/errors";
import { checkBoundaryArgs } from "../boundary/checkBoundaryArgs.ts";
import { REGIONAL_SERVICES } from "../boundary/services.ts";
import type { Identity } from "../identities/identity.ts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";

type Refuse = (path: string, rule: string, value: unknown, fix: string) => void;

const KEY_ARN = /^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/;
/** Leaves room for `plinth-`, `-preview` and Pulumi's suffix within the 64 characters of a role's name. */
const ENVIRONMENT = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is checked of an environment's roles; `deploy` is missing where nobody deploys it from a forge. */
type Args = Omit<DeploymentRolesArgs, "deploy" | "providerArns"> & Partial<Pick<DeploymentRolesArgs, "deploy">>;

/** Everything that is wrong with the roles of an environment, apart from what each role checks itself. */
export function checkDeploymentRolesArgs(args: Args): Problem[] {
    const problems: Problem[] = [];
    const refuse: Refuse = (path, rule, value, fix) => problems.push({ path, rule, value, fix });
    const { environment, state, preview, deploy, boundaryArn, services = REGIONAL_SERVICES } = args;
    if (!ENVIRONMENT.test(environment) || environment.length > 20) {
        refuse("environment", "must be the name of an environment", environment, "write it as its folder is called");
    }
    if (typeof boundaryArn === "string" && !/^arn:[^:]+:iam::\d{12}:policy\/.+$/.test(boundaryArn)) {
        refuse("boundaryArn", "must be the ARN of a policy", boundaryArn, "pass boundaryArn(…) or the component's arn");
    }
    if (state.kind === "s3") {
        if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(state.bucket)) {
            refuse("state.bucket", "must be the name of a bucket", state.bucket, "write it without arn: and path");
        }
        checkKey("state.bucketKeyArn", state.bucketKeyArn, refuse);
        if (state.secretsKeyArn !== undefined && state.secretsKeyArn === state.bucketKeyArn) {
            const rule = "must not be the key of the bucket: whoever reads the state could open its secrets";
            refuse("state.secretsKeyArn", rule, state.secretsKeyArn, "make a key for the secrets provider");
        }
    }
    checkKey("state.secretsKeyArn", state.secretsKeyArn, refuse);
    const needed = [
        ...(state.kind === "s3" ? ["s3"] : []),
        ...(Object.entries(state).some(([part, value]) => part.endsWith("KeyArn") && value !== undefined)
            ? ["kms"]
            : []),
    ].filter((service) => !services.includes(service));
    if (needed.length > 0) {
        refuse("services", "must have those that the state is kept with", services, `add ${needed.join(" and ")}`);
    }
    if (deploy !== undefined && sameJobs(preview, deploy)) {
        const rule = "must be another job than that of deploy, or previews could change the environment";
        refuse("preview", rule, preview.job, "give previews a job or environment of their own");
    }
    if (isPulumiRun(preview) && preview.job.operations.some((operation) => operation !== "preview")) {
        refuse("preview.job.operations", "must be preview alone", preview.job.operations, 'write ["preview"]');
    }
    return [...problems, ...checkBoundaryArgs({ ...args, policyName: "-" })];
}

function checkKey(path: string, arn: unknown, refuse: Refuse): void {
    // What this program makes is the ARN of a key, and is known later.
    if (typeof arn !== "string" || KEY_ARN.test(arn)) return;
    refuse(path, "must be the ARN of a key, not of an alias: IAM does not follow aliases", arn, "write …:key/<id>");
}

function sameJobs(preview: Identity, deploy: Identity): boolean {
    const both = [preview, deploy].map((identity) => {
        const { forge, job } = identity;
        return JSON.stringify([forge, "repository" in identity ? identity.repository.name : "", job]);
    });
    return both[0] === both[1];
}

type Run = Identity & { readonly job: { readonly operations: readonly string[] } };

function isPulumiRun(identity: Identity): identity is Run {
    return identity.forge === "pulumi" && "operations" in identity.job;
}
