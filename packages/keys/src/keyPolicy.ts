import { type KeySender, senderStatement } from "./policy/senders.ts";
import { type KeyService, serviceHost, throughServices } from "./policy/services.ts";

/** A key policy as plain data. `Resource` is always the key itself, which a key policy writes as `*`. */
export interface KeyPolicy {
    readonly Version: "2012-10-17";
    readonly Statement: readonly KeyStatement[];
}

export interface KeyStatement {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Principal: { readonly AWS: string | readonly string[] } | { readonly Service: string };
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
    readonly senders: readonly KeySender[];
    /** Who uses it, where that is not for IAM policies of the account to say. */
    readonly roles?: KeyRoles | undefined;
}

/** ARNs of roles by what they do. */
export interface KeyRoles {
    readonly encrypt: readonly string[];
    readonly decrypt: readonly string[];
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

const DECRYPT = ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"];
const ENCRYPT = [
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptTo",
];
const USE = [...new Set([...DECRYPT, ...ENCRYPT])].sort();

/**
 * The policy of a key. The account may administer the key and use it only through the services named; where none is,
 * its IAM policies decide. Each statement for the account's root hands the decision to IAM; it gives nothing by itself. With
 * roles, these use it and nobody else does.
 */
export function keyPolicy(scope: KeyPolicyScope): KeyPolicy {
    const account = { AWS: `arn:${scope.partition}:iam::${scope.account}:root` };
    const through = throughServices(scope.services, scope);
    return {
        Version: "2012-10-17",
        Statement: [
            { Sid: "Administration", Effect: "Allow", Principal: account, Action: ADMINISTRATION, Resource: "*" },
            ...(scope.roles === undefined ? useOf("Use", account, USE, through) : useOfRoles(scope.roles, through)),
            ...(scope.services.includes("logs") ? [logsStatement(scope)] : []),
            ...scope.senders.map((sender) => senderStatement(sender, scope)),
            ...scope.statements,
        ],
    };
}

/** Use of the key, and grants to the services it is used through. */
function useOf(
    Sid: string,
    principal: KeyStatement["Principal"],
    actions: readonly string[],
    through: KeyConditions,
): KeyStatement[] {
    return [
        {
            Sid,
            Effect: "Allow",
            Principal: principal,
            Action: actions,
            Resource: "*",
            ...(Object.keys(through).length === 0 ? {} : { Condition: through }),
        },
        {
            // What runs for longer than a request (storage, replication, rotation) works with a grant.
            Sid: "GrantsToServices",
            Effect: "Allow",
            Principal: principal,
            Action: ["kms:CreateGrant"],
            Resource: "*",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, ...through },
        },
    ];
}

/** Whoever may do one thing alone cannot have a service do the other: grants are for those who do both. */
function useOfRoles({ encrypt, decrypt }: KeyRoles, through: KeyConditions): KeyStatement[] {
    const both = encrypt.filter((role) => decrypt.includes(role));
    const [encrypting, decrypting] = [encrypt, decrypt].map((roles) => roles.filter((role) => !both.includes(role)));
    return [
        ...(both.length === 0 ? [] : useOf("Use", { AWS: both.toSorted() }, USE, through)),
        ...useAlone("Encrypt", encrypting ?? [], ENCRYPT, through),
        ...useAlone("Decrypt", decrypting ?? [], DECRYPT, through),
    ];
}

function useAlone(
    Sid: string,
    roles: readonly string[],
    actions: readonly string[],
    through: KeyConditions,
): KeyStatement[] {
    return roles.length === 0 ? [] : useOf(Sid, { AWS: roles.toSorted() }, actions, through).slice(0, 1);
}

/** CloudWatch Logs encrypts in its own name, and says for which log group. */
function logsStatement(scope: KeyPolicyScope): KeyStatement {
    const { partition, region, account } = scope;
    const names = scope.logGroups.length === 0 ? ["*"] : scope.logGroups;
    return {
        Sid: "LogGroups",
        Effect: "Allow",
        Principal: { Service: serviceHost("logs", scope) },
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
