/**
 * Services that answer in each region and that this platform is made of: what layers create, and what roles of running
 * software call. Prefixes of the Service Authorization Reference.
 */
export const REGIONAL_SERVICES: readonly string[] = [
    "acm",
    "apigateway",
    "application-autoscaling",
    "aps",
    "autoscaling",
    "backup",
    "backup-storage",
    "cloudwatch",
    "dynamodb",
    "ec2",
    "ec2messages",
    "ecr",
    "ecs",
    "eks",
    "eks-auth",
    "elasticache",
    "elasticfilesystem",
    "elasticloadbalancing",
    "events",
    "execute-api",
    "firehose",
    "kms",
    "lambda",
    "logs",
    "pipes",
    "rds",
    "rds-db",
    "s3",
    "scheduler",
    "secretsmanager",
    "servicediscovery",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "states",
    "synthetics",
    "tag",
    "wafv2",
    "xray",
];

/** Services with one endpoint for all regions that layers create things in. */
export const GLOBAL_SERVICES: readonly string[] = ["cloudfront", "route53"];

/**
 * Services that no list of a boundary may hold: with them its holder leaves the boundary, or the account. IAM and STS have
 * statements of their own.
 */
export const NEVER_SERVICES: readonly string[] = [
    "account",
    "aws-portal",
    "billing",
    "controltower",
    "iam",
    "identitystore",
    "organizations",
    "sso",
    "sso-directory",
    "sts",
];

/**
 * Where requests to services with one endpoint go, as `aws:RequestedRegion` has it: us-east-1 ("AWS: Denies access to AWS
 * based on the requested Region", IAM User Guide). In China and GovCloud where IAM's endpoint is signed for, by the endpoint
 * tables of AWS's SDKs.
 */
export function globalRegion(partition: string): string {
    return { "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1" }[partition] ?? "us-east-1";
}
