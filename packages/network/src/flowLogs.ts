import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Key } from "@plinth/keys";
import { DEFAULT_FIELDS, DEFAULTS } from "./plan/index.ts";
import { childName, type MadeVpc, type Scope, tagged } from "./scope.ts";

/** Records all traffic of the VPC, accepted and rejected. There is no way to leave it out. */
export function makeFlowLogs(scope: Scope, vpc: MadeVpc): aws.ec2.FlowLog {
    const {
        destination = DEFAULTS.destination,
        aggregationSeconds = DEFAULTS.aggregationSeconds,
        fields = DEFAULT_FIELDS,
    } = scope.shape.flowLogs ?? {};
    const role = "flow-logs";
    const { dependsOn, ...to } = destination === "s3" ? toBucket(scope) : toLogGroup(scope);
    return new aws.ec2.FlowLog(
        childName(scope, role),
        {
            vpcId: vpc.id,
            trafficType: "ALL",
            maxAggregationInterval: aggregationSeconds,
            logFormat: fields.map((field) => `\${${field}}`).join(" "),
            ...to,
            tags: tagged(scope, role),
        },
        { parent: scope.parent, dependsOn },
    );
}

type Destination = Pick<
    aws.ec2.FlowLogArgs,
    "logDestinationType" | "logDestination" | "iamRoleArn" | "destinationOptions"
> & {
    readonly dependsOn: aws.iam.RolePolicy[];
};

/** S3 takes records through the bucket's policy, without a role. Parquet by hour is what Athena reads with the least scanning. */
function toBucket(scope: Scope): Destination {
    return {
        logDestinationType: "s3",
        // Checked by `networkChecks` before anything registered.
        logDestination: scope.shape.flowLogs?.bucketArn ?? "",
        destinationOptions: { fileFormat: "parquet", hiveCompatiblePartitions: true, perHourPartition: true },
        dependsOn: [],
    };
}

function toLogGroup(scope: Scope): Destination {
    const { account, region, partition } = scope.target;
    const { protect = DEFAULTS.protect, retentionDays = DEFAULTS.retentionDays } = scope.shape.flowLogs ?? {};
    const options = { parent: scope.parent };
    const kept = { ...options, ...(protect ? { protect } : {}) };
    const role = "flow-logs";
    const name = childName(scope, role);
    // Chosen here, so that a preview can show what the key and the role are limited to.
    const groupName = `/${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
    const key = new Key(
        name,
        {
            description: `Flow logs of ${scope.name}`,
            account,
            region,
            partition,
            services: ["logs"],
            logGroups: [groupName],
            tags: scope.tags,
        },
        kept,
    );
    const group = new aws.cloudwatch.LogGroup(
        name,
        { name: groupName, retentionInDays: retentionDays, kmsKeyId: key.arn, tags: tagged(scope, role) },
        kept,
    );
    const writer = new aws.iam.Role(
        name,
        {
            description: `Lets VPC Flow Logs write the records of ${scope.name}`,
            assumeRolePolicy: JSON.stringify(trustFlowLogs(scope)),
            tags: tagged(scope, role),
        },
        options,
    );
    const policy = new aws.iam.RolePolicy(
        name,
        { role: writer.id, policy: JSON.stringify(writeTo(scope, groupName)) },
        options,
    );
    return {
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: writer.arn,
        dependsOn: [policy],
    };
}

/** The service may take the role for flow logs of this account and region alone, not on behalf of another customer. */
function trustFlowLogs({ target: { account, region, partition } }: Scope) {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: {
                    StringEquals: { "aws:SourceAccount": account },
                    ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
                },
            },
        ],
    };
}

/** What AWS asks for (VPC User Guide, "IAM role for publishing flow logs"), narrowed: the group exists, so none is created. */
function writeTo({ target: { account, region, partition } }: Scope, groupName: string) {
    const groups = `arn:${partition}:logs:${region}:${account}:log-group`;
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                Resource: [`${groups}:${groupName}`, `${groups}:${groupName}:*`],
            },
            { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: `${groups}:*` },
        ],
    };
}
