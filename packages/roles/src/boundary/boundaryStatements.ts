import type { Statement } from "../statements/statement.ts";
import { allow, deny } from "../statements/statement.ts";
import type { BoundaryArgs } from "./boundaryArgs.ts";
import { denials, ownRoles, rolesOfClusters, rolesOfServices } from "./iamStatements.ts";
import { GLOBAL_SERVICES, globalRegion, REGIONAL_SERVICES } from "./services.ts";

/**
 * What anybody held by the boundary may do at most. It grants nothing by itself: what a role may do is what its own
 * policies and the boundary both grant.
 */
export function boundaryStatements(args: BoundaryArgs): Statement[] {
    const { partition = "aws", allowedRegions } = args;
    const { services = REGIONAL_SERVICES, globalServices = GLOBAL_SERVICES } = args;
    const everything = (prefixes: readonly string[]) => prefixes.map((service) => `${service}:*`);
    return [
        allow({
            actions: everything(services),
            resources: ["*"],
            conditions: { StringEquals: { "aws:RequestedRegion": allowedRegions } },
            reason: "Regional services",
        }),
        ...(globalServices.length === 0
            ? []
            : [
                  allow({
                      actions: everything(globalServices),
                      resources: ["*"],
                      conditions: { StringEquals: { "aws:RequestedRegion": globalRegion(partition) } },
                      reason: "Global services",
                  }),
              ]),
        ...ownRoles(args),
        ...rolesOfClusters(args),
        rolesOfServices(args),
        deny({
            sid: "OutsideRegions",
            actions: everything(services),
            resources: ["*"],
            conditions: { StringNotEquals: { "aws:RequestedRegion": allowedRegions } },
        }),
        ...denials(args),
        ...outOfReach(args),
    ];
}

function outOfReach({ partition = "aws", outOfReach: { buckets = [], keyArns = [] } = {} }: BoundaryArgs): Statement[] {
    const arns = buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
    return [
        ...(arns.length === 0
            ? []
            : [deny({ sid: "OtherBuckets", actions: ["s3:*"], resources: arns.flatMap((arn) => [arn, `${arn}/*`]) })]),
        ...(keyArns.length === 0 ? [] : [deny({ sid: "OtherKeys", actions: ["kms:*"], resources: keyArns })]),
    ];
}
