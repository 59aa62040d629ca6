import type { RefusalRule } from "./refusal.ts";
import { noArn, refusedByAws } from "./wording.ts";

const ACCESS = "aws:eks/accessEntry:AccessEntry";
const IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const CLUSTER = "aws:eks/cluster:Cluster";

/** A role has one entry in a cluster. */
const accessEntry: RefusalRule = (inputs, siblings) => {
    const [cluster] = inputs.references("clusterName");
    const [principal] = inputs.references("principalArn");
    const wrong = noArn(inputs, "principalArn");
    if (wrong.length > 0 || cluster === undefined || principal === undefined) return wrong;
    const taken = siblings
        .before(ACCESS)
        .some(
            (other) =>
                other.references("clusterName").includes(cluster) &&
                other.references("principalArn").includes(principal),
        );
    if (!taken) return [];
    const words = "The specified access entry resource is already in use on this cluster.";
    return [
        refusedByAws("principalArn", "ResourceInUseException", words, "terraform-aws-modules/terraform-aws-eks#2968"),
    ];
};

/** A service account has one role. */
const podIdentity: RefusalRule = (inputs, siblings) => {
    const [cluster] = inputs.references("clusterName");
    const [namespace, account] = [inputs.text("namespace"), inputs.text("serviceAccount")];
    if (cluster === undefined || namespace === undefined || account === undefined) return [];
    const taken = siblings
        .before(IDENTITY)
        .some(
            (other) =>
                other.references("clusterName").includes(cluster) &&
                other.text("namespace") === namespace &&
                other.text("serviceAccount") === account,
        );
    if (!taken) return [];
    const source = "message of CreatePodIdentityAssociation, as public reports quote it";
    return [refusedByAws("serviceAccount", "ResourceInUseException", "Association already exists", source)];
};

/** An add-on's version is one that EKS has for the cluster's: of kube-proxy none is newer than the cluster. */
const addOn: RefusalRule = (inputs, siblings) => {
    const version = inputs.text("addonVersion");
    if (version === undefined) return [];
    const [, minor] = /^v1\.(\d+)\.\d+-eksbuild\.\d+$/.exec(version) ?? [];
    const [name] = inputs.references("clusterName");
    const cluster = siblings.others(CLUSTER).find((other) => name !== undefined && other.text("name") === name);
    const [, server] = /^1\.(\d+)$/.exec(cluster?.text("version") ?? "") ?? [];
    const tooNew =
        inputs.text("addonName") === "kube-proxy" &&
        minor !== undefined &&
        server !== undefined &&
        Number(minor) > Number(server);
    if (!tooNew && /^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version)) return [];
    const source = "message of CreateAddon, as public reports quote it";
    return [
        refusedByAws("addonVersion", "InvalidParameterException", "Addon version specified is not supported", source),
    ];
};

export const clusterPartRefusals: Readonly<Record<string, RefusalRule>> = {
    [ACCESS]: accessEntry,
    [IDENTITY]: podIdentity,
    "aws:eks/addon:Addon": addOn,
};
