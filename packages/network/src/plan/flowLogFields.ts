const words = (text: string): string[] => text.split(" ");

/** The fields of AWS's own format, version 2 (VPC User Guide, "Flow log records", available fields; so are those below). */
const VERSION_2 =
    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";
const VERSION_3 = "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr";
const VERSION_4 = "region az-id sublocation-type sublocation-id";
const VERSION_5 = "pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path";
const VERSION_7 =
    "ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id";
const VERSION_8_TO_10 = "reject-reason resource-id encryption-status";

/** What a record can hold. */
export const FLOW_LOG_FIELDS: readonly string[] = words(
    [VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_7, VERSION_8_TO_10].join(" "),
);

/**
 * What a record holds by default: AWS's own fields, then those that tell pods (`pkt-…addr`), subnets, services of AWS and
 * the way out of the VPC apart.
 */
export const DEFAULT_FIELDS: readonly string[] = [
    ...words(VERSION_2),
    ...words("vpc-id subnet-id az-id instance-id tcp-flags pkt-srcaddr pkt-dstaddr"),
    ...words(VERSION_5),
];
