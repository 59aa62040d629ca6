import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    new aws.lambda.Function("function", { role: "r", code: new pulumi.asset.FileArchive("./nowhere") });
};
