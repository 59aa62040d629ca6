import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** A setting of a bucket that is a resource of its own: its id is the bucket's name. */
const ofBucket: TypeModel = { compute: (context) => ({ id: context.text("bucket"), outputs: {} }) };

/** Buckets, with the resources their settings are split into, and file systems. */
export const storageTypes: Readonly<Record<string, TypeModel>> = {
    "aws:s3/bucket:Bucket": {
        taggable: true,
        autoname: { property: "bucket", maxLength: 63, lowerCase: true },
        defaults: { forceDestroy: false },
        compute: (context) => {
            const bucket = context.text("bucket");
            const { partition, region } = context.target;
            return {
                id: bucket,
                outputs: {
                    arn: `arn:${partition}:s3:::${bucket}`,
                    bucketDomainName: `${bucket}.s3.amazonaws.com`,
                    bucketRegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
                    bucketRegion: region,
                    hostedZoneId: `Z${context.alphanumeric("zone", 13)}`,
                },
            };
        },
    },
    "aws:s3/bucketAcl:BucketAcl": ofBucket,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
        ...ofBucket,
        defaults: {
            blockPublicAcls: false,
            blockPublicPolicy: false,
            ignorePublicAcls: false,
            restrictPublicBuckets: false,
        },
    },
    "aws:s3/bucketVersioning:BucketVersioning": ofBucket,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket,
    "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ofBucket,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
    "aws:s3/bucketLogging:BucketLogging": ofBucket,
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
};
