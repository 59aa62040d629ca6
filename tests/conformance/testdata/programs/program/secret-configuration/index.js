import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

export default () => {
    const password = config.requireSecret("password");
    new aws.ssm.Parameter("parameter", { type: "SecureString", value: password, tags: { plain: config.require("plain") } });
    new pulumi.CustomResource("test:index:Thing", "thing", { nested: config.requireSecretObject("nested"), bare: config.require("password").length });
    return { password, length: password.apply((text) => text.length) };
};
