import { LogBucket } from "@plinth/audit";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { configBucketStatements, configKeyStatements } from "../plan/configPolicies.ts";
import type { ConfigOptions, Place } from "../plan/index.ts";
import { guarded } from "./partOptions.ts";

export interface ConfigDelivery {
    readonly bucketName: pulumi.Output<string>;
    readonly prefix?: string;
    readonly keyArn?: pulumi.Output<string>;
    /** To wait for: Config tries the bucket when the channel is made. */
    readonly waitFor: pulumi.Resource[];
}

/** Where AWS Config delivers to: a bucket made for it with a key of its own, or one that is there. */
export function makeConfigDelivery(
    name: string,
    args: Place & Pick<ConfigOptions, "delivery"> & { readonly protect?: boolean | undefined },
    parent: pulumi.Resource,
): ConfigDelivery {
    const { account, region, partition = "aws", tags, delivery = { to: "own" } } = args;
    if (delivery.to === "bucket") {
        return {
            bucketName: pulumi.output(delivery.bucket),
            waitFor: [],
            ...(delivery.prefix === undefined ? {} : { prefix: delivery.prefix }),
            ...(delivery.keyArn === undefined ? {} : { keyArn: pulumi.output(delivery.keyArn) }),
        };
    }
    const { keepAfterDeletion = true } = delivery;
    const key = new Key(
        name,
        {
            description: `What AWS Config records of account ${account}`,
            account,
            region,
            partition,
            services: ["s3"],
            statements: configKeyStatements(account),
            retain: keepAfterDeletion,
            tags,
        },
        guarded(parent, args),
    );
    const bucket = new LogBucket(
        name,
        {
            account,
            keyArn: key.arn,
            statements: (arn) => configBucketStatements(account, arn),
            // AWS Config Developer Guide, "Managing the Delivery Channel": no bucket whose lock has a default retention.
            lock: { mode: "unsupported" },
            storage: delivery.storage,
            accessLogs: delivery.accessLogs,
            protect: args.protect ?? true,
            keepAfterDeletion,
            tags,
        },
        { parent },
    );
    return { bucketName: bucket.bucketName, keyArn: key.arn, waitFor: [bucket.policy] };
}

/** Config's own role: AWS keeps its rights up to date, and CIS asks for it (Security Hub, Config.1). */
export function configRole(
    name: string,
    { account, partition = "aws", tags }: Place,
    choice: "created" | "existing",
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const existing = `arn:${partition}:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
    if (choice === "existing") return pulumi.output(existing);
    const role = new aws.iam.ServiceLinkedRole(
        `${name}-role`,
        { awsServiceName: "config.amazonaws.com", tags: { Name: `${name}-role`, ...tags } },
        // Others of the account may have come to rely on it; IAM refuses to delete it while a recorder uses it.
        { parent, retainOnDelete: true },
    );
    return role.arn;
}
