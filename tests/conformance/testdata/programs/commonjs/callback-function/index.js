"use strict";
const aws = require("@pulumi/aws");

// A function becomes the code of a Lambda function: the SDK serialises what it closes over.
const bucket = new aws.s3.Bucket("bucket");
bucket.onObjectCreated("created", async (event) => {
    console.log(event.Records.length);
});
exports.bucket = bucket.bucket;
