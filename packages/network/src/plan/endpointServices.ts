/**
 * Services with an interface endpoint, by the last part of `com.amazonaws.<region>.<service>` (AWS PrivateLink Guide,
 * "AWS services that integrate with AWS PrivateLink"). Those a platform of this kind uses; any other by its full name.
 */
export const INTERFACE_SERVICES = [
    "aps-workspaces",
    "autoscaling",
    "bedrock-runtime",
    "cloudformation",
    "cloudtrail",
    "codeartifact.api",
    "codeartifact.repositories",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "eks",
    "eks-auth",
    "elasticache",
    "elasticfilesystem",
    "elasticloadbalancing",
    "events",
    "execute-api",
    "guardduty-data",
    "kinesis-firehose",
    "kinesis-streams",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "rds",
    "secretsmanager",
    "servicediscovery",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "states",
    "sts",
    "xray",
] as const;

const FULL_NAME = /^(?:cn\.)?com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9.-]+)$/;

/** An entry of the settings as AWS names it. */
export interface EndpointService {
    /** Names the endpoint among its siblings: `ecr-api`. */
    readonly key: string;
    /** `undefined` for an entry without a region, which takes the network's. */
    readonly region: string | undefined;
    readonly service: string;
    /** What AWS is asked for. */
    serviceName(region: string): string;
}

/** Reads an entry; `undefined` where it is neither a known service nor a full name. */
export function endpointService(entry: string): EndpointService | undefined {
    const full = FULL_NAME.exec(entry);
    if (full !== null) {
        const [, region, service = ""] = full;
        return { key: keyOf(service), region, service, serviceName: () => entry };
    }
    const services: readonly string[] = INTERFACE_SERVICES;
    if (!services.includes(entry)) return undefined;
    return {
        key: keyOf(entry),
        region: undefined,
        service: entry,
        serviceName: (region) => `com.amazonaws.${region}.${entry}`,
    };
}

function keyOf(service: string): string {
    return service.replaceAll(".", "-");
}
