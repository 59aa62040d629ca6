import { logOptOuts } from "@plinth/core/components";
import { Key, type KeyStatement } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import { checkVolumeEncryption, PART_OPT_OUTS, type Place, type VolumeEncryptionShape } from "./plan/index.ts";

export type VolumeEncryptionArgs = VolumeEncryptionShape & Place;

/** Encryption of every new EBS volume and snapshot of the account and region, asked for or not. */
export class VolumeEncryption extends pulumi.ComponentResource {
    /** The key it is done with; `undefined` for the account's aws/ebs, or where nothing is made here. */
    readonly keyArn: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: VolumeEncryptionArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("EBS encryption", name, args, checkVolumeEncryption(args));
        super("plinth:account:VolumeEncryption", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.volumeEncryption, args);
        if (args.mode === "created") {
            const options = guarded(this, args);
            new aws.ebs.EncryptionByDefault(`${name}-default`, { enabled: true }, options);
            this.keyArn = keyOf(name, args, options);
            if (this.keyArn !== undefined) {
                new aws.ebs.DefaultKmsKey(`${name}-key`, { keyArn: this.keyArn }, options);
            }
        }
        this.registerOutputs({ keyArn: this.keyArn });
    }
}

function keyOf(
    name: string,
    args: Extract<VolumeEncryptionArgs, { mode: "created" }>,
    options: pulumi.ComponentResourceOptions,
): pulumi.Output<string> | undefined {
    const { account, region, partition = "aws", key = { from: "aws" }, tags } = args;
    if (key.from === "aws") return undefined;
    if (key.from === "existing") return pulumi.output(key.keyArn);
    const made = new Key(
        name,
        {
            description: `EBS volumes of account ${account}`,
            account,
            region,
            partition,
            services: ["ec2"],
            statements: [everyoneThroughEc2(account, region)],
            // Volumes and snapshots outlive the stack, and are lost with the key.
            retain: true,
            tags,
        },
        options,
    );
    return made.arn;
}

/**
 * As the policy of aws/ebs has it: whoever of the account may use EBS may use the key through it. Auto Scaling starts machines
 * with a service-linked role, whose IAM policy names no key: without this statement its machines stop as they start.
 */
function everyoneThroughEc2(account: string, region: string): KeyStatement {
    return {
        Sid: "VolumesOfTheAccount",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
            "kms:CreateGrant",
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
        ],
        Resource: "*",
        Condition: {
            StringEquals: {
                "kms:CallerAccount": account,
                // With the same ending in all partitions (AWS KMS Developer Guide, kms:ViaService).
                "kms:ViaService": `ec2.${region}.amazonaws.com`,
            },
        },
    };
}
