import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    type BucketBlockShape,
    checkOff,
    checkVpcBlock,
    MACHINE_DEFAULTS,
    PART_OPT_OUTS,
    type Place,
    type SharingBlockShape,
    type VpcBlockShape,
} from "./plan/index.ts";

export type BucketBlockArgs = BucketBlockShape & Place;
export type SharingBlockArgs = SharingBlockShape & Place;
export type VpcBlockArgs = VpcBlockShape & Place;

/** No bucket and no access point of the account is public, whatever their policies and ACLs say. */
export class BucketBlock extends pulumi.ComponentResource {
    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: BucketBlockArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("S3 public access block", name, args, checkOff(args));
        super("plinth:account:BucketBlock", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.bucketBlock, args);
        if (args.mode === "created") {
            new aws.s3.AccountPublicAccessBlock(
                `${name}-block`,
                {
                    accountId: args.account,
                    blockPublicAcls: true,
                    blockPublicPolicy: true,
                    ignorePublicAcls: true,
                    restrictPublicBuckets: true,
                },
                guarded(this, args),
            );
        }
        this.registerOutputs({});
    }
}

/** No EBS snapshot and no machine image of the region becomes public. */
export class SharingBlock extends pulumi.ComponentResource {
    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: SharingBlockArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("sharing block", name, args, checkOff(args));
        super("plinth:account:SharingBlock", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.sharingBlock, args);
        if (args.mode === "created") {
            const options = guarded(this, args);
            const { snapshots: state = MACHINE_DEFAULTS.snapshots } = args;
            new aws.ebs.SnapshotBlockPublicAccess(`${name}-snapshots`, { state }, options);
            // EC2 knows no block of images that are public already.
            new aws.ec2.ImageBlockPublicAccess(`${name}-images`, { state: "block-new-sharing" }, options);
        }
        this.registerOutputs({});
    }
}

/** Cuts the account's VPCs of the region from the internet, but for those it is told to leave alone. */
export class VpcBlock extends pulumi.ComponentResource {
    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: VpcBlockArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("VPC Block Public Access", name, args, checkVpcBlock(args));
        super("plinth:account:VpcBlock", name, args, opts);
        if (args.mode === "created") makeVpcBlock(name, args, this);
        this.registerOutputs({});
    }
}

function makeVpcBlock(name: string, args: Extract<VpcBlockArgs, { mode: "created" }>, parent: pulumi.Resource): void {
    const exclusions = Object.entries(args.exclusions ?? {}).map(([key, { mode, ...where }]) => {
        const tags = { Name: `${name}-${key}`, ...args.tags };
        const exclusion = { internetGatewayExclusionMode: mode, ...where, tags };
        return new aws.ec2.VpcBlockPublicAccessExclusion(`${name}-exclude-${key}`, exclusion, { parent });
    });
    new aws.ec2.VpcBlockPublicAccessOptions(
        `${name}-options`,
        { internetGatewayBlockMode: args.blockMode },
        // What is to be left alone must be known before everything else is cut.
        { ...guarded(parent, args), dependsOn: exclusions },
    );
}
