/** What both programs begin with. */
const imports = `
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
class App extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("shop:index:App", name, args, opts);
        this.queue = new aws.sqs.Queue(name + "-queue", { visibilityTimeoutSeconds: args.timeout }, { parent: this });
        this.registerOutputs({});
    }
}
`;

/** A program with something for every kind of change to happen to. */
export const before = `${imports}
export default () => {
    const key = new aws.kms.Key("key", { enableKeyRotation: true });
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
    const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24", tags: { Tier: "private" } });
    const bucket = new aws.s3.Bucket("bucket", { forceDestroy: false, tags: { Owner: "me" } }, { protect: true });
    const database = new aws.rds.Instance("database", {
        engine: "postgres", instanceClass: "db.t4g.micro", allocatedStorage: 20, username: "app", storageEncrypted: true,
        kmsKeyId: key.arn, password: pulumi.secret("first-canary"), backupRetentionPeriod: 14,
    });
    const group = new aws.ec2.SecurityGroup("group", { vpcId: vpc.id, ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] }] });
    const gone = new aws.sns.Topic("gone");
    const ignored = new aws.sqs.Queue("ignored", { delaySeconds: 1 }, { ignoreChanges: ["delaySeconds"] });
    const app = new App("old-app", { timeout: 30 });
    const cluster = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
    const settings = new kubernetes.core.v1.ConfigMap("settings", { data: { endpoint: database.endpoint } }, { provider: cluster });
    const same = new aws.cloudwatch.LogGroup("same", { retentionInDays: 30, kmsKeyId: key.arn });
    return { bucket: bucket.bucket, password: database.password };
};
`;

/** The same program with every kind of change. */
export const after = `${imports}
export default () => {
    const key = new aws.kms.Key("key", { enableKeyRotation: true });
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
    const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24", tags: { Tier: "private" } });
    const bucket = new aws.s3.Bucket("bucket", { forceDestroy: true, tags: { Owner: "you", "cost.center": "1" } });
    const database = new aws.rds.Instance("database", {
        engine: "postgres", instanceClass: "db.t4g.large", allocatedStorage: 20, username: "app", storageEncrypted: true,
        kmsKeyId: key.arn, password: pulumi.secret("second-canary"), backupRetentionPeriod: 7, publiclyAccessible: true,
    });
    const group = new aws.ec2.SecurityGroup("group", { vpcId: vpc.id, ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] });
    const fresh = new aws.dynamodb.Table("fresh", { hashKey: "id", attributes: [{ name: "id", type: "S" }], billingMode: "PAY_PER_REQUEST" });
    const ignored = new aws.sqs.Queue("ignored", { delaySeconds: 2 }, { ignoreChanges: ["delaySeconds"] });
    const app = new App("new-app", { timeout: 60 }, { aliases: [{ name: "old-app" }] });
    const cluster = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
    const settings = new kubernetes.core.v1.ConfigMap("settings", { data: { endpoint: database.endpoint } }, { provider: cluster });
    const same = new aws.cloudwatch.LogGroup("same", { retentionInDays: 30, kmsKeyId: key.arn });
    return { bucket: bucket.bucket, password: database.password };
};
`;
