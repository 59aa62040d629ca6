import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource.js";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap.js";
import { IngressClass } from "@pulumi/kubernetes/networking/v1/ingressClass.js";
import { StorageClass } from "@pulumi/kubernetes/storage/v1/storageClass.js";
import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM } from "../plan/names.ts";

/**
 * Volumes of general purpose, encrypted with the account's key for EBS, in the zone where their pod runs, and gone with their
 * claim. In Auto Mode another driver makes them (Amazon EKS User Guide, "Create a storage class").
 */
export function makeStorageClass(name: string, autoMode: boolean, options: pulumi.CustomResourceOptions): StorageClass {
    return new StorageClass(
        `${name}-storage-class`,
        {
            metadata: { name: PLATFORM.storageClass },
            provisioner: autoMode ? "ebs.csi.eks.amazonaws.com" : "ebs.csi.aws.com",
            parameters: { type: "gp3", encrypted: "true" },
            volumeBindingMode: "WaitForFirstConsumer",
            allowVolumeExpansion: true,
            reclaimPolicy: "Delete",
        },
        options,
    );
}

/** The ingress class of the controller that Auto Mode brings (Amazon EKS User Guide, "Create an IngressClass to configure an ALB"). */
export function makeAutoModeIngressClass(name: string, options: pulumi.CustomResourceOptions): pulumi.Resource[] {
    const { ingressClass } = PLATFORM;
    const parameters = new CustomResource(
        `${name}-ingress-class-parameters`,
        {
            apiVersion: "eks.amazonaws.com/v1",
            kind: "IngressClassParams",
            metadata: { name: ingressClass },
            spec: { scheme: "internal" },
        },
        options,
    );
    return [
        new IngressClass(
            `${name}-ingress-class`,
            {
                metadata: { name: ingressClass },
                spec: {
                    controller: "eks.amazonaws.com/alb",
                    parameters: { apiGroup: "eks.amazonaws.com", kind: "IngressClassParams", name: ingressClass },
                },
            },
            { ...options, dependsOn: [parameters] },
        ),
    ];
}

/** Makes Auto Mode's nodes keep to network policies (Amazon EKS User Guide, "Use Network Policies with EKS Auto Mode"). */
export function makePoliciesHold(name: string, options: pulumi.CustomResourceOptions): ConfigMap {
    return new ConfigMap(
        `${name}-network-policy-controller`,
        {
            metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
            data: { "enable-network-policy-controller": "true" },
        },
        options,
    );
}
