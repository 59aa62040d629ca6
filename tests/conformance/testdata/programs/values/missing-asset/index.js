import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    new aws.s3.BucketObjectv2("object", { bucket: "b", source: new pulumi.asset.FileAsset("nowhere.txt") });
};
