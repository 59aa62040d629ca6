import type { Problem } from "@plinth/core/errors";
import { isAccountId } from "@plinth/core/place";
import { claimsOf } from "../identities/claims.ts";
import { checkIdentity } from "../identities/checkIdentity.ts";
import type { IdentityTrust, RolesTrust, ServiceTrust, Trust } from "./trust.ts";

type Refuse = (path: string, rule: string, value: unknown, fix: string) => void;

/** Shapes of principals: "AWS JSON policy elements: Principal" (IAM User Guide). */
const ROLE_ARN = /^arn:aws(-cn|-us-gov)?:iam::(\d{12}):role\/[\w+=,.@/-]+$/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;
/** "IAM and AWS STS quotas" (IAM User Guide): 2 to 1224 characters. */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** Everything that is wrong with who may take a role of an account, at once. */
export function checkTrust(trusts: readonly Trust<unknown>[], account: string, path: string): Problem[] {
    const problems: Problem[] = [];
    if (trusts.length === 0) {
        problems.push({ path, rule: "must name who may take the role", value: trusts, fix: "add a service or roles" });
    }
    trusts.forEach((trust, index) => {
        const at = `${path}[${index}]`;
        const refuse: Refuse = (where, rule, value, fix) => problems.push({ path: `${at}.${where}`, rule, value, fix });
        if (trust.kind === "service") checkService(trust, refuse);
        if (trust.kind === "roles") checkRoles(trust, account, refuse);
        if (trust.kind === "pods") checkPods(trust, refuse);
        if (trust.kind === "identity") {
            problems.push(...checkIdentity(trust.identity, `${at}.identity`));
            checkProvider(trust, refuse);
        }
    });
    return problems;
}

function checkService({ service, source }: ServiceTrust, refuse: Refuse): void {
    if (!SERVICE.test(service)) {
        refuse("service", "must be the name of a service", service, "write it as backup.amazonaws.com");
    }
    if ("unchecked" in source) {
        if (/[A-Za-z]{3}/.test(source.unchecked)) return;
        refuse("source.unchecked", "must say why", source.unchecked, "give the account, or a reason");
        return;
    }
    if (!isAccountId(source.account)) {
        refuse("source.account", "must be an account of 12 digits", source.account, "give the account of the resource");
    }
    (source.arns ?? []).forEach((arn, index) => {
        if (/^arn:[^*?:]+:[^*?:]+:/.test(arn)) return;
        refuse(`source.arns[${index}]`, "must be an ARN that names its service", arn, "write it without * in front");
    });
}

function checkRoles({ roleArns, externalId, organizationId }: RolesTrust, account: string, refuse: Refuse): void {
    if (roleArns.length === 0) refuse("roleArns", "must name a role", roleArns, "add its ARN");
    const foreign = roleArns.filter((arn) => ![undefined, account].includes(ROLE_ARN.exec(arn)?.[2]));
    roleArns.forEach((arn, index) => {
        if (ROLE_ARN.test(arn)) return;
        const rule = "must be one role: a whole account, a user or * would let in people nobody named";
        refuse(`roleArns[${index}]`, rule, arn, "write arn:aws:iam::<account>:role/<name>");
    });
    if (externalId !== undefined && !EXTERNAL_ID.test(externalId)) {
        refuse("externalId", "must have 2 to 1224 characters of A-Z a-z 0-9 _+=,.@:/-", undefined, "choose another");
    }
    if (organizationId !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
        refuse("organizationId", "must be an organisation's id", organizationId, "write it as o-a1b2c3d4e5");
    }
    if (foreign.length > 0 && externalId === undefined && organizationId === undefined) {
        const fix = "agree on an externalId with a third party, or give organizationId for accounts of your own";
        refuse("roleArns", "must not let in another account by its role's name alone", foreign, fix);
    }
}

function checkPods(pods: Trust<unknown> & { kind: "pods" }, refuse: Refuse): void {
    for (const key of ["clusterName", "namespace", "serviceAccount"] as const) {
        if (/^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/.test(pods[key])) continue;
        refuse(key, "must be one name, without *", pods[key], "write it in full");
    }
}

function checkProvider({ providerArn, identity }: IdentityTrust<unknown>, refuse: Refuse): void {
    if (typeof providerArn !== "string") return;
    const host = claimsOf(identity).issuer.replace(/^https:\/\//, "");
    if (/^arn:[^:]+:iam::\d{12}:oidc-provider\//.test(providerArn) && providerArn.endsWith(`:oidc-provider/${host}`)) {
        return;
    }
    const fix = `give the provider of this account for ${host}`;
    refuse("providerArn", "must be the identity provider of the identity's issuer", providerArn, fix);
}
