import { policyText, trustText } from "@plinth/roles";
import { LIMITS } from "@plinth/roles/plan";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AwsAddOn, SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { Grant } from "../permissions/grants.ts";

export interface IdentityHome {
    /** The component's name, and the cluster's in AWS. */
    readonly name: string;
    readonly clusterName: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly parent: pulumi.Resource;
}

const ROLES: Readonly<Record<AwsAddOn, string>> = {
    loadBalancerController: "load-balancer-controller",
    externalSecrets: "external-secrets",
    externalDns: "external-dns",
    alertmanager: "alertmanager",
    loki: "loki",
    gateway: "otel-gateway",
};

/**
 * Gives an add-on's pods a role that nothing else can take. Pods that start before what is returned get no credentials, so
 * the add-on's release waits for it. An add-on that is granted nothing gets no role.
 */
export function giveIdentity(addOn: AwsAddOn, grants: readonly Grant[], home: IdentityHome): pulumi.Resource[] {
    if (grants.length === 0) return [];
    const { clusterName, tags, parent } = home;
    const { namespace, name: serviceAccount } = SERVICE_ACCOUNTS[addOn];
    const name = `${home.name}-${ROLES[addOn]}`;
    const role = new aws.iam.Role(
        name,
        {
            description: `Pods of ${namespace}/${serviceAccount} in ${clusterName}`,
            assumeRolePolicy: trustText([{ kind: "pods", clusterName, namespace, serviceAccount }]),
            tags: { Name: name, ...tags },
        },
        { parent },
    );
    const policy = policyText(`role "${name}"`, "policy", grants, LIMITS.inlineOfRole);
    const permissions = new aws.iam.RolePolicy(`${name}-permissions`, { role: role.name, policy }, { parent });
    return [
        new aws.eks.PodIdentityAssociation(
            name,
            { clusterName, namespace, serviceAccount, roleArn: role.arn, tags: { Name: name, ...tags } },
            { parent, dependsOn: [permissions] },
        ),
    ];
}
