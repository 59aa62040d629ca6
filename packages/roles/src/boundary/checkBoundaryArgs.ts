import type { Problem } from "@plinth/core/errors";
import { checkPlace } from "@plinth/core/place";
import { isService } from "../statements/actions.ts";
import { checkStatements } from "../statements/checkStatements.ts";
import { LIMITS, policyDocument, sizeOf } from "../statements/document.ts";
import { type BoundaryArgs, DEPLOYMENT_PATH } from "./boundaryArgs.ts";
import { boundaryStatements } from "./boundaryStatements.ts";
import { NEVER_SERVICES } from "./services.ts";

type Refuse = (path: string, rule: string, value: unknown, fix: string) => void;

/** A path below the root: policies about `/` would be about every role there is. */
const PATH = /^\/[a-z0-9-]+\/([a-z0-9-]+\/)*$/;

/** Everything that is wrong with a boundary's arguments, at once. */
export function checkBoundaryArgs(args: BoundaryArgs): Problem[] {
    const { account, partition, policyName } = args;
    const problems = checkPlace({ account, partition });
    const refuse: Refuse = (path, rule, value, fix) => problems.push({ path, rule, value, fix });
    if (!/^[\w+=,.@-]{1,128}$/.test(policyName)) {
        refuse("policyName", "must be 1 to 128 characters of A-Z a-z 0-9 _+=,.@-", policyName, "choose another name");
    }
    checkRegions(args, refuse);
    checkPaths(args, refuse);
    checkServices(args, refuse);
    checkOutOfReach(args, refuse);
    if (problems.length > 0) return problems;
    const statements = boundaryStatements(args);
    const size = sizeOf(policyDocument(statements));
    if (size > LIMITS.managedPolicy) {
        const fix = "name fewer services";
        refuse("services", `must make a policy of at most ${LIMITS.managedPolicy} characters`, size, fix);
    }
    return [...problems, ...checkStatements(statements, "statements")];
}

function checkPaths({ rolePath, deploymentPath = DEPLOYMENT_PATH }: BoundaryArgs, refuse: Refuse): void {
    for (const [key, path] of Object.entries({ rolePath, deploymentPath })) {
        if (PATH.test(path)) continue;
        refuse(key, "must be a path below the root, between slashes", path, "write it as /plinth/dev/");
    }
    if (!PATH.test(rolePath) || !PATH.test(deploymentPath)) return;
    if (rolePath.startsWith(deploymentPath) || deploymentPath.startsWith(rolePath)) {
        const rule = "must be apart from deploymentPath, or deployments could change what limits them";
        refuse("rolePath", rule, rolePath, `choose a path that does not begin with ${deploymentPath}`);
    }
}

function checkRegions({ allowedRegions }: BoundaryArgs, refuse: Refuse): void {
    if (allowedRegions.length === 0) refuse("allowedRegions", "must name a region", allowedRegions, "add one");
    allowedRegions.forEach((region, index) => {
        if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return;
        refuse(
            `allowedRegions[${index}]`,
            "must be a region such as eu-west-1",
            region,
            "write a region that the account uses",
        );
    });
}

function checkServices({ services = [], globalServices = [] }: BoundaryArgs, refuse: Refuse): void {
    for (const [key, list] of Object.entries({ services, globalServices })) {
        list.forEach((service, index) => {
            const at = `${key}[${index}]`;
            if (NEVER_SERVICES.includes(service)) {
                refuse(at, "would let its holder out of the boundary", service, "remove it");
            } else if (!isService(service)) {
                refuse(at, "must be a service of the Service Authorization Reference", service, "correct its prefix");
            }
        });
    }
}

function checkOutOfReach({ outOfReach: { buckets = [], keyArns = [] } = {} }: BoundaryArgs, refuse: Refuse): void {
    buckets.forEach((bucket, index) => {
        if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return;
        refuse(
            `outOfReach.buckets[${index}]`,
            "must be the name of a bucket",
            bucket,
            "write it without arn: and path",
        );
    });
    keyArns.forEach((arn, index) => {
        if (/^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(arn)) return;
        refuse(`outOfReach.keyArns[${index}]`, "must be the ARN of a key", arn, "write …:key/<id>");
    });
}
