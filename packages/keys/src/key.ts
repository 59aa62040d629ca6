import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkKeyArgs } from "./checkKeyArgs.ts";
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

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: KeyArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("key", name, checkKeyArgs(args));
        super("plinth:keys:Key", name, args, opts);
        const { account, region, partition = "aws", services = [], logGroups = [], statements = [] } = args;
        const place = args.inOtherRegion ? { region } : {};
        const key = new aws.kms.Key(
            `${name}-key`,
            {
                ...place,
                description: args.description,
                enableKeyRotation: true,
                rotationPeriodInDays: ROTATION_PERIOD_DAYS,
                deletionWindowInDays: DELETION_WINDOW_DAYS,
                policy: JSON.stringify(keyPolicy({ account, region, partition, services, logGroups, statements })),
                tags: { Name: name, ...args.tags },
            },
            { parent: this, ...(args.retain ? { retainOnDelete: true } : {}) },
        );
        const alias = new aws.kms.Alias(
            `${name}-alias`,
            { ...place, name: `alias/${pulumi.getProject()}/${pulumi.getStack()}/${name}`, targetKeyId: key.keyId },
            { parent: this },
        );
        this.arn = key.arn;
        this.id = key.keyId;
        this.aliasName = alias.name;
        this.registerOutputs({ arn: this.arn, id: this.id, aliasName: this.aliasName });
    }
}
