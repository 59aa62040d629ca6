import type { Problem } from "@plinth/core/errors";
import type * as pulumi from "@pulumi/pulumi";

/** Where the roles have to be: those of another account are never meant. */
export interface RolesHome {
    readonly account: string;
    readonly partition: string;
}

/** IAM API Reference, CreateRole, RoleName and Path. */
const ROLE = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;

/**
 * What is wrong with ARNs of roles that a policy shall name. What flows from another resource is not known yet, and is a
 * role's because it comes from one.
 *
 * Refused are everybody (`*`), the account's root (which means whoever its IAM policies allow), users, sessions of a role,
 * and roles of other accounts.
 */
export function checkRoleArns(path: string, roles: readonly pulumi.Input<string>[], home: RolesHome): Problem[] {
    const known = roles.filter((role) => typeof role === "string");
    const problems = roles.flatMap((role, index): Problem[] => {
        if (typeof role !== "string") return [];
        const [, partition, account] = ROLE.exec(role) ?? [];
        if (partition === home.partition && account === home.account) return [];
        const rule =
            account === undefined
                ? "must be the ARN of a role"
                : `must be a role of the account ${home.account} in the partition ${home.partition}`;
        const fix =
            account === undefined
                ? `write arn:${home.partition}:iam::${home.account}:role/<name>, or pass the arn output of a role`
                : "name a role of this account; others assume it";
        return [{ path: `${path}[${index}]`, rule, value: role, fix }];
    });
    const repeated = known.filter((role, index) => known.indexOf(role) !== index);
    if (repeated.length > 0) {
        problems.push({ path, rule: "must name each role once", value: repeated, fix: "remove the repetitions" });
    }
    return problems;
}
