import type { PolicyStatement } from "@plinth/audit/plan";

/** What would open the bucket, stop it from keeping versions, or take versions out of it. */
const CHANGES = [
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:DeleteObjectVersion",
    "s3:PutBucketAcl",
    "s3:PutBucketLogging",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
    "s3:PutReplicationConfiguration",
];

/** Whose bucket it is, and who works with what is in it. */
export interface Deployers {
    readonly account: string;
    readonly partition: string;
    readonly deployerPaths: readonly string[];
    readonly ownProject: string;
}

/**
 * What the roles that deploy, and those they make, may not do whatever their policies say: they write the states of the
 * environment's stacks, not that of the stack which limits them. Where the backend keeps a stack is said in pulumi/pulumi,
 * pkg/backend/diy.
 */
export function bucketStatements(arn: string, deployers: Deployers): PolicyStatement[] {
    const { account, partition, deployerPaths, ownProject } = deployers;
    const Condition = {
        ArnLike: { "aws:PrincipalArn": deployerPaths.map((path) => `arn:${partition}:iam::${account}:role${path}*`) },
    };
    return [
        {
            Sid: "BucketIsNotDeployers",
            Effect: "Deny",
            Principal: "*",
            Action: CHANGES,
            Resource: [arn, `${arn}/*`],
            Condition,
        },
        {
            Sid: "OwnStateIsNotDeployers",
            Effect: "Deny",
            Principal: "*",
            Action: ["s3:DeleteObject", "s3:PutObject"],
            Resource: [`${arn}/.pulumi/stacks/${ownProject}/*`],
            Condition,
        },
    ];
}
