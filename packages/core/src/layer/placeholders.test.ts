import assert from "node:assert/strict";
import { record, type Recording, type RecordOptions } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { environmentYaml, TemporaryRepositories } from "../settings/testdata/repository.ts";
import { defineLayer, type LayerOutputs } from "./define.ts";
import { placeholderText, upstreamEntry } from "./placeholders.ts";
import { ENVIRONMENT_PROJECT, projectOf, runEnvironment, runLayer } from "./run.ts";
import { cache, databaseReading, force, network } from "./testdata/layers.ts";

const NETWORK = "organization/plinth-network/dev";
const SHARED = "organization/plinth-network/shared";
const ASKED = "pulumi:pulumi:readStackOutputs";
const FIX = "Fix: npx plinth up dev --layer network";

describe("what a layer reads and nobody has deployed yet", () => {
    const repositories = new TemporaryRepositories();
    const before = process.cwd();
    let warnings: string[] = [];
    const { warn } = pulumi.log;

    beforeEach(() => {
        warnings = [];
        Object.assign(pulumi.log, { warn: async (text: string) => void warnings.push(text) });
    });
    afterEach(() => {
        Object.assign(pulumi.log, { warn });
        process.chdir(before);
    });
    after(() => repositories.remove());

    /** Runs the database layer, where the engine says this of the network's stack: its outputs, or an error. */
    async function run(
        deployed: Readonly<Record<string, unknown>> | Error,
        { preview, program }: { preview: boolean; program?: () => Promise<LayerOutputs> },
        lines: Parameters<typeof environmentYaml>[0] = { layers: "layers: [database, network]" },
    ): Promise<Recording<LayerOutputs>> {
        process.chdir(
            repositories.write({
                "environments/dev/environment.yaml": environmentYaml(lines),
                "environments/dev/network.yaml": "cidr: 10.0.0.0/16\n",
                "environments/dev/cache.yaml": "{}\n",
                "environments/dev/database.yaml": 'instances: { orders: { version: "16" } }\n',
            }),
        );
        const options: RecordOptions = {
            project: program === undefined ? projectOf("database") : ENVIRONMENT_PROJECT,
            stack: "dev",
            preview,
            genericTypes: ["aws:test/box:Box"],
            stackOutputs: deployed instanceof Error ? {} : { [NETWORK]: deployed, [SHARED]: deployed },
            invokes: {
                [ASKED]: ({ name }) => {
                    if (deployed instanceof Error) throw deployed;
                    return { name, outputs: deployed, secretOutputNames: [] };
                },
            },
        };
        return await record(program ?? (() => runLayer(databaseReading("vpcId", "cidr"))), options);
    }

    const gone = new Error(`invocation of ${ASKED} returned an error: unknown stack "${NETWORK}"`);
    const marksOf = (made: Recording<LayerOutputs>): unknown =>
        made.plan.resources.find(({ type }) => type === "plinth:core:Upstream")?.outputs["placeholders"];

    it("is unknown in a preview, and every output that is read is marked, with what to do", async () => {
        const made = await run({}, { preview: true });
        const why = (name: string): string =>
            `layer database reads output ${name} of layer network, which network does not return in environment dev. ` +
            `Fix: return ${name} from build in stacks/network/layer.ts and deploy network first, or stop reading it in stacks/database/layer.ts`;
        assert.deepEqual(marksOf(made), { "network.vpcId": why("vpcId"), "network.cidr": why("cidr") });
        assert.deepEqual(
            warnings,
            ["vpcId", "cidr"].map((name) => placeholderText(`network.${name}`, why(name))),
        );
        const { inputs } = made.resource("aws:test/box:Box", "orders");
        assert.deepEqual([inputs["vpcId"], inputs["cidr"]], [{ $unknown: true }, { $unknown: true }]);
    });

    it("leaves what is deployed as it is where one output alone is new", async () => {
        const made = await run({ vpcId: "vpc-deployed" }, { preview: true });
        assert.equal(made.only("aws:test/box:Box")["vpcId"], "vpc-deployed");
        assert.deepEqual(Object.keys(marksOf(made) as object), ["network.cidr"]);
        assert.match(
            warnings.join("\n"),
            /^placeholder network\.cidr: layer database reads output cidr of layer network/,
        );
    });

    it("has no placeholder where everything is deployed, and says nothing", async () => {
        const made = await run({ vpcId: "vpc-deployed", cidr: "10.0.0.0/16" }, { preview: true });
        assert.deepEqual([marksOf(made), warnings], [undefined, []]);
    });

    it("refuses an update of a layer whose upstream is not deployed, before anything registers", async () => {
        await assert.rejects(run(gone, { preview: false }), {
            name: "UserError",
            message: `layer database needs outputs of layer network, which is not deployed in environment dev. ${FIX}`,
        });
    });

    it("refuses an update that would read an output which the deployed upstream lacks", async () => {
        await assert.rejects(
            run({ vpcId: "vpc-deployed" }, { preview: false }),
            /^UserError: layer database reads output cidr of layer network.*deploy network first/,
        );
    });

    it("refuses a preview where the backend cannot be asked: that says nothing of what is deployed", async () => {
        await assert.rejects(run(new Error("AccessDenied: s3:GetObject"), { preview: true }), /AccessDenied/);
    });

    it("is the same in an environment of one stack that takes a need from another environment, read once by all", async () => {
        const lines = {
            layout: "layout: single",
            layers: "layers: [database, cache]",
            upstream: "upstream: { network: shared }",
        };
        const { name, owner, description, settings } = cache;
        const reading = defineLayer({
            ...{ name, owner, description, settings, needs: { network } },
            build: (_settings, upstream) => ({ endpoint: force(upstream.network, "cidr") }),
        });
        const program = (): Promise<LayerOutputs> => runEnvironment([databaseReading("vpcId"), reading, network]);
        const made = await run({}, { preview: true, program }, lines);
        assert.equal(made.all("pulumi:pulumi:StackReference").length, 1);
        assert.deepEqual(Object.keys(marksOf(made) as object).sort(), ["network.cidr", "network.vpcId"]);
        assert.match(warnings[0] ?? "", /does not return in environment shared/);
    });

    describe("inside a map that another layer returns", () => {
        const read = (preview: boolean, key: string): Promise<Recording<{ found: pulumi.Output<number> }>> =>
            record(
                () => ({
                    found: upstreamEntry({ orders: 5432 }, key, {
                        path: `database.instances.${key}`,
                        refusal: (keys) => new Error(`no ${key} (it has ${keys.join(", ")}). Fix: deploy it first`),
                    }),
                }),
                { preview },
            );

        it("is a placeholder in a preview", async () => {
            const { result } = await read(true, "invoices");
            assert.equal(await (result.found as unknown as { isKnown: Promise<boolean> }).isKnown, false);
            assert.match(
                warnings[0] ?? "",
                /^placeholder database\.instances\.invoices: no invoices \(it has orders\)/,
            );
        });

        it("refuses an update, saying what there is; an entry that is there is read", async () => {
            await assert.rejects(read(false, "invoices"), /no invoices \(it has orders\)\. Fix: deploy it first/);
            const made = await read(false, "orders");
            assert.equal(await made.known(made.result.found), 5432);
        });
    });
});
