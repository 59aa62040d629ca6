import assert from "node:assert/strict";
import { record, type Recording } from "@plinth/testing";
import type { LayerOutputs } from "../layer/define.ts";
import { ENVIRONMENT_PROJECT, projectOf, runEnvironment, runLayer } from "../layer/run.ts";
import { databaseReading, network } from "../layer/testdata/layers.ts";
import { environmentYaml, TemporaryRepositories } from "../settings/testdata/repository.ts";
import { ADOPTION_FILES } from "./adoptionFiles.ts";

const BOX = "aws:test/box:Box";

describe("a program that adopts what exists", () => {
    const repositories = new TemporaryRepositories();
    const before = process.cwd();
    after(() => repositories.remove());
    afterEach(() => {
        process.chdir(before);
        delete process.env[ADOPTION_FILES];
    });

    function repository(files: Readonly<Record<string, string>>, layout = "layered"): string {
        const root = repositories.write({
            "environments/dev/environment.yaml": environmentYaml({
                layers: "layers: [database, network]",
                layout: `layout: ${layout}`,
            }),
            "environments/dev/network.yaml": "cidr: 10.0.0.0/16\n",
            "environments/dev/database.yaml": 'instances: { orders: { version: "16" } }\n',
            ...files,
        });
        process.chdir(root);
        return root;
    }

    async function run(): Promise<Recording<LayerOutputs>> {
        return await record(() => runLayer(network), {
            project: projectOf("network"),
            stack: "dev",
            genericTypes: [BOX],
        });
    }

    /** Outputs as the SDK waits for them at the end of a program. */
    async function outputsOf({ result }: Recording<LayerOutputs>): Promise<unknown> {
        return await Promise.all(Object.values(result));
    }

    it("imports the children that a file names, and protects them while it is there", async () => {
        repository({ "environments/dev/adopt/network.yaml": "vpc: { id: box-1, keep: [size, tags] }\n" });
        const made = await run();
        const { options } = made.resource(BOX, "vpc");
        const { importId, protect, ignoreChanges, deleteBeforeReplace, retainOnDelete } = options;
        assert.deepEqual([importId, protect, ignoreChanges], ["box-1", true, ["size", "tags", "tagsAll"]]);
        assert.deepEqual([deleteBeforeReplace, retainOnDelete], [undefined, undefined]);
        await outputsOf(made);
    });

    it("is as it was without a file, and with one of comments", async () => {
        repository({});
        const { options } = (await run()).resource(BOX, "vpc");
        repository({ "environments/dev/adopt/network.yaml": "# vpc: <id>\n" });
        assert.deepEqual((await run()).resource(BOX, "vpc").options, options);
        assert.equal(options.importId, undefined);
    });

    it("refuses to end where a file names what it does not make: that would be made beside what exists", async () => {
        repository({ "environments/dev/adopt/network.yaml": "vcp: box-1\n" });
        await assert.rejects(
            run(),
            /adoption in environment "dev": 1 problem\n {2}- environments\/dev\/adopt\/network\.yaml:1: vcp: is no child of a component of this layer\. Fix: did you mean vpc\?/,
        );
    });

    it("refuses a wrong file before anything registers", async () => {
        repository({ "environments/dev/adopt/network.yaml": "vpc: { ids: box-1 }\n" });
        await assert.rejects(run(), /adoption in environment "dev": 2 problems\n.*did you mean id\?/s);
    });

    it("reads the files of all its layers where it is a whole environment", async () => {
        repository({ "environments/dev/adopt/network.yaml": "vpc: box-1\n" }, "single");
        const made = await record(() => runEnvironment([databaseReading("vpcId"), network]), {
            project: ENVIRONMENT_PROJECT,
            stack: "dev",
            genericTypes: [BOX],
        });
        assert.equal(made.resource(BOX, "vpc").options.importId, "box-1");
        await outputsOf(made);
    });

    it("takes another file where one is handed over, and leaves its names to whoever did", async () => {
        const root = repository({
            "environments/dev/adopt/network.yaml": "vpc: box-1\n",
            "other.yaml": "vpc: box-2\nunknown: box-3\n",
        });
        process.env[ADOPTION_FILES] = JSON.stringify({ network: `${root}/other.yaml` });
        const made = await run();
        assert.equal(made.resource(BOX, "vpc").options.importId, "box-2");
        await outputsOf(made);
        process.env[ADOPTION_FILES] = JSON.stringify({ network: null });
        assert.equal((await run()).resource(BOX, "vpc").options.importId, undefined);
    });

    it("has the outputs that it had", async () => {
        repository({ "environments/dev/adopt/network.yaml": "vpc: box-1\n" });
        const [vpcId, cidr] = (await outputsOf(await run())) as unknown[];
        assert.deepEqual([vpcId, cidr], ["vpc-local", "10.0.0.0/16"]);
    });
});
