import * as account from "@plinth/account";
import { AuditTrail, type AuditTrailArgs, LogBucket, type LogBucketArgs } from "@plinth/audit";
import { StackDeployment, type StackDeploymentArgs } from "@plinth/deployments";
import { ImageRegistry, type ImageRegistryArgs, ImageRepository, type ImageRepositoryArgs } from "@plinth/images";
import { DataKeys, type DataKeysArgs } from "@plinth/keys";
import {
    type BoundaryArgs,
    DeploymentRoles,
    type DeploymentRolesArgs,
    PermissionBoundary,
    Role,
    type RoleArgs,
} from "@plinth/roles";
import { BreakGlassRole, type BreakGlassRoleArgs } from "@plinth/roles/break-glass";
import { StateBackend, type StateBackendArgs } from "@plinth/state";
import { Provider } from "@pulumi/kubernetes/provider.js";
import { Platform, type PlatformArgs } from "@plinth/platform";
import { workloadInNamespace } from "./program/bareWorkloads.ts";
import { type Subject, subjects as refused } from "../refusals/components.ts";

type Part = "GuardDuty" | "SecurityHub" | "ConfigRecorder" | "AccessAnalyzer" | "VolumeEncryption" | "BucketBlock";
type OtherPart = "SharingBlock" | "PasswordPolicy" | "MetadataDefaults" | "RegistryScanning";

const place = { account: "444444444444", region: "eu-west-1" };
const FORGE = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com";
const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };

function part(name: Part | OtherPart): Subject {
    const Component = account[name] as new (
        ...args: [string, never, Parameters<Subject["make"]>[2]]
    ) => account.GuardDuty;
    return {
        name: name.toLowerCase(),
        options: { mode: "created" },
        place,
        make: (own, args, options) => new Component(own, args as never, options),
    };
}

/** Components that can be made less safe. */
export const subjects = {
    ...refused,
    AuditTrail: {
        name: "audit",
        options: {},
        place: { ...place, trailName: "plinth-prod-audit" },
        make: (name, args, options) => new AuditTrail(name, args as unknown as AuditTrailArgs, options),
    },
    LogBucket: {
        name: "logs",
        options: {},
        place,
        make: (name, args, options) => new LogBucket(name, args as unknown as LogBucketArgs, options),
    },
    DataKeys: {
        name: "keys",
        options: { classes: { orders: { description: "What customers ordered", services: ["rds"] } } },
        place,
        make: (name, args, options) => new DataKeys(name, args as unknown as DataKeysArgs<string>, options),
    },
    PermissionBoundary: {
        name: "boundary",
        options: { policyName: "plinth-prod-boundary", rolePath: "/plinth/prod/", allowedRegions: [place.region] },
        place: { account: place.account },
        make: (name, args, options) => new PermissionBoundary(name, args as unknown as BoundaryArgs, options),
    },
    DeploymentRoles: {
        name: "deployment",
        options: {
            environment: "prod",
            allowedRegions: [place.region],
            rolePath: "/plinth/prod/",
            boundaryArn: "arn:aws:iam::444444444444:policy/deployment/plinth-prod-boundary",
            providerArns: { preview: FORGE, deploy: FORGE },
            preview: {
                forge: "github",
                repository,
                job: { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" },
            },
            deploy: { forge: "github", repository, job: { environment: "prod" } },
            state: { kind: "s3", bucket: "acme-plinth-prod-state" },
        },
        place: { account: place.account },
        make: (name, args, options) => new DeploymentRoles(name, args as unknown as DeploymentRolesArgs, options),
    },
    BreakGlassRole: {
        name: "break-glass",
        options: { environment: "prod", users: ["arn:aws:iam::444444444444:user/alice"] },
        place: { account: place.account },
        make: (name, args, options) => new BreakGlassRole(name, args as unknown as BreakGlassRoleArgs, options),
    },
    StateBackend: {
        name: "state",
        options: {
            environment: "prod",
            bucketName: "plinth-prod-state-444444444444",
            deployerPaths: ["/deployment/"],
            ownProject: "plinth-bootstrap",
        },
        place,
        make: (name, args, options) => new StateBackend(name, args as unknown as StateBackendArgs, options),
    },
    Role: {
        name: "role",
        options: {
            description: "What it may do",
            trust: [{ kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "orders" }],
            permissionsBoundary: { policyArn: "arn:aws:iam::444444444444:policy/boundary" },
        },
        place: { account: place.account },
        make: (name, args, options) => new Role(name, args as unknown as RoleArgs, options),
    },
    StackDeployment: {
        name: "deployment",
        options: {
            organization: "acme",
            project: "plinth-network",
            stack: "dev",
            repository: "acme/platform",
            production: false,
            does: "deploy",
            credentials: { from: "esc" },
        },
        place: {},
        make: (name, args, options) => new StackDeployment(name, args as unknown as StackDeploymentArgs, options),
    },
    Workload: {
        name: "workload",
        options: {
            service: "orders",
            owner: "team-orders",
            environment: "prod",
            clusterName: "plinth-prod-main",
            image: {
                repository: "444444444444.dkr.ecr.eu-west-1.amazonaws.com/plinth/orders",
                digest: `sha256:${"ab".repeat(32)}`,
            },
        },
        place,
        make: workloadInNamespace,
    },
    Platform: {
        name: "platform",
        options: {},
        place: {
            ...place,
            clusterName: "plinth-prod-main",
            readyName: "plinth-prod-main",
            vpcId: "vpc-0a1b2c3d",
            owner: "platform",
        },
        // Each in a cluster of its own, where nothing has its names already.
        make: (name, args, options) =>
            new Platform(name, args as unknown as PlatformArgs, {
                ...options,
                providers: [
                    ...Object.values(options?.providers ?? {}),
                    new Provider(`${name}-kubernetes`, { clusterIdentifier: name }),
                ],
            }),
    },
    ImageRepository: {
        name: "registry",
        options: { pulledBy: ["222222222222"] },
        place: { ...place, repositoryName: "plinth/reference" },
        make: (name, args, options) => new ImageRepository(name, args as unknown as ImageRepositoryArgs, options),
    },
    ImageRegistry: {
        name: "registry",
        options: { pulledBy: ["222222222222"], pullThrough: { k8s: { upstream: "k8s" } } },
        place: { ...place, ownPrefix: "plinth" },
        make: (name, args, options) => new ImageRegistry(name, args as unknown as ImageRegistryArgs, options),
    },
    GuardDuty: part("GuardDuty"),
    SecurityHub: part("SecurityHub"),
    ConfigRecorder: part("ConfigRecorder"),
    AccessAnalyzer: part("AccessAnalyzer"),
    VolumeEncryption: part("VolumeEncryption"),
    BucketBlock: part("BucketBlock"),
    SharingBlock: part("SharingBlock"),
    PasswordPolicy: part("PasswordPolicy"),
    MetadataDefaults: part("MetadataDefaults"),
    RegistryScanning: part("RegistryScanning"),
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;

/** Whose opt-outs a list holds. */
export const ownerOf: Readonly<Record<string, SubjectName>> = {
    "account.PART_OPT_OUTS.accessAnalyzer": "AccessAnalyzer",
    "account.PART_OPT_OUTS.bucketBlock": "BucketBlock",
    "account.PART_OPT_OUTS.config": "ConfigRecorder",
    "account.PART_OPT_OUTS.guardDuty": "GuardDuty",
    "account.PART_OPT_OUTS.metadataDefaults": "MetadataDefaults",
    "account.PART_OPT_OUTS.passwordPolicy": "PasswordPolicy",
    "account.PART_OPT_OUTS.registryScanning": "RegistryScanning",
    "account.PART_OPT_OUTS.securityHub": "SecurityHub",
    "account.PART_OPT_OUTS.sharingBlock": "SharingBlock",
    "account.PART_OPT_OUTS.volumeEncryption": "VolumeEncryption",
    "audit.logBucketOptOuts": "LogBucket",
    "audit.trailOptOuts": "AuditTrail",
    "cache.cacheOptOuts": "Cache",
    "cache.serverlessOptOuts": "ServerlessCache",
    "cluster.clusterOptOuts": "Cluster",
    "database.auroraOptOuts": "Aurora",
    "database.databaseOptOuts": "Database",
    "deployments.stackDeploymentOptOuts": "StackDeployment",
    "images.registryOptOuts": "ImageRegistry",
    "images.repositoryOptOuts": "ImageRepository",
    "keys.dataKeysOptOuts": "DataKeys",
    "network.networkOptOuts": "Network",
    "parameters.parametersOptOuts": "Parameters",
    "platform.platformOptOuts": "Platform",
    "roles.boundaryOptOuts": "PermissionBoundary",
    "roles.breakGlassOptOuts": "BreakGlassRole",
    "roles.deploymentRolesOptOuts": "DeploymentRoles",
    "roles.roleOptOuts": "Role",
    "secrets.secretOptOuts": "Secret",
    "state.stateOptOuts": "StateBackend",
    "waf.webAclOptOuts": "WebAcl",
    "workload.workloadOptOuts": "Workload",
};

/** Lists that no component uses, and who does. */
export const usedElsewhere: Readonly<Record<string, string>> = {
    "alarms.alarmOptOuts": "`makeAlarms`, for every component with alarms",
    "account.PART_OPT_OUTS.trail": "the layer `account`, which decides whether there is a trail",
};
