import type { TypeModel } from "../model/model.ts";
import { shortRegion } from "../values/target.ts";
import { numbered } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** A setting of a bucket that is a resource of its own: its id is the bucket's name. */
const ofBucket: TypeModel = { compute: (context) => ({ id: context.text("bucket"), outputs: {} }) };

const bucket: TypeModel = {
    taggable: true,
    autoname: { property: "bucket", maxLength: 63, lowerCase: true },
    defaults: { forceDestroy: false },
    compute: (context) => {
        const bucket = context.text("bucket");
        const { partition, region } = context.target;
        const websiteDomain = context.has("website") ? `s3-website-${region}.amazonaws.com` : "";
        return {
            id: bucket,
            outputs: {
                websiteDomain,
                websiteEndpoint: websiteDomain === "" ? "" : `${bucket}.${websiteDomain}`,
                arn: `arn:${partition}:s3:::${bucket}`,
                bucketDomainName: `${bucket}.s3.amazonaws.com`,
                bucketRegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
                bucketRegion: region,
                hostedZoneId: `Z${context.alphanumeric("zone", 13)}`,
            },
        };
    },
};

/** A file in a bucket; its id is its key. */
const bucketObject: TypeModel = {
    taggable: true,
    autoname: { property: "key", maxLength: 1024, bare: true },
    compute: (context) => {
        const [bucket, key] = [context.text("bucket"), context.text("key")];
        return {
            id: key,
            outputs: {
                arn: `arn:${context.target.partition}:s3:::${bucket}/${key}`,
                etag: context.hex("etag", 32),
                versionId: context.alphanumeric("version", 32),
            },
        };
    },
};

/** Settings of a bucket that have had two names. */
const SETTINGS = [
    "Acl",
    "AccelerateConfiguration",
    "CorsConfiguration",
    "LifecycleConfiguration",
    "Logging",
    "ObjectLockConfiguration",
    "RequestPaymentConfiguration",
    "ServerSideEncryptionConfiguration",
    "Versioning",
];

const settingTypes = Object.fromEntries(
    SETTINGS.flatMap((setting) =>
        ["", "V2"].map((version) => [`aws:s3/bucket${setting}${version}:Bucket${setting}${version}`, ofBucket]),
    ),
);

const website: TypeModel = {
    compute: (context) => {
        const name = context.text("bucket");
        const websiteDomain = `s3-website-${context.target.region}.amazonaws.com`;
        return { id: name, outputs: { websiteDomain, websiteEndpoint: `${name}.${websiteDomain}` } };
    },
};

/** Buckets, with the resources their settings are split into, and file systems. */
export const storageTypes: Readonly<Record<string, TypeModel>> = {
    ...settingTypes,
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketV2:BucketV2": bucket,
    "aws:s3/bucketObject:BucketObject": bucketObject,
    "aws:s3/bucketObjectv2:BucketObjectv2": bucketObject,
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": website,
    "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": website,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
        ...ofBucket,
        defaults: {
            blockPublicAcls: false,
            blockPublicPolicy: false,
            ignorePublicAcls: false,
            restrictPublicBuckets: false,
        },
    },
    "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
    "aws:s3/bucketNotification:BucketNotification": ofBucket,
    "aws:efs/fileSystem:FileSystem": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("fs");
            return {
                id,
                outputs: {
                    arn: context.arn("elasticfilesystem", `file-system/${id}`),
                    dnsName: `${id}.efs.${context.target.region}.amazonaws.com`,
                    ownerId: context.target.account,
                },
            };
        },
    },
    "aws:efs/mountTarget:MountTarget": {
        compute: (context) => {
            const fileSystem = context.text("fileSystemId", context.ec2Id("fs"));
            return {
                id: context.ec2Id("fsmt"),
                outputs: {
                    availabilityZoneId: `${shortRegion(context.target.region)}-az1`,
                    availabilityZoneName: `${context.target.region}a`,
                    mountTargetDnsName: `${context.target.region}a.${fileSystem}.efs.${context.target.region}.amazonaws.com`,
                    dnsName: `${fileSystem}.efs.${context.target.region}.amazonaws.com`,
                    fileSystemArn: context.arn("elasticfilesystem", `file-system/${fileSystem}`),
                    networkInterfaceId: context.ec2Id("eni"),
                    ownerId: context.target.account,
                },
            };
        },
    },
    "aws:efs/accessPoint:AccessPoint": numbered({
        taggable: true,
        service: "elasticfilesystem",
        prefix: "access-point/",
        id: (context) => context.ec2Id("fsap"),
        outputs: (context) => ({
            fileSystemArn: context.arn("elasticfilesystem", `file-system/${context.text("fileSystemId")}`),
            ownerId: context.target.account,
        }),
    }),
};
