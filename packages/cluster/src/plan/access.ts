import type { Violation } from "@plinth/core/settings";
import type { AccessGrant, AccessLevel } from "./shape.ts";

const policies: Record<AccessLevel, string> = {
    "cluster-admin": "AmazonEKSClusterAdminPolicy",
    admin: "AmazonEKSAdminPolicy",
    edit: "AmazonEKSEditPolicy",
    view: "AmazonEKSViewPolicy",
};

/** The ARN of the EKS access policy of a level; EKS owns these, so no account stands in it. */
export function accessPolicyArn(partition: string, level: AccessLevel): string {
    return clusterAccessPolicyArn(partition, policies[level]);
}

export function clusterAccessPolicyArn(partition: string, policy: string): string {
    return `arn:${partition}:eks::aws:cluster-access-policy/${policy}`;
}

/** Where a grant holds, as the EKS API takes it. */
export function accessScope({ namespaces }: AccessGrant): { type: string; namespaces?: string[] } {
    return namespaces === undefined ? { type: "cluster" } : { type: "namespace", namespaces: [...namespaces] };
}

/** An IAM role. Users have long-lived keys and are left out on purpose. */
export const ROLE_ARN = /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** What is wrong with the access grants; paths start at the cluster. */
export function checkAccess(access: Readonly<Record<string, AccessGrant>>): Violation[] {
    const grants = Object.entries(access);
    return [
        ...(grants.some(([, { level }]) => level === "cluster-admin") ? [] : [nobody(access)]),
        ...grants.flatMap(([name, grant]) => checkGrant(name, grant)),
        ...duplicates(grants),
    ];
}

function nobody(access: Readonly<Record<string, AccessGrant>>): Violation {
    return {
        path: ["access"],
        rule: "must give someone the level cluster-admin: the role that creates the cluster gets no rights in it",
        value: Object.keys(access),
        fix: "add the role of the people who run the cluster, with level: cluster-admin",
    };
}

function checkGrant(name: string, { roleArn, level, namespaces }: AccessGrant): Violation[] {
    const path = ["access", name];
    const problems: Violation[] = [];
    if (!ROLE_ARN.test(roleArn)) {
        problems.push({
            path: [...path, "roleArn"],
            rule: "must be the ARN of an IAM role",
            value: roleArn,
            fix: "write arn:aws:iam::<account>:role/<name>; people get roles through IAM Identity Center",
        });
    }
    if (namespaces !== undefined && (level === "cluster-admin" || namespaces.length === 0)) {
        problems.push({
            path: [...path, "namespaces"],
            rule: level === "cluster-admin" ? "cannot limit cluster-admin" : "must name at least one namespace",
            value: namespaces,
            fix:
                level === "cluster-admin"
                    ? "choose level: admin, or remove namespaces"
                    : "name one, or remove namespaces",
        });
    }
    return problems;
}

/** EKS has one access entry for a role: a second one fails at deployment. */
function duplicates(grants: readonly (readonly [string, AccessGrant])[]): Violation[] {
    return grants.flatMap(([name, { roleArn }], index) => {
        const earlier = grants.slice(0, index).find(([, grant]) => grant.roleArn === roleArn);
        if (earlier === undefined) return [];
        return [
            {
                path: ["access", name, "roleArn"],
                rule: `must stand once: ${earlier[0]} names the same role`,
                value: roleArn,
                fix: `remove ${name} or ${earlier[0]}`,
            },
        ];
    });
}
