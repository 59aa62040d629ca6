import type { PodPermission } from "@plinth/cluster";
import type * as pulumi from "@pulumi/pulumi";

/** What pods may reach, beside DNS. Everything else is refused by the namespace's own policy. */
export interface Connections {
    readonly database?: DatabaseConnection | undefined;
    readonly cache?: CacheConnection | undefined;
    /** Other services of the cluster, by a name of your choice. */
    readonly services?: Readonly<Record<string, ServicePeer>> | undefined;
    /** Anything else with an address, by a name of your choice. */
    readonly destinations?: Readonly<Record<string, Destination>> | undefined;
    /** The gateway that takes traces and metrics. @default the platform's */
    readonly telemetry?: Telemetry | false | undefined;
    /** APIs of AWS, on 443. @default none: databases and caches are signed in to without any */
    readonly awsApis?: AwsApis | undefined;
}

/** A database of the layer `database`, an instance or a cluster. */
export type DatabaseConnection = {
    /** What the layer returns of it. */
    readonly database: pulumi.Input<{
        readonly endpoint: string;
        readonly port: number;
        readonly databaseName: string;
        readonly resourceId: string;
    }>;
    /** The user in the database. With IAM it has the role `rds_iam` there. */
    readonly user: string;
    /** Blocks of the subnets that it is in. */
    readonly subnetCidrs: pulumi.Input<readonly string[]>;
    /** Where the migration signs in as somebody else, who may change tables. @default `user` */
    readonly migrationUser?: string | undefined;
} & (IamSignIn | DatabasePassword);

/** A signed token of fifteen minutes in the place of a password. */
export interface IamSignIn {
    readonly auth?: "iam" | undefined;
    readonly secretArn?: undefined;
    readonly property?: undefined;
}

export interface DatabasePassword {
    readonly auth: "password";
    /** The secret in Secrets Manager. */
    readonly secretArn: pulumi.Input<string>;
    /** The key in it. @default "password" */
    readonly property?: string | undefined;
}

/** A cache of the layer `cache`. */
export type CacheConnection = {
    /** What the layer returns of it. */
    readonly cache: pulumi.Input<{
        readonly arn: string;
        readonly primaryEndpoint: string;
        readonly port: number;
        readonly users: Readonly<Record<string, { readonly userName: string; readonly arn: string }>>;
        readonly replicationGroupId?: string;
        readonly cacheName?: string;
    }>;
    /** Blocks of the subnets that it is in. */
    readonly subnetCidrs: pulumi.Input<readonly string[]>;
    /** Whether it is a serverless one. @default false */
    readonly serverless?: boolean | undefined;
} & (
    | ({ readonly user: string } & IamSignIn)
    | {
          /** The user's name in the settings of the layer. */
          readonly user: string;
          readonly auth: "password";
          /** The secret in Secrets Manager. */
          readonly secretArn: pulumi.Input<string>;
          readonly property?: string | undefined;
      }
);

/** Pods of another service, by its namespace and the name it is deployed under. */
export interface ServicePeer {
    readonly namespace: string;
    readonly service: string;
    /** @default 8080 */
    readonly port?: number | undefined;
}

/** Addresses outside of the cluster. */
export interface Destination {
    readonly cidrs: pulumi.Input<readonly string[]>;
    readonly port: number;
}

/** Where traces and metrics go, and the pods behind it. */
export interface Telemetry {
    readonly endpoint: string;
    readonly namespace: string;
    /** @default every pod of the namespace */
    readonly podLabels?: Readonly<Record<string, string>> | undefined;
    readonly ports: readonly number[];
}

/** How APIs of AWS are reached: through interface endpoints in the VPC, or over the internet, which has a reason. */
export type AwsApis =
    | { readonly through: "endpoints"; readonly cidrs: pulumi.Input<readonly string[]>; readonly reason?: undefined }
    | { readonly through: "internet"; readonly reason: string; readonly cidrs?: undefined };

/** What pods may do in AWS, beside what their connections need. */
export interface Identity {
    readonly statements?: readonly PodPermission[] | undefined;
    /** ARNs of policies that exist. */
    readonly policyArns?: readonly string[] | undefined;
}

/** A secret that pods find as a file, `/run/secrets/<service>/<its key>`. */
export interface SecretFile {
    readonly secretArn: pulumi.Input<string>;
    /** The key within a secret that is JSON. @default the whole secret */
    readonly property?: string | undefined;
    /** The variable that gets the file's path, by custom ending in `_FILE`. @default none */
    readonly variable?: string | undefined;
}

/** How secrets come into the namespace: by External Secrets, with an identity that no pod has. */
export interface SecretAccess {
    /** The cluster's identity provider in IAM, and its issuer: outputs of the cluster layer. */
    readonly oidcProviderArn: pulumi.Input<string>;
    readonly oidcIssuer: pulumi.Input<string>;
    /** Seconds between two looks at Secrets Manager. @default 300 */
    readonly refreshSeconds?: number | undefined;
}
