import type { FaultKind, Verb } from "./kinds.ts";

interface TypeWords {
    readonly retryable?: string;
    readonly permanent?: string;
    /** What those that name it are told while it is not seen yet; `{id}` stands for it. */
    readonly unseen?: string;
}

// Codes and their meaning as AWS documents them: "Error codes for the Amazon EC2 API" (EC2), and the errors listed at each
// action of the API references of RDS, ElastiCache, EKS, IAM, CloudWatch Logs and KMS. The sentence behind a code is AWS's
// where a report of it was found (the role of a cluster: aws/aws-cdk#16037; throttling of IAM:
// hashicorp/terraform-provider-aws#44853), else the documented meaning in short: AWS fixes codes, not sentences.
const WORDS: readonly (readonly [prefix: string, words: TypeWords])[] = [
    [
        "aws:ec2/vpc:Vpc",
        {
            permanent: "VpcLimitExceeded: The maximum number of VPCs has been reached.",
            unseen: "InvalidVpcID.NotFound: The vpc ID '{id}' does not exist",
        },
    ],
    ["aws:ec2/subnet:Subnet", { unseen: "InvalidSubnetID.NotFound: The subnet ID '{id}' does not exist" }],
    ["aws:ec2/eip:Eip", { permanent: "AddressLimitExceeded: The maximum number of addresses has been reached." }],
    [
        "aws:ec2/natGateway:NatGateway",
        { permanent: "NatGatewayLimitExceeded: The maximum number of NAT gateways has been reached." },
    ],
    [
        "aws:ec2/securityGroup:SecurityGroup",
        { unseen: "InvalidGroup.NotFound: The security group '{id}' does not exist" },
    ],
    [
        "aws:ec2/routeTable:RouteTable",
        { unseen: "InvalidRouteTableID.NotFound: The routeTable ID '{id}' does not exist" },
    ],
    [
        "aws:rds/instance:Instance",
        {
            retryable: "InsufficientDBInstanceCapacity: the instance class is not available in the Availability Zone",
            permanent: "InstanceQuotaExceeded: the quota of DB instances is used up",
            unseen: "DBInstanceNotFound: DBInstance {id} not found.",
        },
    ],
    [
        "aws:elasticache/",
        {
            retryable: "InsufficientCacheClusterCapacity: the node type is not available in the Availability Zone",
            permanent: "NodeQuotaForCustomerExceeded: the quota of cache nodes is used up",
        },
    ],
    [
        "aws:eks/",
        {
            retryable: "ServerException: an internal error of the service",
            permanent: "ResourceLimitExceededException: the quota of the account is used up",
        },
    ],
    [
        "aws:iam/role:Role",
        {
            retryable: "ConcurrentModification: several requests to change the role at the same time",
            permanent: "LimitExceeded: Cannot exceed quota for RolesPerAccount",
            unseen: "InvalidParameterException: Role with arn: {id}, could not be assumed because it does not exist or the trusted entity is not correct",
        },
    ],
    [
        "aws:cloudwatch/logGroup:LogGroup",
        {
            retryable: "OperationAbortedException: several requests to change the log group were in conflict",
            permanent: "LimitExceededException: the quota of log groups is used up",
            unseen: "ResourceNotFoundException: The specified log group does not exist.",
        },
    ],
    [
        "aws:kms/",
        {
            retryable: "KMSInternalException: an internal error of the service",
            permanent: "LimitExceededException: the quota of keys is used up",
            unseen: "NotFoundException: Key '{id}' does not exist",
        },
    ],
    ["aws:ec2/", { retryable: "InternalError: An internal error has occurred" }],
    [
        "kubernetes:",
        { retryable: "InternalError: etcdserver: request timed out", permanent: "Forbidden: exceeded quota" },
    ],
];

function wordsOfType(type: string, what: keyof TypeWords): string | undefined {
    return WORDS.find(([prefix, words]) => type.startsWith(prefix) && words[what] !== undefined)?.[1][what];
}

/** What is answered instead of success: `code: message`, as AWS says it for the type where that is known. */
export function failureWords(kind: FaultKind, value: string, { verb, type }: { verb: Verb; type: string }): string {
    if (kind === "throttling") return throttled(type);
    if (kind === "timeout") return timedOut(verb);
    if (kind === "partial-create")
        return `waiting for ${type} to be created: unexpected state 'failed', wanted target 'available'`;
    if (value === "permanent") {
        if (verb === "create")
            return wordsOfType(type, "permanent") ?? "LimitExceededException: the quota of the account is used up";
        return `AccessDeniedException: not authorized to perform this action with an explicit deny in a service control policy`;
    }
    if (verb === "delete") return "ResourceInUseException: the resource is in use, try again later";
    return wordsOfType(type, "retryable") ?? "InternalFailure: an internal error of the service";
}

/** EC2 and RDS have codes of their own for it. */
function throttled(type: string): string {
    if (/^aws:(ec2|vpc)\//.test(type)) return "RequestLimitExceeded: Request limit exceeded.";
    if (/^aws:(rds|elasticache|iam|sns|cloudwatch\/metricAlarm)/.test(type)) return "Throttling: Rate exceeded";
    return "ThrottlingException: Rate exceeded";
}

/** As the SDK that the AWS provider is built with says it (`retry.TimeoutError`; hashicorp/terraform#5831). */
function timedOut(verb: Verb): string {
    if (verb === "delete")
        return "timeout while waiting for resource to be gone (last state: 'deleting', timeout: 40m0s)";
    const doing = verb === "create" ? "creating" : "modifying";
    return `timeout while waiting for state to become 'available' (last state: '${doing}', timeout: 40m0s)`;
}

/** What those that name a resource are told while AWS does not show it everywhere yet. */
export function unseenWords(type: string, id: string): string {
    return (wordsOfType(type, "unseen") ?? "ResourceNotFoundException: {id} does not exist").replaceAll(
        "{id}",
        () => id,
    );
}
