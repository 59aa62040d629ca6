import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkKeyArgs, checkKeyName } from "./checkKeyArgs.ts";
import type { KeyArgs } from "./keyArgs.ts";
import { keyPolicy } from "./keyPolicy.ts";

/** The longest AWS allows, in days: time to notice that something still needs the key. */
const DELETION_WINDOW_DAYS = 30;
/** AWS KMS's own default, in days, written down so that a plan shows it. */
const ROTATION_PERIOD_DAYS = 365;

/**
 * A symmetric KMS key for one use: rotated every year, used by the services it names and nothing else, and 30 days
 * from deletion once it is to go. `protect` among the options keeps Pulumi from deleting it at all.
 *
 * Its alias is `alias/<project>/<stack>/<name>`.
 */
export class Key extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    /** The key's id, a UUID that no other key ever gets. */
    readonly id: pulumi.Output<string>;
    readonly aliasName: pulumi.Output<string>;
    /** ARNs of its copies by region. */
    readonly replicaArns: Readonly<Record<string, pulumi.Output<string>>>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: KeyArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("key", name, [...checkKeyName(name), ...checkKeyArgs(args)]);
        super("plinth:keys:Key", name, args, opts);
        const place = args.inOtherRegion ? { region: args.region } : {};
        const replicas = args.replicaRegions ?? [];
        const kept = args.retain ? { retainOnDelete: true } : {};
        const key = new aws.kms.Key(
            `${name}-key`,
            {
                ...place,
                description: args.description,
                enableKeyRotation: true,
                rotationPeriodInDays: ROTATION_PERIOD_DAYS,
                deletionWindowInDays: DELETION_WINDOW_DAYS,
                ...(replicas.length === 0 ? {} : { multiRegion: true }),
                policy: policyOf(args, args.region),
                tags: { Name: name, ...args.tags },
            },
            { parent: this, ...kept },
        );
        const alias = new aws.kms.Alias(
            `${name}-alias`,
            { ...place, name: aliasName(name), targetKeyId: key.keyId },
            { parent: this },
        );
        this.replicaArns = Object.fromEntries(
            replicas.map((region) => [region, this.#replica(name, args, { region, primaryKeyArn: key.arn, kept })]),
        );
        this.arn = key.arn;
        this.id = key.keyId;
        this.aliasName = alias.name;
        this.registerOutputs({
            arn: this.arn,
            id: this.id,
            aliasName: this.aliasName,
            ...(replicas.length === 0 ? {} : { replicaArns: this.replicaArns }),
        });
    }

    /** A copy rotates with its primary, and has a policy and an alias of its own. */
    #replica(
        name: string,
        args: KeyArgs,
        { region, primaryKeyArn, kept }: { region: string; primaryKeyArn: pulumi.Output<string>; kept: object },
    ): pulumi.Output<string> {
        const logicalName = `${name}-replica-${region}`;
        const replica = new aws.kms.ReplicaKey(
            logicalName,
            {
                region,
                primaryKeyArn,
                description: args.description,
                deletionWindowInDays: DELETION_WINDOW_DAYS,
                policy: policyOf(args, region),
                tags: { Name: name, ...args.tags },
            },
            { parent: this, ...kept },
        );
        new aws.kms.Alias(
            `${logicalName}-alias`,
            { region, name: aliasName(name), targetKeyId: replica.keyId },
            { parent: this },
        );
        return replica.arn;
    }
}

function aliasName(name: string): string {
    return `alias/${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
}

/** Plain where it can be, so that a plan shows it before anything is made. */
function policyOf(args: KeyArgs, region: string): pulumi.Input<string> {
    const { account, partition = "aws", services = [], logGroups = [], statements = [], senders = [], roles } = args;
    const scope = { account, region, partition, services, logGroups, statements, senders };
    if (roles === undefined) return JSON.stringify(keyPolicy(scope));
    return pulumi
        .all([pulumi.all([...roles.encrypt]), pulumi.all([...roles.decrypt])])
        .apply(([encrypt, decrypt]) => JSON.stringify(keyPolicy({ ...scope, roles: { encrypt, decrypt } })));
}
