/** Services that a key can be limited to. */
export const KEY_SERVICES = ["logs", "rds", "secretsmanager", "elasticache", "s3", "ec2"] as const;
export type KeyService = (typeof KEY_SERVICES)[number];

/** A key policy as plain data. `Resource` is always the key itself, which a key policy writes as `*`. */
export interface KeyPolicy {
    readonly Version: "2012-10-17";
    readonly Statement: readonly KeyStatement[];
}

export interface KeyStatement {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Principal: { readonly AWS: string } | { readonly Service: string };
    readonly Action: readonly string[];
    readonly Resource: "*";
    readonly Condition?: KeyConditions;
}

type KeyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface KeyPolicyScope {
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    readonly services: readonly KeyService[];
    /** Names, `*` allowed. */
    readonly logGroups: readonly string[];
    readonly statements: readonly KeyStatement[];
}

/**
 * What administering a key takes, from the list in "Allow key administrators to administer the KMS key" (AWS KMS Developer
 * Guide) without CreateGrant, which would let an administrator hand out use of the key.
 */
const ADMINISTRATION = [
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:DescribeKey",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListKeyRotations",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
];

const USE = [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
];

/**
 * Names a service calls KMS under, where they are not its own. ElastiCache needs both (Amazon ElastiCache User Guide,
 * "Using customer managed keys from AWS KMS").
 */
const CALLER_NAMES: { readonly [Service in KeyService]?: readonly string[] } = { elasticache: ["elasticache", "dax"] };

/**
 * The policy of a key. The account may administer the key and use it only through the services named; where none is,
 * its IAM policies decide. Each statement for the account's root hands the decision to IAM; it gives nothing by itself.
 */
export function keyPolicy(scope: KeyPolicyScope): KeyPolicy {
    const account = { AWS: `arn:${scope.partition}:iam::${scope.account}:root` };
    const via = scope.services.flatMap((service) =>
        (CALLER_NAMES[service] ?? [service]).map((name) => host(name, scope)),
    );
    const through: KeyConditions = via.length === 0 ? {} : { StringEquals: { "kms:ViaService": via } };
    return {
        Version: "2012-10-17",
        Statement: [
            { Sid: "Administration", Effect: "Allow", Principal: account, Action: ADMINISTRATION, Resource: "*" },
            {
                Sid: "Use",
                Effect: "Allow",
                Principal: account,
                Action: USE,
                Resource: "*",
                ...(via.length === 0 ? {} : { Condition: through }),
            },
            {
                // What runs for longer than a request (storage, replication, rotation) works with a grant.
                Sid: "GrantsToServices",
                Effect: "Allow",
                Principal: account,
                Action: ["kms:CreateGrant"],
                Resource: "*",
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, ...through },
            },
            ...(scope.services.includes("logs") ? [logsStatement(scope)] : []),
            ...scope.statements,
        ],
    };
}

/** CloudWatch Logs encrypts in its own name, and says for which log group. */
function logsStatement(scope: KeyPolicyScope): KeyStatement {
    const { partition, region, account } = scope;
    const names = scope.logGroups.length === 0 ? ["*"] : scope.logGroups;
    return {
        Sid: "LogGroups",
        Effect: "Allow",
        Principal: { Service: host("logs", scope) },
        Action: USE,
        Resource: "*",
        Condition: {
            ArnLike: {
                "kms:EncryptionContext:aws:logs:arn": names.map(
                    (name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}`,
                ),
            },
        },
    };
}

function host(service: string, { region, partition }: KeyPolicyScope): string {
    return `${service}.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
}
