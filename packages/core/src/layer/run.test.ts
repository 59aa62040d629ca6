import assert from "node:assert/strict";
import { isSecret, record, type Recording, type RecordOptions } from "@plinth/testing";
import type * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors/userError.ts";
import { environmentYaml, type EnvironmentLines, TemporaryRepositories } from "../settings/testdata/repository.ts";
import type { LayerOutputs } from "./define.ts";
import { ENVIRONMENT_PROJECT, projectOf, runEnvironment, runLayer } from "./run.ts";
import { cache, databaseReading, network } from "./testdata/layers.ts";

describe("the program", () => {
    const repositories = new TemporaryRepositories();
    const before = process.cwd();
    after(() => repositories.remove());
    afterEach(() => process.chdir(before));

    const database = databaseReading("vpcId");
    const single = { layout: "layout: single" };
    const all = { layers: "layers: [cache, database, network]" };

    function run(
        program: () => Promise<LayerOutputs>,
        { project, config }: { project: string; config?: Record<string, string> },
        lines: EnvironmentLines = {},
        stackOutputs: RecordOptions["stackOutputs"] = {},
    ): Promise<Recording<LayerOutputs>> {
        const files = {
            "environments/dev/environment.yaml": environmentYaml({ layers: "layers: [database, network]", ...lines }),
            "environments/dev/network.yaml": "cidr: 10.0.0.0/16\n",
            "environments/dev/cache.yaml": "{}\n",
            "environments/dev/database.yaml": 'instances: { orders: { version: "16" } }\n',
        };
        process.chdir(repositories.write(files));
        const genericTypes = ["aws:test/box:Box"];
        const options = { project, stack: "dev", stackOutputs, genericTypes };
        return record(program, { ...options, ...(config === undefined ? {} : { config }) });
    }

    const known = async (made: Recording<LayerOutputs>, name: string): Promise<unknown> =>
        made.known(made.result[name] as pulumi.Output<unknown>);

    describe("of a layer", () => {
        const inProject = { project: projectOf("database") };
        const upstream = { "organization/plinth-network/dev": { vpcId: "vpc-remote", cidr: "10.0.0.0/16" } };

        it("makes one AWS provider, bound to the environment's account, region and tags", async () => {
            const made = await run(() => runLayer(network), { project: projectOf("network") });
            const { region, allowedAccountIds, defaultTags } = made.only("pulumi:providers:aws");
            assert.equal(region, "eu-west-1");
            assert.deepEqual(JSON.parse(String(allowedAccountIds)), ["111111111111"]);
            assert.deepEqual(JSON.parse(String(defaultTags)), {
                tags: {
                    Project: "shop",
                    Owner: "platform",
                    CostCenter: "engineering",
                    Environment: "dev",
                    ManagedBy: "pulumi",
                },
            });
            const { provider } = made.resource("aws:test/box:Box", "vpc");
            assert.match(provider, /^urn:pulumi:dev::plinth-network::pulumi:providers:aws::aws::/);
        });

        it("builds with the parsed settings and a context of its own", async () => {
            const made = await run(() => runLayer(network), { project: projectOf("network") });
            assert.deepEqual(made.only("aws:test/box:Box"), {
                cidr: "10.0.0.0/16",
                nat: "perZone",
                count: 1,
                tags: { Layer: "network" },
            });
            assert.deepEqual(Object.keys(made.result), ["vpcId", "cidr", "password"]);
        });

        it("reads what it needs from the stack of that layer in the same environment", async () => {
            const made = await run(() => runLayer(database), inProject, {}, upstream);
            assert.equal(
                made.resource("pulumi:pulumi:StackReference", "network-stack").readId,
                "organization/plinth-network/dev",
            );
            assert.equal(await known(made, "vpcId"), "vpc-remote");
            const box = made.only("aws:test/box:Box");
            assert.equal(box["vpcId"], "vpc-remote");
            assert.equal(box["identifier"], "shop-dev-orders");
        });

        it("reads it from the environment that upstream names", async () => {
            const elsewhere = { "organization/plinth-network/shared": { vpcId: "vpc-shared" } };
            const lines = { layers: "layers: [database]", upstream: "upstream: { network: shared }" };
            const repositoryWithoutNetwork = run(() => runLayer(database), inProject, lines, elsewhere);
            assert.equal(await known(await repositoryWithoutNetwork, "vpcId"), "vpc-shared");
        });

        it("has an optional need only where the environment lists it", async () => {
            const without = await run(() => runLayer(database), inProject, {}, upstream);
            assert.equal(without.result["cached"], false);
            const remote = { ...upstream, "organization/plinth-cache/dev": { endpoint: "cache.remote" } };
            const made = await run(() => runLayer(database), inProject, all, remote);
            assert.equal(made.result["cached"], true);
            assert.equal(made.only("aws:test/box:Box")["cache"], "cache.remote");
        });

        it("keeps an output public where only another one is secret", async () => {
            // As the engine sends a stack with one secret output: the secret in place, its name beside.
            const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" };
            const made = await run(
                () => runLayer(database),
                inProject,
                {},
                {
                    "organization/plinth-network/dev": { vpcId: "vpc-remote", password: secret },
                },
            );
            assert.equal(await isSecret(made.result["vpcId"] as pulumi.Output<unknown>), false);
            assert.equal(await known(made, "vpcId"), "vpc-remote");
        });

        it("refuses an output that the other layer does not return, naming consumer, output and fix", async () => {
            await assert.rejects(
                run(() => runLayer(databaseReading("subnetIds")), inProject, {}, upstream),
                /layer database reads output subnetIds of layer network, which network does not return in environment dev\. Fix: return subnetIds from build in stacks\/network\/layer\.ts and deploy network first, or stop reading it in stacks\/database\/layer\.ts/s,
            );
        });

        it("refuses an environment of the other layout, naming the command to use", async () => {
            await assert.rejects(
                run(() => runLayer(database), inProject, single),
                (error) =>
                    UserError.isInstance(error) &&
                    /^environment dev has layout single: .*Fix: run the command in the repository's root, or: npx plinth preview dev --layer database$/.test(
                        error.message,
                    ),
            );
        });

        it("refuses an environment that does not have the layer", async () => {
            await assert.rejects(
                run(() => runLayer(cache), { project: projectOf("cache") }),
                /^UserError: environment dev does not have layer cache\. Fix: add it to layers in environments\/dev\/environment\.yaml/,
            );
        });

        it("refuses wrong settings before anything registers", async () => {
            const config = { "plinth-network:nat": "none", "plinth-network:zone": "a" };
            await assert.rejects(
                run(() => runLayer(network), { project: projectOf("network"), config }),
                /^ProblemsError: environment "dev": 2 problems\n.*config plinth-network:nat: nat: must be one of .*\n.*config plinth-network:zone: zone: is not a known setting/,
            );
        });

        it("takes stack configuration over the files, and none of other projects", async () => {
            const config = { "plinth-network:nat": "single", "plinth-network:count": "3", "aws:region": "us-east-1" };
            const made = await run(() => runLayer(network), { project: projectOf("network"), config });
            const { nat, count } = made.only("aws:test/box:Box");
            assert.deepEqual({ nat, count }, { nat: "single", count: 3 });
            assert.equal(made.only("pulumi:providers:aws")["region"], "eu-west-1");
        });

        it("refuses secret stack configuration: settings are shown in previews", async () => {
            process.env["PULUMI_CONFIG_SECRET_KEYS"] = '["plinth-network:nat"]';
            const config = { "plinth-network:nat": "single" };
            try {
                await assert.rejects(
                    run(() => runLayer(network), { project: projectOf("network"), config }),
                    (error) => {
                        assert.ok(UserError.isInstance(error));
                        assert.match(
                            error.message,
                            /config plinth-network:nat: must not be a secret.*Fix: pulumi config rm plinth-network:nat/,
                        );
                        assert.equal(error.message.includes("single"), false);
                        return true;
                    },
                );
            } finally {
                delete process.env["PULUMI_CONFIG_SECRET_KEYS"];
            }
        });
    });

    describe("of an environment", () => {
        const inRoot = { project: ENVIRONMENT_PROJECT };

        it("builds its layers in the order of their needs, on one provider", async () => {
            const made = await run(() => runEnvironment([database, network, cache]), inRoot, { ...single, ...all });
            assert.deepEqual(Object.keys(made.result), ["network", "cache", "database"]);
            assert.equal(made.all("pulumi:providers:aws").length, 1);
            assert.equal(made.all("pulumi:pulumi:StackReference").length, 0);
            const { vpcId, cache: endpoint } = made.named("aws:test/box:Box", "orders");
            assert.deepEqual({ vpcId, endpoint }, { vpcId: "vpc-local", endpoint: "cache.local" });
        });

        it("leaves out layers the environment does not list", async () => {
            const made = await run(() => runEnvironment([database, network, cache]), inRoot, single);
            assert.deepEqual(Object.keys(made.result), ["network", "database"]);
            assert.equal("cache" in made.named("aws:test/box:Box", "orders"), false);
        });

        it("hands a secret output on as a secret", async () => {
            const made = await run(
                () => runEnvironment([databaseReading("password", "vpcId"), network]),
                inRoot,
                single,
            );
            assert.deepEqual(made.resource("aws:test/box:Box", "orders").secretInputs, ["password"]);
        });

        it("reads a layer of another environment from that one's stack", async () => {
            const elsewhere = { "organization/plinth-network/shared": { vpcId: "vpc-shared" } };
            const lines = { ...single, layers: "layers: [database]", upstream: "upstream: { network: shared }" };
            const made = await run(() => runEnvironment([database, network]), inRoot, lines, elsewhere);
            assert.equal(made.only("aws:test/box:Box")["vpcId"], "vpc-shared");
        });

        it("refuses an output that a layer does not return, listing what it returns", async () => {
            await assert.rejects(
                run(() => runEnvironment([databaseReading("subnetIds"), network]), inRoot, single),
                /^UserError: layer database reads output subnetIds of layer network, .*\(it returns cidr, password, vpcId\)/,
            );
        });

        it("refuses an environment of the other layout, naming the layers and the command to use", async () => {
            await assert.rejects(
                run(() => runEnvironment([database, network]), inRoot),
                /^UserError: environment dev has layout layered: .*Fix: run the command in stacks\/<layer> \(database, network\), or: npx plinth preview dev$/,
            );
        });

        it("takes a layer's stack configuration under the layer's name", async () => {
            const config = {
                "plinth:network": '{"nat":"single","count":3}',
                "plinth:database": '{"instances":{"orders":{"version":17}}}',
            };
            const made = await run(() => runEnvironment([database, network]), { ...inRoot, config }, single);
            const { nat, count } = made.named("aws:test/box:Box", "vpc");
            assert.deepEqual({ nat, count }, { nat: "single", count: 3 });
            assert.equal(made.named("aws:test/box:Box", "orders")["version"], "17");
        });

        it("refuses stack configuration that would have no effect", async () => {
            const config = {
                "plinth:netwrok": '{"nat":"single"}',
                "plinth:nat": "single",
                "plinth:network": "single",
                "plinth:database": "[]",
            };
            await assert.rejects(
                run(() => runEnvironment([database, network]), { ...inRoot, config }, single),
                (error) => {
                    assert.ok(UserError.isInstance(error));
                    assert.deepEqual(error.message.split("\n"), [
                        "stack configuration: 4 problems",
                        '  - config plinth:netwrok: must be the name of a layer, got "{\\"nat\\":\\"single\\"}". Fix: did you mean network?',
                        '  - config plinth:nat: must be the name of a layer, got "single". Fix: remove it; known here: database, network',
                        `  - config plinth:network: must be a map of the layer's settings, got "single". Fix: pulumi config rm network, then pulumi config set --path network.<setting> <value>`,
                        `  - config plinth:database: must be a map of the layer's settings, got "[]". Fix: pulumi config rm database, then pulumi config set --path database.<setting> <value>`,
                    ]);
                    return true;
                },
            );
        });
    });
});
