import assert from "node:assert/strict";
import path from "node:path";
import { type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { RealEngine } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

const program = `
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
const provider = (name, account) =>
    new aws.Provider(name, { region: "eu-west-1", allowedAccountIds: [account], defaultTags: { tags: { Owner: config.require("owner") } } });
export default () => {
    const one = { provider: provider("one", "111111111111") };
    const two = { provider: provider("two", "222222222222") };
    const database = new aws.rds.Instance("orders", { instanceClass: "db.t4g.medium", engine: "postgres", storageEncrypted: config.requireBoolean("encrypted") }, one);
    const key = new aws.kms.Key("key", {}, two);
    const password = new aws.ssm.Parameter("password", { type: "SecureString", value: pulumi.secret("s3cret") }, one);
    const inCluster = { provider: new kubernetes.Provider("cluster", { kubeconfig: "{}" }) };
    const settings = new kubernetes.core.v1.ConfigMap("settings", { data: { endpoint: database.endpoint } }, inCluster);
    const credentials = new kubernetes.core.v1.Secret("credentials", { stringData: { password: pulumi.secret("s3cret") } }, inCluster);
    return {
        identifier: database.identifier, databaseArn: database.arn, keyArn: key.arn, tagsAll: key.tagsAll,
        password: password.value, name: settings.metadata.name, account: aws.getCallerIdentityOutput({}, two).accountId,
    };
};
`;

describe("the simulated providers under the real engine", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;
    let directory: string;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
        engine = new RealEngine(providers.env);
        directory = path.join(engine.root, "small");
        writeProject(directory, { name: "small", program });
        await engine.succeed(directory, ["stack", "init", "dev"]);
        await engine.succeed(directory, ["config", "set", "owner", "platform"]);
        await engine.succeed(directory, ["config", "set", "encrypted", "true"]);
    });

    after(() => {
        providers?.stop();
        engine?.remove();
    });

    let deployed: Record<string, unknown>;

    it("deploy a program, each provider instance in its own account", async () => {
        await engine.succeed(directory, ["up", "--yes", "--skip-preview"]);
        deployed = await engine.outputs(directory, "dev");
        assert.match(String(deployed.databaseArn), /^arn:aws:rds:eu-west-1:111111111111:db:orders-[0-9a-f]{7}$/);
        assert.match(String(deployed.keyArn), /^arn:aws:kms:eu-west-1:222222222222:key\//);
        assert.equal(deployed.account, "222222222222");
        assert.equal(deployed.password, "s3cret");
        assert.match(String(deployed.name), /^settings-[0-9a-f]{8}$/);
    });

    it("keep secrets secret in the state", async () => {
        const { stdout } = await engine.succeed(directory, ["stack", "export"]);
        assert.equal(stdout.includes("s3cret"), false);
    });

    it("find nothing to change the second time", async () => {
        await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--expect-no-changes"]);
    });

    it("find nothing changed in the cloud", async () => {
        await engine.succeed(directory, ["refresh", "--yes", "--skip-preview", "--expect-no-changes"]);
    });

    it("update what a default tag touches, and keep its identity", async () => {
        await engine.succeed(directory, ["config", "set", "owner", "shop"]);
        const { stdout } = await engine.succeed(directory, ["up", "--yes", "--skip-preview"]);
        assert.match(stdout, /aws:kms:Key key updated/);
        const after = await engine.outputs(directory, "dev");
        assert.equal(after.keyArn, deployed.keyArn);
        assert.deepEqual(after.tagsAll, { Owner: "shop" });
    });

    it("replace a database whose encryption changes, under a new name", async () => {
        await engine.succeed(directory, ["config", "set", "encrypted", "false"]);
        const { stdout } = await engine.succeed(directory, ["up", "--yes", "--skip-preview"]);
        assert.match(stdout, /aws:rds:Instance orders replaced/);
        const after = await engine.outputs(directory, "dev");
        assert.notEqual(after.identifier, deployed.identifier);
    });

    it("destroy everything", async () => {
        await engine.succeed(directory, ["destroy", "--yes", "--skip-preview", "--remove"]);
        const { stdout } = await engine.succeed(directory, ["stack", "ls", "--json"]);
        assert.deepEqual(JSON.parse(stdout), []);
    });
});
