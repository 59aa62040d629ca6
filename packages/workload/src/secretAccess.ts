import { UserError } from "@plinth/core/errors";
import { grant, type PodPermission } from "@plinth/cluster";
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { SecretAccess } from "./connections.ts";
import { DEFAULTS } from "./plan/index.ts";
import { secretFilesOf } from "./secretFiles.ts";
import { metadataOf, type Site, tagsOf } from "./site.ts";

const API = "external-secrets.io/v1";

/**
 * Keeps the workload's secrets as one Secret of its namespace, through External Secrets. Its store belongs to this
 * namespace and signs in as an account here that no pod has: nobody else's store can read these secrets, and the operator
 * itself has no right to any.
 *
 * @returns what pods with the secrets wait for.
 */
export function bringSecrets(site: Site): pulumi.Resource[] {
    const { name, args, objects, parent } = site;
    const files = Object.entries(secretFilesOf(args)).sort(([one], [other]) => (one < other ? -1 : 1));
    if (files.length === 0 || args.secretAccess === undefined) return [];
    const { refreshSeconds = DEFAULTS.refreshSeconds } = args.secretAccess;
    const arns = files.map(([, { secretArn }]) => secretArn);
    const { account, ready } = identifyReader(site, args.secretAccess, arns);
    const store = new kubernetes.apiextensions.CustomResource(
        `${name}-secret-store`,
        {
            apiVersion: API,
            kind: "SecretStore",
            metadata: metadataOf(site, objects.secretStore),
            spec: {
                provider: {
                    aws: {
                        service: "SecretsManager",
                        region: args.region,
                        auth: { jwt: { serviceAccountRef: { name: account.metadata.name } } },
                    },
                },
            },
        },
        { parent, dependsOn: ready },
    );
    const secret = new kubernetes.apiextensions.CustomResource(
        `${name}-secret-files`,
        {
            apiVersion: API,
            kind: "ExternalSecret",
            metadata: {
                ...metadataOf(site, objects.secret),
                // Pods that start before the secret is there fail to mount it.
                annotations: { "pulumi.com/waitFor": "condition=Ready" },
            },
            spec: {
                refreshPolicy: "Periodic",
                refreshInterval: `${refreshSeconds}s`,
                secretStoreRef: { kind: "SecretStore", name: store.metadata.name },
                target: { name: objects.secret, creationPolicy: "Owner", deletionPolicy: "Retain" },
                data: files.map(([file, { secretArn, property }]) => ({
                    secretKey: file,
                    remoteRef: { key: secretArn, ...(property === undefined ? {} : { property }) },
                })),
            },
        },
        { parent },
    );
    return [secret];
}

/** The account that the store signs in as, and its role: these secrets and nothing else. */
function identifyReader(site: Site, access: SecretAccess, arns: readonly pulumi.Input<string>[]) {
    const { name, args, objects, parent } = site;
    const logicalName = `${name}-secrets`;
    const subject = `system:serviceaccount:${args.namespace.namespace}:${objects.secretsAccount}`;
    const role = new aws.iam.Role(
        logicalName,
        {
            description: `Secrets of ${args.namespace.namespace}/${args.service}, for External Secrets`,
            assumeRolePolicy: webIdentityTrust(access, subject),
            tags: tagsOf(site, logicalName),
        },
        { parent },
    );
    const permissions = grant(`${logicalName}-permissions`, role, readingOf(site, arns), parent);
    const account = new kubernetes.core.v1.ServiceAccount(
        `${name}-secrets-account`,
        {
            metadata: {
                ...metadataOf(site, objects.secretsAccount),
                annotations: { "eks.amazonaws.com/role-arn": role.arn },
            },
            automountServiceAccountToken: false,
        },
        { parent },
    );
    return { account, ready: [permissions, account] };
}

/** Lets one service account take a role by its token (Amazon EKS User Guide, "Assign IAM roles to Kubernetes service accounts"). */
function webIdentityTrust({ oidcProviderArn, oidcIssuer }: SecretAccess, subject: string): pulumi.Output<string> {
    return pulumi.all([oidcProviderArn, oidcIssuer]).apply(([provider, issuer]) => {
        const host = issuer.replace(/^https:\/\//, "");
        if (!provider.endsWith(`:oidc-provider/${host}`)) {
            throw new UserError(`${provider} is not the identity provider of ${issuer}. Fix: pass both of one cluster`);
        }
        return JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "SecretStore",
                    Effect: "Allow",
                    Principal: { Federated: provider },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { [`${host}:sub`]: subject, [`${host}:aud`]: "sts.amazonaws.com" } },
                },
            ],
        });
    });
}

/**
 * Reading secrets, and opening what they are encrypted with: whichever key it is, for these secrets alone, as Secrets Manager
 * says with every call (AWS KMS Developer Guide, "How AWS Secrets Manager uses AWS KMS": encryption context SecretARN).
 */
function readingOf({ args }: Site, arns: readonly pulumi.Input<string>[]): PodPermission[] {
    const { partition = "aws", region, account } = args;
    const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    return [
        { actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], resources: [...arns] },
        {
            actions: ["kms:Decrypt"],
            resources: [`arn:${partition}:kms:${region}:${account}:key/*`],
            conditions: {
                StringEquals: {
                    "kms:ViaService": `secretsmanager.${region}.${domain}`,
                    "kms:EncryptionContext:SecretARN": [...arns],
                },
            },
        },
    ];
}
