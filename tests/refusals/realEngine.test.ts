import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Ended, FAST_PROGRAMS, RealEngine, run } from "../realEngine/cli.ts";
import { writeProject } from "../realEngine/program.ts";
import { needsPulumi } from "../realEngine/skip.ts";

const root = path.resolve(import.meta.dirname, "../..");
const PLINTH = path.join(root, "packages/cli/bin/plinth.js");

/** A program of one resource, with a provider of its own. */
function resource(type: string, inputs: object): string {
    return `import * as aws from "@pulumi/aws";
export default () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["444444444444"] });
    new aws.${type}("orders", ${JSON.stringify(inputs)}, { provider });
};
`;
}

function component(args: object): string {
    return `import * as aws from "@pulumi/aws";
import { Database } from ${JSON.stringify(path.join(root, "packages/database/src/index.ts"))};
export default () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["444444444444"] });
    new Database("database-orders", ${JSON.stringify(args)}, { providers: { aws: provider } });
};
`;
}

const database = {
    engine: "postgres",
    instanceClass: "db.m7g.large",
    storageType: "gp3",
    username: "master",
    manageMasterUserPassword: true,
    skipFinalSnapshot: true,
};

const orders = {
    engineVersion: "17",
    instanceClass: "db.m7g.large",
    storage: { size: 100 },
    identifier: "plinth-prod-orders",
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-a", "subnet-b"],
    account: "444444444444",
    region: "eu-west-1",
};

describe("plinth simulate -- pulumi up", function () {
    this.timeout(300_000);
    needsPulumi();
    let engine: RealEngine;
    let directory: string;

    before(async () => {
        engine = new RealEngine(FAST_PROGRAMS);
        directory = path.join(engine.root, "refusals");
        writeProject(directory, { name: "refusals", program: "export default () => {};\n" });
        await engine.succeed(directory, ["stack", "init", "prod"]);
    });

    after(() => {
        engine?.remove();
    });

    async function up(program: string): Promise<Ended> {
        writeFileSync(path.join(directory, "index.js"), program);
        const command = ["simulate", "--", "pulumi", "up", "--yes", "--skip-preview", "--non-interactive"];
        return await run(process.execPath, [PLINTH, ...command], directory, engine.env);
    }

    async function refused(program: string): Promise<string> {
        const { code, stdout, stderr } = await up(program);
        assert.notEqual(code, 0, stdout);
        // The CLI wraps lines.
        return `${stdout}\n${stderr}`.replaceAll(/\s+/g, " ");
    }

    it("refuses a new resource in the words of AWS", async () => {
        assert.match(
            await refused(resource("rds.Instance", { ...database, allocatedStorage: 100, storageThroughput: 500 })),
            /InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400\./,
        );
    });

    it("refuses inputs that the provider refuses, before anything is made", async () => {
        const said = await refused(
            resource("rds.Instance", { ...database, allocatedStorage: 100, backupWindow: "3-4" }),
        );
        assert.match(said, /"backup_window" must satisfy the format of "hh24:mi-hh24:mi"/);
    });

    it("refuses a change in the words of AWS, and leaves what runs as it is", async () => {
        const { code, stdout } = await up(resource("rds.Instance", { ...database, allocatedStorage: 100 }));
        assert.equal(code, 0, stdout);
        assert.match(
            await refused(resource("rds.Instance", { ...database, allocatedStorage: 50 })),
            /InvalidParameterCombination: Invalid storage size for engine name postgres and storage type gp3: 50/,
        );
        const again = await up(resource("rds.Instance", { ...database, allocatedStorage: 100 }));
        assert.match(again.stdout, /1 unchanged|2 unchanged|unchanged/);
        assert.doesNotMatch(again.stdout, /orders updated/);
    });

    it("shows the component's own message first, naming the setting and what to do", async () => {
        assert.match(
            await refused(component({ ...orders, storage: { size: 100, throughput: 500 } })),
            /database "database-orders": 1 problem - storage\.throughput: cannot be set below 400 GiB of gp3.*Fix: remove it, or raise storage\.size to 400/,
        );
    });

    it("stops a component's change before AWS is asked, in a preview too", async () => {
        const made = await up(component({ ...orders, protect: false }));
        assert.equal(made.code, 0, made.stdout + made.stderr);
        assert.match(made.stdout, /less safe than the default:\s+database-orders: protect: false/);
        const smaller = component({ ...orders, protect: false, storage: { size: 50 } });
        const message = /database "database-orders": 1 problem - storage\.size: must not be below 100/;
        assert.match(await refused(smaller), message);
        const command = ["simulate", "--", "pulumi", "preview", "--non-interactive"];
        const { code, stdout, stderr } = await run(process.execPath, [PLINTH, ...command], directory, engine.env);
        assert.notEqual(code, 0, stdout);
        assert.match(`${stdout}\n${stderr}`.replaceAll(/\s+/g, " "), message);
    });
});
