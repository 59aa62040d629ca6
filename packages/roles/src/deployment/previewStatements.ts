import type * as pulumi from "@pulumi/pulumi";
import { deny, type Statement } from "../statements/statement.ts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";
import { stateStatements } from "./stateStatements.ts";

/**
 * Actions of which the answer is what people stored, which `ReadOnlyAccess` grants or may come to grant. Describing a
 * resource stays allowed: that is what a preview with refresh does.
 */
export const DATA_READS: readonly string[] = [
    "athena:GetQueryResults",
    "codecommit:GitPull",
    "dynamodb:BatchGetItem",
    "dynamodb:GetItem",
    "dynamodb:GetRecords",
    "dynamodb:PartiQLSelect",
    "dynamodb:Query",
    "dynamodb:Scan",
    "ebs:GetSnapshotBlock",
    "ec2:GetConsoleOutput",
    "ec2:GetConsoleScreenshot",
    "ec2:GetPasswordData",
    "ecr:BatchGetImage",
    "ecr:GetDownloadUrlForLayer",
    "kinesis:GetRecords",
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:GetLogRecord",
    "logs:GetQueryResults",
    "logs:StartLiveTail",
    "logs:StartQuery",
    "logs:Unmask",
    "rds-data:*",
    "rds:DownloadCompleteDBLogFile",
    "rds:DownloadDBLogFilePortion",
    "secretsmanager:BatchGetSecretValue",
    "secretsmanager:GetSecretValue",
    "sqs:ReceiveMessage",
    "ssm:GetParameterHistory",
    "states:GetExecutionHistory",
];

/** Reading what a bucket holds. */
const OBJECT_READS = ["s3:GetObject*", "s3:SelectObjectContent"];

type Args = Pick<DeploymentRolesArgs, "state" | "partition" | "previewOpensSecrets">;

/**
 * What makes `ReadOnlyAccess` fit for pull requests: no data, no secrets, and no other environment's state. Values of
 * `SecureString` parameters stay closed because their key does.
 */
export function previewStatements({
    state,
    partition = "aws",
    previewOpensSecrets = false,
}: Args): Statement<pulumi.Input<string>>[] {
    const own = stateStatements(state, partition, { write: false, openSecrets: previewOpensSecrets });
    const keys = own.flatMap(({ actions, resources = [] }) => (actions.includes("kms:Decrypt") ? [...resources] : []));
    return [
        ...own,
        deny({ sid: "NoData", actions: DATA_READS, resources: ["*"] }),
        allButOwn("NoObjects", OBJECT_READS, state.kind === "s3" ? [`arn:${partition}:s3:::${state.bucket}/*`] : []),
        allButOwn("NoSecrets", ["kms:Decrypt"], keys),
    ];
}

function allButOwn(
    sid: string,
    actions: readonly string[],
    own: readonly pulumi.Input<string>[],
): Statement<pulumi.Input<string>> {
    return own.length === 0 ? deny({ sid, actions, resources: ["*"] }) : deny({ sid, actions, exceptResources: own });
}
