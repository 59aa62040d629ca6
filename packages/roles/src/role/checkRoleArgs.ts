import type { Problem } from "@plinth/core/errors";
import { longestLogicalName } from "@plinth/core/naming";
import { checkPlace } from "@plinth/core/place";
import { checkStatements } from "../statements/checkStatements.ts";
import { LIMITS, policyDocument, sizeOf } from "../statements/document.ts";
import { splitDocuments } from "../statements/split.ts";
import type { Statement } from "../statements/statement.ts";
import { checkTrust } from "../trust/checkTrust.ts";
import { trustDocument } from "../trust/trustDocument.ts";
import { isPlainStatements, isPlainTrust } from "./plain.ts";
import { AWS_MANAGED_POLICIES, REFUSED_POLICIES } from "./awsManagedPolicies.ts";
import type { RoleArgs } from "./roleArgs.ts";

type Refuse = (path: string, rule: string, value: unknown, fix: string) => void;

/** IAM API Reference, CreateRole, Path: at most 512 characters, between slashes. */
const PATH = /^\/([!-.0-~]+\/)*$/;
/** Keys of policies stand in names of resources. */
const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** Everything that is wrong with a role's arguments, at once. Sizes of what is not known yet are looked at when it is. */
export function checkRoleArgs(name: string, args: RoleArgs): Problem[] {
    const problems = checkPlace({ account: args.account });
    const refuse: Refuse = (path, rule, value, fix) => problems.push({ path, rule, value, fix });
    checkNames(name, args, refuse);
    const { account, trust, policies = {}, managedPolicies = {}, permissionsBoundary, maxSessionHours = 1 } = args;
    problems.push(...checkTrust(trust, account, "trust"));
    if (problems.every(({ path }) => !path.startsWith("trust")) && isPlainTrust(trust)) {
        const size = sizeOf(trustDocument(trust));
        const { trustPolicyQuota = LIMITS.trustPolicy } = args;
        if (size > trustPolicyQuota) {
            const fix =
                "make a role for each part of it, or raise the quota of the account and say so in trustPolicyQuota";
            refuse("trust", `must make a trust policy of at most ${trustPolicyQuota} characters`, size, fix);
        }
    }
    if (!Number.isInteger(maxSessionHours) || maxSessionHours < 1 || maxSessionHours > 12) {
        refuse("maxSessionHours", "must be a whole number from 1 to 12", maxSessionHours, "choose one of them");
    }
    if ("none" in permissionsBoundary && !/[A-Za-z]{3}/.test(permissionsBoundary.none)) {
        refuse("permissionsBoundary.none", "must say why", permissionsBoundary.none, "give a policyArn, or a reason");
    }
    for (const [list, byName] of [
        ["policies", policies],
        ["managedPolicies", managedPolicies],
    ] as const) {
        for (const [key, statements] of Object.entries(byName)) {
            if (!KEY.test(key)) {
                refuse(
                    `${list}.${key}`,
                    "must be lower-case letters, digits and hyphens, a letter first",
                    key,
                    "rename it",
                );
            }
            if (statements.length === 0) {
                refuse(`${list}.${key}`, "must have a statement", statements, "add one, or remove the policy");
            }
            problems.push(...checkStatements(statements, `${list}.${key}`));
        }
    }
    if (problems.length === 0) checkSizes(policies, managedPolicies, refuse);
    checkAwsPolicies(args, refuse);
    return problems;
}

function checkNames(name: string, args: RoleArgs, refuse: Refuse): void {
    const { roleName, path = "/", description } = args;
    const longest = longestLogicalName("aws:iam/role:Role") - "-role".length;
    if (roleName === undefined && name.length > longest) {
        refuse(
            "",
            `must have a name of at most ${longest} characters, since AWS takes 64`,
            name,
            "shorten it, or give roleName",
        );
    }
    if (roleName !== undefined && !/^[\w+=,.@-]{1,64}$/.test(roleName)) {
        refuse("roleName", "must be 1 to 64 characters of A-Z a-z 0-9 _+=,.@-", roleName, "choose another name");
    }
    if (!PATH.test(path) || path.length > 512) {
        refuse("path", "must begin and end with a slash", path, "write it as /deployment/");
    }
    if (description.trim() === "" || description.length > 1000) {
        refuse("description", "must have 1 to 1000 characters", description, "say what the role is for");
    }
}

type ByName = Readonly<Record<string, readonly Statement<unknown>[]>>;

function checkSizes(policies: ByName, managedPolicies: ByName, refuse: Refuse): void {
    const inline = Object.values(policies).flatMap((statements) =>
        isPlainStatements(statements) ? [sizeOf(policyDocument(statements))] : [],
    );
    const total = inline.reduce((sum, size) => sum + size, 0);
    if (total > LIMITS.inlineOfRole) {
        const rule = `must have at most ${LIMITS.inlineOfRole} characters together`;
        refuse("policies", rule, total, "move some of them to managedPolicies");
    }
    for (const [key, statements] of Object.entries(managedPolicies)) {
        if (!isPlainStatements(statements)) continue;
        const longest = Math.max(...splitDocuments(statements).map(sizeOf));
        if (longest <= LIMITS.managedPolicy) continue;
        const rule = `has a statement that alone makes a policy longer than ${LIMITS.managedPolicy} characters`;
        refuse(`managedPolicies.${key}`, rule, longest, "split the statement, or name fewer resources");
    }
}

function checkAwsPolicies({ awsManagedPolicies = [], managedPolicies = {} }: RoleArgs, refuse: Refuse): void {
    awsManagedPolicies.forEach((policy, index) => {
        const at = `awsManagedPolicies[${index}]`;
        const name = typeof policy === "string" ? policy : policy.name;
        if (REFUSED_POLICIES.includes(name)) {
            refuse(at, "gives everything, or the right to take it", name, "write the statements that are needed");
        } else if (typeof policy === "string" && !AWS_MANAGED_POLICIES.includes(policy)) {
            refuse(at, "is none of the policies known to be narrow", name, "write { name, reason }");
        } else if (typeof policy !== "string" && !/[A-Za-z]{3}/.test(policy.reason)) {
            refuse(`${at}.reason`, "must say why", policy.reason, "write a sentence that somebody can judge");
        }
    });
    const count = awsManagedPolicies.length + Object.keys(managedPolicies).length;
    if (count > LIMITS.managedPoliciesOfRole) {
        const rule = `must name at most ${LIMITS.managedPoliciesOfRole} managed policies together`;
        refuse("managedPolicies", rule, count, "put statements that belong together into one policy");
    }
}
