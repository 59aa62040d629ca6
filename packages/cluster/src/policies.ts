import type { PolicyDocument, PolicyStatement } from "@pulumi/aws/iam/index.js";
import type * as pulumi from "@pulumi/pulumi";

function document(statement: PolicyStatement): PolicyDocument {
    return { Version: "2012-10-17", Statement: [statement] };
}

/** Lets an AWS service take a role. */
export function serviceTrust(service: string): PolicyDocument {
    return document({ Sid: "Service", Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });
}

/**
 * Lets the control plane of a cluster in Auto Mode take its role: it marks its sessions with the cluster's name, by which
 * the policies of Auto Mode are limited (Amazon EKS User Guide, "Amazon EKS Auto Mode cluster IAM role").
 */
export function autoModeTrust(): PolicyDocument {
    return document({
        Sid: "Service",
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
    });
}

/** EC2 is one of the services whose principal has the partition's own domain in China. */
export function ec2Service(partition: string): string {
    return partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
}

/**
 * Lets the pods of one service account of one cluster take a role. The tags are those EKS Pod Identity sets on every
 * session (Amazon EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity").
 */
export function podTrust(pods: {
    clusterName: pulumi.Input<string>;
    namespace: pulumi.Input<string>;
    serviceAccount: string;
}): PolicyDocument {
    return document({
        Sid: "Pods",
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
            StringEquals: {
                "aws:RequestTag/eks-cluster-name": pods.clusterName,
                "aws:RequestTag/kubernetes-namespace": pods.namespace,
                "aws:RequestTag/kubernetes-service-account": pods.serviceAccount,
            },
        },
    });
}

/** What nodes of managed groups and of Karpenter may do: describe themselves, serve pod identities, pull images. Pods have roles of their own. */
export const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"];

/** Lets the named EventBridge rules send to a queue, and nobody reach it without TLS. */
export function queuePolicy(queueArn: pulumi.Input<string>, ruleArns: pulumi.Input<string>[]): PolicyDocument {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Events",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: queueArn,
                Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
            },
            {
                Sid: "TlsOnly",
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:*",
                Resource: queueArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    };
}

/** Lets the control plane encrypt and decrypt Kubernetes secrets with one key. */
export function secretsKeyUse(keyArn: pulumi.Input<string>): PolicyDocument {
    return document({
        Sid: "SecretsKey",
        Effect: "Allow",
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
        Resource: keyArn,
    });
}

/** The ARN of a policy AWS keeps up to date itself. */
export function managedPolicyArn(partition: string, name: string): string {
    return `arn:${partition}:iam::aws:policy/${name}`;
}
