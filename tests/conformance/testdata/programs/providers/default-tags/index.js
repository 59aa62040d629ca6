import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const key = new aws.kms.Key("key");
    const known = new aws.Provider("known", {
        region: "eu-west-1",
        defaultTags: { tags: { Owner: "platform", Both: "provider" } },
    });
    const unknown = new aws.Provider("unknown", { region: "eu-west-1", defaultTags: { tags: { Key: key.keyId } } });
    const secret = new aws.Provider("secret", {
        region: "eu-west-1",
        defaultTags: { tags: { Key: pulumi.secret("s3cret") } },
    });
    new aws.sns.Topic("untagged", {}, { provider: known });
    new aws.sns.Topic("tagged", { tags: { Own: "o", Both: "own" } }, { provider: known });
    new aws.sns.Topic("unknown-tags", { tags: { Own: "o" } }, { provider: unknown });
    new aws.sns.Topic("secret-tags", { tags: { Own: "o" } }, { provider: secret });
};
