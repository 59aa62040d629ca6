import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    new aws.sns.Topic("own-version");
    new aws.sns.Topic("other-version", {}, { version: "7.0.0-alpha.1+build.5" });
    new pulumi.CustomResource("test:index:Thing", "versionless", {});
    new pulumi.CustomResource("test:index:Thing", "versioned", {}, { version: "1.2.3" });
    new pulumi.CustomResource(
        "test:index:Thing",
        "from-url",
        {},
        { version: "1.2.3", pluginDownloadURL: "https://example.test/plugins/" },
    );
    new pulumi.CustomResource(
        "test:index:Thing",
        "url-only",
        {},
        { pluginDownloadURL: "https://example.test/plugins" },
    );
    new pulumi.ProviderResource(
        "test",
        "explicit",
        { setting: "s" },
        { version: "2.0.0", pluginDownloadURL: "https://example.test/other" },
    );
    new pulumi.ProviderResource("test", "bare", { setting: "s" });
};
