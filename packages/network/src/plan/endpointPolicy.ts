import type { GatewayService } from "./shape.ts";

/** Whose requests and whose data may pass. */
export interface Perimeter {
    readonly partition: string;
    readonly region: string;
    readonly account: string;
    readonly organizationId?: string;
    readonly readableBuckets?: readonly string[];
}

export interface Statement {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Principal: "*";
    readonly Action: string;
    readonly Resource: string | readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface PolicyDocument {
    readonly Version: "2012-10-17";
    readonly Statement: readonly Statement[];
}

/**
 * The policy of a gateway endpoint: it grants nothing, it limits what may pass.
 *
 * Both sides must be our own (account, or organisation): somebody else's credentials cannot carry data out of the VPC, and
 * our principals cannot write to somebody else's bucket or table. A gateway endpoint takes all traffic of its service in
 * the region, NAT or not, so what else must be read is listed: buckets of AWS, and those in `readableBuckets`.
 */
export function gatewayPolicy(service: GatewayService, perimeter: Perimeter): PolicyDocument {
    const own: Statement = {
        Sid: "OwnPrincipalsOnOwnResources",
        Effect: "Allow",
        Principal: "*",
        Action: `${service}:*`,
        Resource: "*",
        Condition: { StringEquals: ownBothSides(perimeter) },
    };
    if (service === "dynamodb") return { Version: "2012-10-17", Statement: [own] };
    return { Version: "2012-10-17", Statement: [own, ...bucketsOfOthers(perimeter)] };
}

function ownBothSides({ account, organizationId }: Perimeter): Record<string, string> {
    return organizationId === undefined
        ? { "aws:PrincipalAccount": account, "aws:ResourceAccount": account }
        : { "aws:PrincipalOrgID": organizationId, "aws:ResourceOrgID": organizationId };
}

function bucketsOfOthers({ partition, region, readableBuckets = [] }: Perimeter): Statement[] {
    const objects = (bucket: string) => `arn:${partition}:s3:::${bucket}/*`;
    const read = (sid: string, buckets: readonly string[]): Statement => ({
        Sid: sid,
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: buckets.map(objects),
    });
    const aws = read("ReadWhatAwsServes", [
        `prod-${region}-starport-layer-bucket`, // image layers (Amazon ECR User Guide, "Amazon ECR interface VPC endpoints")
        `al2023-repos-${region}-de612dc2`, // packages (Amazon Linux 2023 User Guide, package repositories)
    ]);
    return readableBuckets.length === 0 ? [aws] : [aws, read("ReadBucketsOfOthers", readableBuckets)];
}
