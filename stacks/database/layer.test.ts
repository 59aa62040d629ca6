import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { checkEnvironment, findRepository } from "@plinth/core/settings";
import { isKnown, record, type RecordOptions, type Recording, unknown } from "@plinth/testing";
import { database } from "./layer.ts";
import { type DatabaseSettings, settings } from "./settings.ts";

const INSTANCE = "aws:rds/instance:Instance";
const NETWORK = { vpcId: "vpc-0a1b2c3d", isolatedSubnetIds: ["subnet-isolated-1", "subnet-isolated-2"] };

type Outputs = ReturnType<typeof database.build>;

async function recorded(stack: string, options: RecordOptions = {}): Promise<Recording<Outputs>> {
    return await record(() => runLayer(database) as Promise<Outputs>, {
        project: "plinth-database",
        stack,
        stackOutputs: { [`organization/plinth-network/${stack}`]: NETWORK },
        ...options,
    });
}

describe("the database layer", () => {
    it("puts databases into the network's isolated subnets", async () => {
        const dev = await recorded("dev");
        assert.deepEqual(dev.only("aws:rds/subnetGroup:SubnetGroup")["subnetIds"], NETWORK.isolatedSubnetIds);
        assert.equal(dev.only("aws:ec2/securityGroup:SecurityGroup")["vpcId"], NETWORK.vpcId);
    });

    it("returns what other layers and people need, by database", async () => {
        const dev = await recorded("dev");
        const { orders } = dev.result.instances;
        assert.ok(orders !== undefined);
        assert.deepEqual(Object.keys(orders).toSorted(), [
            "databaseName",
            "endpoint",
            "identifier",
            "port",
            "replicaEndpoints",
            "resourceId",
            "secretArn",
            "securityGroupId",
        ]);
        assert.equal(await dev.known(orders.identifier), "plinth-dev-orders");
        assert.deepEqual([orders.port, orders.databaseName], [5432, "app"]);
        assert.match(await dev.known(orders.secretArn), /^arn:aws:secretsmanager:eu-west-1:222222222222:secret:/);
    });

    it("makes Aurora clusters beside instances, and returns where they write and read", async () => {
        const ledger =
            '{ledger: {engineVersion: "17", capacity: {kind: serverless, minCapacity: 0.5, maxCapacity: 4}}}';
        const dev = await recorded("dev", { config: { "plinth-database:clusters": ledger } });
        const made = dev.result.clusters["ledger"];
        assert.ok(made !== undefined);
        assert.equal(await dev.known(made.identifier), "plinth-dev-ledger");
        assert.match(await dev.known(made.readerEndpoint), /^plinth-dev-ledger\.cluster-ro-/);
        assert.deepEqual(Object.keys(dev.result.instances), ["orders"]);
    });

    it("makes everything through the environment's own provider, in its account", async () => {
        const dev = await recorded("dev");
        const provider = dev.resource("pulumi:providers:aws", "aws");
        for (const { custom, type, urn, provider: used } of dev.resources) {
            if (custom && type.startsWith("aws:")) assert.ok(used.startsWith(provider.urn), urn);
        }
        assert.ok(String(dev.only("aws:kms/key:Key")["policy"]).includes("arn:aws:iam::222222222222:root"));
    });

    it("previews before the network is there", async () => {
        const notYet = { vpcId: unknown, isolatedSubnetIds: unknown };
        const dev = await recorded("dev", {
            preview: true,
            stackOutputs: { "organization/plinth-network/dev": notYet },
        });
        const { orders } = dev.result.instances;
        assert.ok(orders !== undefined);
        assert.equal(await isKnown(orders.endpoint), false);
        assert.deepEqual(dev.only("aws:rds/subnetGroup:SubnetGroup")["subnetIds"], unknown);
        assert.equal(dev.only(INSTANCE)["identifier"], "plinth-dev-orders");
    });

    it("gives prod a standby, 35 days of backups and protection from deletion by AWS and by Pulumi", async () => {
        const prod = await recorded("prod");
        const { inputs, options } = prod.resource(INSTANCE, "database-orders-instance");
        assert.deepEqual(
            [
                inputs["multiAz"],
                inputs["backupRetentionPeriod"],
                inputs["deletionProtection"],
                inputs["deleteAutomatedBackups"],
            ],
            [true, 35, true, false],
        );
        assert.deepEqual([inputs["skipFinalSnapshot"], inputs["applyImmediately"]], [false, false]);
        assert.equal(options.protect, true);
        assert.equal(prod.resource("aws:kms/key:Key", "database-orders-data-key").options.protect, true);
    });

    it("gives each environment a size of its own", () => {
        const sizes = ["sandbox", "dev", "staging", "prod"].map((environment) => {
            const { instanceClass, storage, multiAz, backups, protect } = settingsOf(environment);
            return [instanceClass, storage.size, multiAz, backups.retentionDays, protect];
        });
        assert.deepEqual(sizes, [
            ["db.t4g.micro", 20, false, 7, false],
            ["db.t4g.medium", 20, false, 7, false],
            ["db.m7g.large", 100, true, 14, false],
            ["db.r7g.xlarge", 400, true, 35, true],
        ]);
    });

    it("lets a sandbox be destroyed without leftovers, and nothing else", () => {
        for (const environment of ["sandbox", "dev", "staging", "prod"]) {
            const { deletionProtection, backups } = settingsOf(environment);
            const kept = environment !== "sandbox";
            assert.deepEqual(
                [deletionProtection, backups.finalSnapshot, backups.keepAfterDeletion],
                [kept, kept, kept],
                environment,
            );
        }
    });
});

function settingsOf(environment: string) {
    const { layers } = checkEnvironment({
        repository: findRepository(import.meta.dirname),
        environment,
        layers: [settings],
    });
    const { orders } = (layers.get("database") as DatabaseSettings).instances;
    assert.ok(orders !== undefined);
    return orders;
}
