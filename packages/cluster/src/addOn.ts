import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AddOn, type AddOnName, addOnRule, configurationOf } from "./plan/index.ts";
import { podTrust } from "./policies.ts";
import { makeRole } from "./roles.ts";

/** What all add-ons of a cluster share. */
export interface AddOnHost {
    /** Logical name of the component. */
    readonly name: string;
    /** As settings know it: conditions of IAM policies must not wait for the cluster. */
    readonly clusterName: string;
    readonly cluster: aws.eks.Cluster;
    readonly partition: string;
    readonly tags: Readonly<Record<string, string>>;
}

/** Where the pods of AWS's own add-ons run. */
const NAMESPACE = "kube-system";

/** Installs an add-on in its pinned version, with a role for its pods where they call AWS. */
export function makeAddOn(
    addOnName: AddOnName,
    addOn: AddOn,
    host: AddOnHost,
    options: { parent: pulumi.Resource; dependsOn: pulumi.Resource[] },
): aws.eks.Addon {
    const { identity } = addOnRule(addOnName);
    const role =
        identity === undefined
            ? undefined
            : makeRole(
                  `${host.name}-${addOnName}-role`,
                  {
                      description: `Pods of ${addOnName} in ${host.clusterName}`,
                      trust: podTrust({
                          clusterName: host.clusterName,
                          namespace: NAMESPACE,
                          serviceAccount: identity.serviceAccount,
                      }),
                      managedPolicies: [identity.managedPolicy],
                      partition: host.partition,
                      tags: host.tags,
                  },
                  options.parent,
              );
    const configuration = configurationOf(addOnName, addOn);
    const logicalName = `${host.name}-addon-${addOnName}`;
    return new aws.eks.Addon(
        logicalName,
        {
            clusterName: host.cluster.name,
            addonName: addOnName,
            addonVersion: addOn.version,
            ...(configuration === undefined ? {} : { configurationValues: JSON.stringify(configuration) }),
            ...(identity === undefined || role === undefined
                ? {}
                : { podIdentityAssociations: [{ roleArn: role.arn, serviceAccount: identity.serviceAccount }] }),
            resolveConflictsOnCreate: "OVERWRITE",
            // What people changed in the cluster by hand stays, rather than being reset by an unrelated update.
            resolveConflictsOnUpdate: "PRESERVE",
            tags: { Name: logicalName, ...host.tags },
        },
        { ...options, dependsOn: [...options.dependsOn, ...(role?.ready ?? [])] },
    );
}
