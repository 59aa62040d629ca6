import { type Claims, claimsOf } from "../identities/claims.ts";
import type { Identity } from "../identities/identity.ts";
import type { Conditions } from "../statements/conditions.ts";

/** A service of AWS that works in the role. */
export interface ServiceTrust {
    readonly kind: "service";
    /** `backup.amazonaws.com`. */
    readonly service: string;
    /**
     * On whose behalf the service may come: an account, and resources of it where they are known. Without it a service
     * that works for everybody could be sent here by anybody ("The confused deputy problem", IAM User Guide).
     */
    readonly source:
        | { readonly account: string; readonly arns?: readonly string[] | undefined }
        /** Why it is not checked: some services, EC2 among them, send no source. Logged. */
        | { readonly unchecked: string };
    /** Whether sessions may carry tags, by which EKS Auto Mode limits itself. @default false */
    readonly tagSession?: boolean | undefined;
}

/** Roles, named one by one. Those of other accounts say why they are the right ones. */
export interface RolesTrust {
    readonly kind: "roles";
    readonly roleArns: readonly string[];
    /** What a third party has to say, at least 2 characters. Needed for other accounts, or `organizationId`. */
    readonly externalId?: string | undefined;
    /** `o-…`: callers have to belong to it. */
    readonly organizationId?: string | undefined;
}

/** Pods of one service account, through EKS Pod Identity. */
export interface PodsTrust {
    readonly kind: "pods";
    readonly clusterName: string;
    readonly namespace: string;
    readonly serviceAccount: string;
}

/** Jobs of a forge, or runs of Pulumi Cloud. */
export interface IdentityTrust<Text = string> {
    readonly kind: "identity";
    /** The identity provider of the identity's issuer in this account: output `arn` of `OidcProvider`. */
    readonly providerArn: Text;
    readonly identity: Identity;
}

/** Who may take a role. */
export type Trust<Text = string> = ServiceTrust | RolesTrust | PodsTrust | IdentityTrust<Text>;

/** One statement of a trust policy, before it is written as JSON. */
export interface TrustStatement<Text = string> {
    readonly sid: string;
    readonly principal:
        { readonly Service: string } | { readonly AWS: readonly string[] } | { readonly Federated: Text };
    readonly actions: readonly string[];
    readonly conditions: Conditions;
}

/** What a trust says in IAM's terms. */
export function trustStatement<Text>(trust: Trust<Text>): TrustStatement<Text> {
    switch (trust.kind) {
        case "service":
            return {
                sid: "Service",
                principal: { Service: trust.service },
                actions: ["sts:AssumeRole", ...(trust.tagSession === true ? ["sts:TagSession"] : [])],
                conditions: sourceConditions(trust.source),
            };
        case "roles":
            return {
                sid: "Roles",
                principal: { AWS: trust.roleArns.toSorted() },
                actions: ["sts:AssumeRole"],
                conditions: equal({
                    "sts:ExternalId": trust.externalId,
                    "aws:PrincipalOrgID": trust.organizationId,
                }),
            };
        case "pods":
            return {
                sid: "Pods",
                principal: { Service: "pods.eks.amazonaws.com" },
                // The tags are those EKS Pod Identity sets on every session (Amazon EKS User Guide).
                actions: ["sts:AssumeRole", "sts:TagSession"],
                conditions: equal({
                    "aws:RequestTag/eks-cluster-name": trust.clusterName,
                    "aws:RequestTag/kubernetes-namespace": trust.namespace,
                    "aws:RequestTag/kubernetes-service-account": trust.serviceAccount,
                }),
            };
        case "identity":
            return {
                sid: "Identity",
                principal: { Federated: trust.providerArn },
                actions: ["sts:AssumeRoleWithWebIdentity"],
                conditions: tokenConditions(claimsOf(trust.identity)),
            };
    }
}

/** Audience, subject and further claims, each whole. */
function tokenConditions({ issuer, audience, subjects, others }: Claims): Conditions {
    const provider = issuer.replace(/^https:\/\//, "");
    const claims = { aud: audience, sub: subjects, ...others };
    return {
        StringEquals: Object.fromEntries(Object.entries(claims).map(([name, value]) => [`${provider}:${name}`, value])),
    };
}

function sourceConditions(source: ServiceTrust["source"]): Conditions {
    if ("unchecked" in source) return {};
    const { account, arns = [] } = source;
    return {
        StringEquals: { "aws:SourceAccount": account },
        ...(arns.length === 0 ? {} : { ArnLike: { "aws:SourceArn": arns } }),
    };
}

function equal(keys: Readonly<Record<string, string | undefined>>): Conditions {
    const set = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    return set.length === 0 ? {} : { StringEquals: Object.fromEntries(set) };
}
