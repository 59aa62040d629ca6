/** A policy as plain data. */
export interface PolicyDocument {
    readonly Version: "2012-10-17";
    readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
    readonly Sid: string;
    readonly Effect: "Allow" | "Deny";
    readonly Principal?: "*" | { readonly AWS: readonly string[] };
    readonly Action: string | readonly string[];
    readonly Resource: string;
    readonly Condition?: PolicyConditions;
}

type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** ARNs of roles, by what they do with the value. */
export interface SecretRoles {
    readonly readers: readonly string[];
    readonly writers: readonly string[];
    /** Read and write. */
    readonly administrators: readonly string[];
}

const READ = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"];
const WRITE = [
    "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage",
    "secretsmanager:DescribeSecret",
];

/**
 * The policy on a secret. It gives the named roles their access, and denies reading to all others, which no IAM policy
 * of the account can undo. What is not reading the value (writing, describing, deleting, changing this policy) is left to
 * IAM policies of the account as well, so that nobody is locked out: `UpdateSecret`, which deploys need, writes values too.
 *
 * `BatchGetSecretValue` needs `GetSecretValue` on each secret it returns (AWS Secrets Manager API Reference), so the
 * denial covers it.
 */
export function secretPolicy({ account }: { readonly account: string }, roles: SecretRoles): PolicyDocument {
    const readers = unique([...roles.readers, ...roles.administrators]);
    const writers = unique([...roles.writers, ...roles.administrators]);
    return {
        Version: "2012-10-17",
        Statement: [
            ...allow("Read", readers, READ),
            ...allow("Write", writers, WRITE),
            denyOthers("NobodyElseReads", "secretsmanager:GetSecretValue", readers),
            {
                // AWS itself replicates, and reads where it manages a secret: it has no account.
                Sid: "NoOtherAccount",
                Effect: "Deny",
                Principal: "*",
                Action: "secretsmanager:*",
                Resource: "*",
                Condition: {
                    StringNotEquals: { "aws:PrincipalAccount": account },
                    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
                },
            },
        ],
    };
}

/** What a role's own policy needs to read the value: the secret, and its key through Secrets Manager only. */
export function readPolicy(
    { region }: { readonly region: string },
    { secretArn, keyArn }: { readonly secretArn: string; readonly keyArn: string },
): PolicyDocument {
    return {
        Version: "2012-10-17",
        Statement: [
            { Sid: "ReadSecret", Effect: "Allow", Action: READ, Resource: secretArn },
            {
                // AWS Secrets Manager User Guide, "Secret encryption and decryption": the context names the secret.
                Sid: "DecryptSecret",
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: keyArn,
                Condition: {
                    StringEquals: {
                        "kms:ViaService": `secretsmanager.${region}.amazonaws.com`,
                        "kms:EncryptionContext:SecretARN": secretArn,
                    },
                },
            },
        ],
    };
}

function allow(Sid: string, roles: readonly string[], actions: readonly string[]): PolicyStatement[] {
    if (roles.length === 0) return []; // a statement without a principal is malformed
    return [{ Sid, Effect: "Allow", Principal: { AWS: roles }, Action: actions, Resource: "*" }];
}

/** By `aws:PrincipalArn`, which is the role's ARN in every session of it; NotPrincipal would have to name the sessions. */
function denyOthers(Sid: string, action: string, roles: readonly string[]): PolicyStatement {
    const others: PolicyConditions = roles.length === 0 ? {} : { ArnNotEquals: { "aws:PrincipalArn": roles } };
    return {
        Sid,
        Effect: "Deny",
        Principal: "*",
        Action: action,
        Resource: "*",
        Condition: { ...others, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
    };
}

function unique(roles: readonly string[]): string[] {
    return [...new Set(roles)].sort();
}
