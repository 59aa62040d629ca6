/** Names of what a service uses in an environment, as its settings have them. */
export interface Uses {
    readonly cluster: string;
    readonly database?: string;
    readonly cache?: string;
}

type StackOutputs = Record<string, Record<string, unknown>>;

/** What the layers below a service return in an environment of stacks, for tests of a service's layer. */
export function outputsBelow(environment: string, { cluster, database, cache }: Uses): StackOutputs {
    const stack = (layer: string): string => `organization/plinth-${layer}/${environment}`;
    return {
        [stack("network")]: {
            subnetCidrs: {
                public: ["10.20.0.0/24"],
                private: ["10.20.16.0/20", "10.20.32.0/20"],
                isolated: ["10.20.8.0/24", "10.20.9.0/24"],
            },
        },
        [stack("cluster")]: { instances: { [cluster]: CLUSTER } },
        [stack("platform")]: { clusters: { [cluster]: { monitoringNamespace: "monitoring" } } },
        [stack("database")]: { instances: database === undefined ? {} : { [database]: DATABASE }, clusters: {} },
        [stack("cache")]: { instances: cache === undefined ? {} : { [cache]: CACHE }, serverless: {} },
    };
}

const CLUSTER = {
    kubeconfig: "{}",
    networkPolicies: "vpc-cni",
    dnsCidr: "172.20.0.10/32",
    oidcProviderArn: "arn:aws:iam::222222222222:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC",
    oidcIssuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/ABC",
};

const DATABASE = {
    endpoint: "orders.abc.eu-west-1.rds.amazonaws.com",
    port: 5432,
    databaseName: "app",
    resourceId: "db-ABC",
    secretArn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf",
    securityGroupId: "sg-orders",
};

const USER_ARN = "arn:aws:elasticache:eu-west-1:222222222222:user:app";

const CACHE = {
    replicationGroupId: "plinth-dev-sessions",
    arn: "arn:aws:elasticache:eu-west-1:222222222222:replicationgroup:plinth-dev-sessions",
    primaryEndpoint: "master.sessions.abc.euw1.cache.amazonaws.com",
    port: 6379,
    users: { app: { userName: "plinth-dev-sessions-app", arn: USER_ARN } },
    securityGroupId: "sg-sessions",
};
