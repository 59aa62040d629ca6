import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic");
    const provider = new pulumi.ProviderResource("test", "later", { setting: topic.arn });
    const echoed = pulumi.runtime.invokeOutput("test:index:echo", { sent: "after" }, { provider });
    const thing = new pulumi.CustomResource("test:index:Thing", "thing", { list: [pulumi.secret("s3cret"), topic], text: "t" }, { provider });
    new pulumi.CustomResource("test:index:Thing", "read", { id: "known" }, { id: "known", provider });
    return { echoed, urn: thing.urn };
};
