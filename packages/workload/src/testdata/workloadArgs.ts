import { record, type RecordOptions, type Recording } from "@plinth/testing";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { WorkloadNamespace } from "../namespace/workloadNamespace.ts";
import { Workload } from "../workload.ts";
import type { WorkloadArgs } from "../workloadArgs.ts";

export const DIGEST = `sha256:${"ab12cd34ef".repeat(6)}abcd` as const;
export const IMAGE = { repository: "222222222222.dkr.ecr.eu-west-1.amazonaws.com/plinth/orders", digest: DIGEST };
export const ISOLATED = ["10.20.40.0/24", "10.20.41.0/24"];
const OIDC = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

export const secretAccess = {
    oidcProviderArn: `arn:aws:iam::222222222222:oidc-provider/${OIDC}`,
    oidcIssuer: `https://${OIDC}`,
};

export const database = {
    database: {
        endpoint: "orders.cluster.eu-west-1.rds.amazonaws.com",
        port: 5432,
        databaseName: "app",
        resourceId: "db-ORDERS",
    },
    user: "orders",
    subnetCidrs: ISOLATED,
};

export const cache = {
    cache: {
        arn: "arn:aws:elasticache:eu-west-1:222222222222:replicationgroup:sessions",
        primaryEndpoint: "master.sessions.euw1.cache.amazonaws.com",
        port: 6379,
        users: {
            app: { userName: "sessions-app", arn: "arn:aws:elasticache:eu-west-1:222222222222:user:sessions-app" },
        },
        replicationGroupId: "sessions",
    },
    user: "app",
    subnetCidrs: ISOLATED,
};

export const ingress = {
    host: "orders.example.com",
    certificateArn: "arn:aws:acm:eu-west-1:222222222222:certificate/0123",
};

/** Changes to the least that a workload needs; the namespace is made for them. */
export type Changes = Partial<Omit<WorkloadArgs, "namespace">>;

export function workloadOf(changes: Changes = {}, options?: ComponentResourceOptions): Workload {
    const args = {
        service: "orders",
        owner: "team-orders",
        environment: "dev",
        region: "eu-west-1",
        account: "222222222222",
        clusterName: "plinth-dev-main",
        image: IMAGE,
        ...changes,
    };
    const namespace = new WorkloadNamespace("orders", {
        namespace: "orders",
        owner: args.owner,
        networkPolicies: "vpc-cni",
        workloads: { orders: args },
    });
    return new Workload("orders", { ...args, namespace }, options);
}

export async function recorded(changes: Changes = {}, options: RecordOptions = {}): Promise<Recording<Workload>> {
    return await record(() => workloadOf(changes), options);
}

export const TYPES = {
    namespace: "kubernetes:core/v1:Namespace",
    quota: "kubernetes:core/v1:ResourceQuota",
    limits: "kubernetes:core/v1:LimitRange",
    account: "kubernetes:core/v1:ServiceAccount",
    service: "kubernetes:core/v1:Service",
    configMap: "kubernetes:core/v1:ConfigMap",
    deployment: "kubernetes:apps/v1:Deployment",
    autoscaler: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
    budget: "kubernetes:policy/v1:PodDisruptionBudget",
    policy: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    ingress: "kubernetes:networking.k8s.io/v1:Ingress",
    job: "kubernetes:batch/v1:Job",
    secretStore: "kubernetes:external-secrets.io/v1:SecretStore",
    externalSecret: "kubernetes:external-secrets.io/v1:ExternalSecret",
    serviceMonitor: "kubernetes:monitoring.coreos.com/v1:ServiceMonitor",
    podMonitor: "kubernetes:monitoring.coreos.com/v1:PodMonitor",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    association: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
} as const;
