import type { Violation } from "@plinth/core/settings";
import { ROLE_ARN } from "./access.ts";
import { ADD_ON_NAMES, addOnRule } from "./addOns.ts";
import { type AnyClusterShape, DEFAULTS, type KarpenterShape } from "./shape.ts";

/** The pods of one service account, and the role they take through EKS Pod Identity: yours, or one made here. */
export type PodIdentity = PodServiceAccount & (GivenRole | MadeRole);

export interface PodServiceAccount {
    readonly namespace: string;
    readonly serviceAccount: string;
}

/** A role that exists. Its trust policy has to let `pods.eks.amazonaws.com` take it and tag the session. */
export interface GivenRole {
    readonly roleArn: string;
    readonly policyArns?: undefined;
    readonly statements?: undefined;
}

/** A role made here, which nothing but these pods can take. */
export interface MadeRole {
    readonly roleArn?: undefined;
    /** Policies that exist, AWS's or your own. @default none */
    readonly policyArns?: readonly string[] | undefined;
    /** What the pods may do besides. @default nothing */
    readonly statements?: readonly PodStatement[] | undefined;
}

/** An identity as settings hold it: either kind of role, or a mix that is refused. */
export interface AnyPodIdentity extends PodServiceAccount {
    readonly roleArn?: string | undefined;
    readonly policyArns?: readonly string[] | undefined;
    readonly statements?: readonly PodStatement[] | undefined;
}

/** One statement of a policy: what is allowed, on what, when. */
export interface PodStatement {
    /** `service:Action`; part of a name may be `*`, the whole may not. */
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** As IAM takes them: operator, key, values. @default always */
    readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> | undefined;
}

/** Names of namespaces and service accounts (Kubernetes documentation, "Object Names and IDs": DNS label, DNS subdomain). */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SERVICE_ACCOUNT = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const POLICY_ARN = /^arn:(aws|aws-cn|aws-us-gov):iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/;
const ACTION = /^[a-z0-9-]+:\*?[A-Za-z][A-Za-z0-9*]*$/;

/** What is wrong with the identities of pods; paths start at the cluster. */
export function checkPodIdentities(shape: AnyClusterShape): Violation[] {
    const taken = serviceAccountsInUse(shape);
    return Object.entries(shape.podIdentities ?? {}).flatMap(([key, identity]) => {
        const account = `${identity.namespace}/${identity.serviceAccount}`;
        const user = taken.get(account);
        taken.set(account, user ?? `podIdentities.${key}`);
        const found = [
            ...checkServiceAccount(identity),
            ...(user === undefined ? [] : [secondRole(account, user)]),
            ...checkRole(identity),
        ];
        return found.map((violation) => ({ ...violation, path: ["podIdentities", key, ...violation.path] }));
    });
}

/** The name of a policy, which logical names carry. */
export function policyName(arn: string): string {
    return arn.slice(arn.lastIndexOf("/") + 1);
}

/** Service accounts whose pods have a role already, and what gave it to them. */
function serviceAccountsInUse({ addOns = {}, karpenter }: AnyClusterShape): Map<string, string> {
    const taken = new Map<string, string>();
    for (const name of ADD_ON_NAMES) {
        const { identity } = addOnRule(name);
        if (identity !== undefined && addOns[name] !== undefined) {
            taken.set(`kube-system/${identity.serviceAccount}`, `addOns.${name}`);
        }
    }
    if (karpenter !== undefined) {
        const { namespace, serviceAccount } = karpenterAccount(karpenter);
        taken.set(`${namespace}/${serviceAccount}`, "karpenter");
    }
    return taken;
}

/** Where Karpenter's controller runs. */
export function karpenterAccount(karpenter: KarpenterShape): PodServiceAccount {
    const { namespace, serviceAccount } = karpenter;
    return {
        namespace: namespace ?? DEFAULTS.karpenter.namespace,
        serviceAccount: serviceAccount ?? DEFAULTS.karpenter.serviceAccount,
    };
}

/** What is wrong with the names of a service account; paths start at its object. */
export function checkServiceAccount({ namespace, serviceAccount }: PodServiceAccount): Violation[] {
    const fix = "write its name in Kubernetes";
    return [
        ...(NAMESPACE.test(namespace)
            ? []
            : [{ path: ["namespace"], rule: "must be the name of a namespace", value: namespace, fix }]),
        ...(SERVICE_ACCOUNT.test(serviceAccount)
            ? []
            : [
                  {
                      path: ["serviceAccount"],
                      rule: "must be the name of a service account",
                      value: serviceAccount,
                      fix,
                  },
              ]),
    ];
}

function secondRole(account: string, user: string): Violation {
    return {
        path: ["serviceAccount"],
        rule: `must have one role: ${user} gives one to the same pods`,
        value: account,
        fix: "give the pods a service account of their own, or put both permissions into one role",
    };
}

function checkRole({ roleArn, policyArns = [], statements = [] }: AnyPodIdentity): Violation[] {
    if (roleArn === undefined) {
        if (policyArns.length + statements.length > 0) {
            return [...checkPolicies(policyArns), ...statements.flatMap(checkStatement)];
        }
        const rule = "must name a role, or what a role made here may do";
        return [{ path: [], rule, fix: "add roleArn, policyArns or statements" }];
    }
    const problems: Violation[] = [];
    if (!ROLE_ARN.test(roleArn)) {
        const rule = "must be the ARN of an IAM role";
        problems.push({ path: ["roleArn"], rule, value: roleArn, fix: "write arn:aws:iam::<account>:role/<name>" });
    }
    if (policyArns.length + statements.length > 0) {
        const rule = "must not stand beside policies and statements: those are for a role made here";
        problems.push({ path: ["roleArn"], rule, value: roleArn, fix: "remove one of the two" });
    }
    return problems;
}

function checkPolicies(policyArns: readonly string[]): Violation[] {
    return policyArns.flatMap((arn, index) => {
        const path = ["policyArns", index];
        if (!POLICY_ARN.test(arn)) {
            const fix = "write arn:aws:iam::aws:policy/<name>, or your account's id in the place of the second aws";
            return [{ path, rule: "must be the ARN of an IAM policy", value: arn, fix }];
        }
        if (policyArns.findIndex((other) => policyName(other) === policyName(arn)) === index) return [];
        return [{ path, rule: "must have a name that no other policy of the list has", value: arn, fix: "remove it" }];
    });
}

function checkStatement({ actions, resources }: PodStatement, index: number): Violation[] {
    const path = ["statements", index];
    const empty = Object.entries({ actions, resources })
        .filter(([, list]) => list.length === 0)
        .map(([list]) => ({ path: [...path, list], rule: "must not be empty", value: [], fix: "name at least one" }));
    const broad = actions.flatMap((action, at) =>
        ACTION.test(action)
            ? []
            : [
                  {
                      path: [...path, "actions", at],
                      rule: "must be an action of one service, such as s3:GetObject, and not all of them",
                      value: action,
                      fix: "name the actions that the pods call",
                  },
              ],
    );
    return [...empty, ...broad];
}
