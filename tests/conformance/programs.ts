const imports = `
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
class Parent extends pulumi.ComponentResource {
    constructor(name, args, opts) { super("test:index:Parent", name, args, opts); }
}
`;

/** Programs for both engines, each about one thing that engines decide. */
export const programs: Readonly<Record<string, string>> = {
    "parents make URNs, however deep": `${imports}
export default () => {
    const outer = new Parent("outer", {});
    const inner = new Parent("inner", { note: "n" }, { parent: outer });
    const topic = new aws.sns.Topic("topic", {}, { parent: inner });
    new aws.sns.TopicPolicy("policy", { arn: topic.arn, policy: "{}" }, { parent: topic });
    inner.registerOutputs({ arn: topic.arn });
};`,
    "default and explicit providers, and those of components": `${imports}
export default () => {
    new aws.sns.Topic("by-default");
    const provider = new aws.Provider("explicit", { region: "eu-west-1", defaultTags: { tags: { Owner: "platform" } } });
    new aws.sns.Topic("explicit", {}, { provider });
    const parent = new Parent("parent", {}, { providers: [provider] });
    new aws.sns.Topic("inherited", {}, { parent });
    const cluster = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
    new kubernetes.core.v1.ConfigMap("settings", { data: { a: "b" } }, { provider: cluster });
};`,
    "secrets and unknown values, alone and together": `${imports}
export default () => {
    const topic = new aws.sns.Topic("topic");
    const secret = pulumi.secret("s3cret");
    const parameter = new aws.ssm.Parameter("plain", { type: "SecureString", value: secret });
    new aws.ssm.Parameter("unknown", { type: "SecureString", value: pulumi.secret(topic.arn) });
    new aws.ssm.Parameter("joined", { type: "SecureString", value: pulumi.interpolate\`\${secret}-\${topic.arn}\` });
    new aws.ssm.Parameter("derived", { type: "String", value: parameter.value, tags: { secret, plain: "p" } });
    new kubernetes.core.v1.Secret("kept", { stringData: { password: secret } }, { provider: new kubernetes.Provider("k", { kubeconfig: "{}" }) });
    return { secret, arn: topic.arn, both: pulumi.secret(topic.arn), name: topic.name, value: parameter.value };
};`,
    "options that children inherit": `${imports}
export default () => {
    const parent = new Parent("parent", {}, { protect: true, retainOnDelete: true });
    new aws.sns.Topic("protected", {}, { parent });
    new aws.sns.Topic("unprotected", {}, { parent, protect: false });
    const topic = new aws.sns.Topic("topic", {}, { ignoreChanges: ["tags"], aliases: [{ name: "old" }], deleteBeforeReplace: true });
    new aws.sns.Topic("after", {}, { dependsOn: [topic, parent] });
};`,
    "transforms of a resource, its parents and the stack": `${imports}
const mark = (by) => ({ type, props, opts }) =>
    type === "aws:sns/topic:Topic" ? { props: { ...props, tags: { ...props.tags, [by]: "seen", order: (props.tags?.order ?? "") + by } }, opts } : undefined;
export default () => {
    pulumi.runtime.registerResourceTransform(mark("stack"));
    const parent = new Parent("parent", {}, { transforms: [mark("parent")] });
    new aws.sns.Topic("topic", {}, { parent, transforms: [mark("own")] });
};`,
    "objects that a provider completes": `${imports}
export default () => {
    const cluster = new aws.eks.Cluster("main", { roleArn: "arn:aws:iam::222222222222:role/r", vpcConfig: { subnetIds: ["subnet-1"] } });
    new aws.ssm.Parameter("group", { type: "String", value: cluster.vpcConfig.clusterSecurityGroupId.apply((id) => id ?? "none") });
    new aws.ssm.Parameter("subnet", { type: "String", value: cluster.vpcConfig.subnetIds.apply((ids) => ids[0]) });
    return { vpcConfig: cluster.vpcConfig };
};`,
    "names that a provider generates": `${imports}
export default () => {
    const role = new aws.iam.Role("role", { assumeRolePolicy: "{}" });
    new aws.iam.RolePolicy("policy", { role: role.name, policy: "{}" });
    const bucket = new aws.s3.Bucket("Bucket");
    return { role: role.name, bucket: bucket.bucket, id: bucket.id };
};`,
    "values that are absent, null, empty or nested": `${imports}
export default () => {
    new aws.sns.Topic("nulls", { displayName: null, kmsMasterKeyId: undefined, tags: {} });
    new aws.sqs.Queue("nested", { tags: { "a.b": "1", "c d": "2" }, fifoQueue: false, delaySeconds: 0 });
    return { nothing: null, list: [], map: {}, zero: 0, text: "" };
};`,
};

/** A program with something wrong for the policy pack to find. */
export const violations = `${imports}
export default () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["222222222222"] });
    const opts = { provider };
    new aws.s3.Bucket("open", {}, opts);
    new aws.rds.Instance("public", { instanceClass: "db.t4g.medium", engine: "postgres", publiclyAccessible: true, storageEncrypted: false }, opts);
    const key = new aws.kms.Key("key", {}, opts);
    new aws.rds.Instance("unknown", { instanceClass: "db.t4g.medium", engine: "postgres", storageEncrypted: key.isEnabled.apply(Boolean), kmsKeyId: key.arn }, opts);
    const group = new aws.ec2.SecurityGroup("world", {}, opts);
    new aws.vpc.SecurityGroupIngressRule("ssh", { securityGroupId: group.id, cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 22, toPort: 22 }, opts);
};`;
