import type { Problem } from "@plinth/core/errors";
import { checkBoundaryArgs } from "../boundary/checkBoundaryArgs.ts";
import { checkIdentity } from "../identities/checkIdentity.ts";
import { isPlainStatements } from "../role/plain.ts";
import { checkStatements } from "../statements/checkStatements.ts";
import { LIMITS, policyDocument, sizeOf } from "../statements/document.ts";
import type { ReviewRoleArgs } from "./reviewRoleArgs.ts";
import { reviewBoundary } from "./reviewStatements.ts";

/** A Pulumi project, as it stands in the names of files. */
const PROJECT = /^[a-z][a-z0-9-]*$/;

/** Everything that is wrong with the role of reviews, apart from what the role checks itself. */
export function checkReviewRoleArgs(args: ReviewRoleArgs): Problem[] {
    const { services = [] } = args;
    // Those it measures with where there are none.
    const some = services.length === 0 ? ["eks"] : services;
    const problems = checkBoundaryArgs({ ...args, services: some, globalServices: [] });
    const refuse = (path: string, rule: string, value: unknown, fix: string): void => {
        problems.push({ path, rule, value, fix });
    };
    const { environment, project, reads, uses = [], state, identity, rolePath } = args;
    problems.push(...checkIdentity(identity, "identity"));
    if ("environment" in identity.job && identity.job.environment === environment) {
        const rule = "must not be the job that deploys the environment itself";
        refuse("identity.job.environment", rule, identity.job.environment, "give reviews an environment of their own");
    }
    for (const [path, name] of [["project", project], ...reads.map((one, at) => [`reads[${at}]`, one])] as const) {
        if (PROJECT.test(name)) continue;
        refuse(path, "must be the name of a Pulumi project", name, "write it as Pulumi.yaml has it");
    }
    uses.forEach((action, index) => {
        if (!action.includes("*")) return;
        const rule = "must be one action: what roles of reviews may do is all that keeps what they share";
        refuse(`uses[${index}]`, rule, action, "name each action");
    });
    if (state.kind === "s3" && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(state.bucket)) {
        refuse("state.bucket", "must be the name of a bucket", state.bucket, "write it without arn: and path");
    }
    if (rolePath.endsWith(`/${environment}/`)) {
        const rule = "must be apart from the environment's own roles, or a review could change them";
        refuse("rolePath", rule, rolePath, `choose another, such as ${rolePath.slice(0, -1)}-review/`);
    }
    if (problems.length > 0) return problems;
    const statements = reviewBoundary(args);
    problems.push(...checkStatements(statements, "statements"));
    if (!isPlainStatements(statements)) return problems;
    const size = sizeOf(policyDocument(statements));
    if (size > LIMITS.managedPolicy) {
        refuse("services", `must make a policy of at most ${LIMITS.managedPolicy} characters`, size, "name fewer");
    }
    return problems;
}
