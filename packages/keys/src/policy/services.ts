/** Services that a key can be limited to: those that call KMS for whoever uses them. */
export const KEY_SERVICES = [
    "logs",
    "rds",
    "secretsmanager",
    "elasticache",
    "s3",
    "ec2",
    "backup",
    "dynamodb",
    "ecr",
    "eks",
    "elasticfilesystem",
    "es",
    "firehose",
    "fsx",
    "glue",
    "kafka",
    "kinesis",
    "lambda",
    "memorydb",
    "redshift",
    "sns",
    "sqs",
    "ssm",
] as const;
export type KeyService = (typeof KEY_SERVICES)[number];

/**
 * Names a service calls KMS under, where they are not its own. ElastiCache needs both (Amazon ElastiCache User Guide,
 * "Using customer managed keys from AWS KMS"). The others are `<name>.<region>.amazonaws.com` (AWS KMS Developer Guide,
 * kms:ViaService; `ec2` is EBS, `es` OpenSearch).
 */
const CALLER_NAMES: { readonly [Service in KeyService]?: readonly string[] } = { elasticache: ["elasticache", "dax"] };

/**
 * Services whose calls may come from any region: DynamoDB wants its permission without one, for global tables (AWS KMS
 * Developer Guide, "How Amazon DynamoDB uses AWS KMS").
 */
const OF_ANY_REGION: readonly KeyService[] = ["dynamodb"];

/** Where a key is, and so its services' names. */
export interface KeyPlace {
    readonly region: string;
    readonly partition: string;
}

/** The name a service's principal has: `logs.eu-west-1.amazonaws.com`. */
export function serviceHost(service: string, { region, partition }: KeyPlace): string {
    return `${service}.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
}

/** The condition that lets a key be used through services only; none where none is named. */
export function throughServices(
    services: readonly KeyService[],
    place: Pick<KeyPlace, "region">,
): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
    const hosts = services.flatMap((service) => {
        const region = OF_ANY_REGION.includes(service) ? "*" : place.region;
        // With the same ending in all partitions (same page), unlike names of principals.
        return (CALLER_NAMES[service] ?? [service]).map((name) => `${name}.${region}.amazonaws.com`);
    });
    if (hosts.length === 0) return {};
    // A * is itself for StringEquals.
    const operator = hosts.some((host) => host.includes("*")) ? "StringLike" : "StringEquals";
    return { [operator]: { "kms:ViaService": hosts } };
}
