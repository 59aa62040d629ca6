import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const bucket = new aws.s3.Bucket("bucket", { bucket: "known-name" });
    const role = new aws.iam.Role("role", {
        assumeRolePolicy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }] },
    });
    new aws.iam.RolePolicy("policy", {
        role: role.id,
        policy: pulumi.jsonStringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`] }] }),
    });
    const known = pulumi.jsonStringify({ bucket: bucket.bucket, secret: pulumi.secret(1) });
    return { known, parsed: pulumi.jsonParse(known), concat: pulumi.concat("s3://", bucket.bucket), unwrapped: pulumi.unsecret(known), list: pulumi.output([bucket.bucket, Promise.resolve("b")]) };
};
