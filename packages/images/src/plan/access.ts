import { isAccountId } from "@plinth/core/place";
import type { RepositoryAccess } from "./shape.ts";

/** A repository's policy as plain data. */
export interface RepositoryPolicy {
    readonly Version: "2012-10-17";
    readonly Statement: readonly RepositoryStatement[];
}

export interface RepositoryStatement {
    readonly Sid: string;
    readonly Effect: "Allow" | "Deny";
    readonly Principal: "*" | { readonly AWS: readonly string[] };
    readonly Action: readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Who fills a repository without being granted it here. */
export interface RepositoryImports {
    /** ARNs of roles that may push by what IAM grants them, such as ECR's own. @default none */
    readonly importedBy?: readonly string[] | undefined;
}

/** Amazon ECR User Guide, "IAM permissions for pulling an image", without the token, which no repository grants. */
const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
/** Amazon ECR User Guide, "IAM permissions for pushing an image": what changes a repository. */
const PUSH = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"];
const DELETE = ["ecr:BatchDeleteImage"];

/**
 * Who may do what with a repository's images. Whoever is not named is refused pushing and deleting even where IAM policies of
 * the account allow it: an account's administrators included, until they change this policy.
 */
export function repositoryPolicy(access: RepositoryAccess & RepositoryImports, partition: string): RepositoryPolicy {
    const { pulledBy, pushedBy = [], deletedBy = [], importedBy = [] } = access;
    const pullers = pulledBy.map((who) => principalOf(who, partition));
    return {
        Version: "2012-10-17",
        Statement: [
            ...allowing("Pull", pullers, PULL),
            // A signature is made of what was pushed, so whoever pushes reads, too.
            ...allowing("Push", pushedBy, [...PULL, ...PUSH, "ecr:DescribeImages"]),
            ...allowing("Delete", deletedBy, DELETE),
            refusing("NobodyElsePushes", [...pushedBy, ...importedBy], PUSH),
            refusing("NobodyElseDeletes", deletedBy, DELETE),
        ],
    };
}

/** An account, by id, or a role, by ARN, as a policy names it. */
export function principalOf(who: string, partition: string): string {
    return isAccountId(who) ? `arn:${partition}:iam::${who}:root` : who;
}

/** Sorted: the order of a list says nothing, and AWS keeps its own. */
function allowing(Sid: string, who: readonly string[], actions: readonly string[]): RepositoryStatement[] {
    if (who.length === 0) return [];
    return [{ Sid, Effect: "Allow", Principal: { AWS: who.toSorted() }, Action: actions.toSorted() }];
}

/** Everyone but some: a session of a role has the role's ARN here (IAM User Guide, aws:PrincipalArn). */
function refusing(Sid: string, but: readonly string[], actions: readonly string[]): RepositoryStatement {
    return {
        Sid,
        Effect: "Deny",
        Principal: "*",
        Action: actions,
        ...(but.length === 0 ? {} : { Condition: { ArnNotEquals: { "aws:PrincipalArn": but.toSorted() } } }),
    };
}
