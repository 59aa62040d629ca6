import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic");
    const secret = pulumi.secret("s3cret");
    const parameter = new aws.ssm.Parameter("plain", { type: "SecureString", value: secret });
    new aws.ssm.Parameter("unknown", { type: "SecureString", value: pulumi.secret(topic.arn) });
    new aws.ssm.Parameter("joined", { type: "SecureString", value: pulumi.interpolate`${secret}-${topic.arn}` });
    new aws.ssm.Parameter("derived", { type: "String", value: parameter.value, tags: { secret, plain: "p" } });
    const provider = new kubernetes.Provider("k", { kubeconfig: "{}" });
    new kubernetes.core.v1.Secret("kept", { stringData: { password: secret, arn: topic.arn } }, { provider });
    return {
        secret,
        arn: topic.arn,
        both: pulumi.secret(topic.arn),
        name: topic.name,
        value: parameter.value,
        mixed: { secret, arn: topic.arn, list: [secret, topic.arn, "plain"] },
    };
};
