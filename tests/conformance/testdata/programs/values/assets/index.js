import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const { AssetArchive, FileArchive, FileAsset, StringAsset } = pulumi.asset;

export default () => {
    const bucket = new aws.s3.Bucket("bucket");
    const object = (name, source) => new aws.s3.BucketObjectv2(name, { bucket: bucket.id, key: name, source });
    object("file", new FileAsset("folder/one.txt"));
    object("text", new StringAsset("some text"));
    object("empty", new FileAsset("folder/empty.txt"));
    object("secret", pulumi.secret(new StringAsset("hidden")));
    object(
        "later",
        bucket.arn.apply(() => new FileAsset("folder/one.txt")),
    );
    const code = (name, archive) =>
        new aws.lambda.Function(name, {
            role: "arn:aws:iam::222222222222:role/r",
            runtime: "nodejs22.x",
            handler: "index.handler",
            code: archive,
        });
    code("directory", new FileArchive("folder"));
    code("dotted", new FileArchive("./folder/deep/"));
    code("zip", new FileArchive("packed.zip"));
    code("tar", new FileArchive("packed.tar.gz"));
    code(
        "mixed",
        new AssetArchive({
            "b/index.js": new StringAsset("exports.b = 1;"),
            "a.txt": new FileAsset("folder/one.txt"),
            folder: new FileArchive("folder"),
            inner: new AssetArchive({ "x.txt": new StringAsset("x") }),
        }),
    );
    code("none", new AssetArchive({}));
    const layer = new aws.lambda.LayerVersion("layer", { layerName: "l", code: new FileArchive("folder") });
    return { code: layer.code };
};
