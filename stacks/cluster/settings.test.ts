import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectEnvironment } from "@plinth/core/settings";
import { isMap, parseDocument } from "yaml";
import { settings } from "./settings.ts";

type Path = readonly (string | number)[];

/** The shipped settings of dev, changed by each test: rules across files need the other files whole. */
describe("settings of the cluster layer, together with others", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-cluster-"));
        cpSync(join(import.meta.dirname, "../../environments/dev"), join(repository, "environments/dev"), {
            recursive: true,
        });
    });

    afterEach(() => {
        rmSync(repository, { recursive: true });
    });

    function change(file: string, path: Path, value: unknown): void {
        const name = join(repository, "environments/dev", file);
        const document = parseDocument(readFileSync(name, "utf8"));
        document.setIn(path, document.createNode(value));
        assert.ok(isMap(document.contents));
        writeFileSync(name, String(document));
    }

    function problems() {
        return inspectEnvironment({ repository, environment: "dev", layers: [settings] }).problems.map(
            ({ file: _file, ...problem }) => problem,
        );
    }

    it("are fine as shipped", () => {
        assert.deepEqual(problems(), []);
    });

    it("refuses services on addresses of the VPC", () => {
        change("cluster.yaml", ["instances", "main", "serviceCidr"], "10.20.16.0/20");
        assert.deepEqual(problems(), [
            {
                path: "instances.main.serviceCidr",
                rule: "must not overlap the VPC's block 10.20.0.0/18: pods could not reach the addresses both have",
                value: "10.20.16.0/20",
                fix: "choose another private block for the services; the VPC's is harder to change",
            },
        ]);
    });

    it("refuses a network of one zone, or without private subnets", () => {
        change("network.yaml", ["zones"], ["euw1-az1"]);
        change("network.yaml", ["tiers"], ["public", "isolated"]);
        change("network.yaml", ["nat"], "none");
        const own = problems().filter(({ path }) => path === "instances.main");
        assert.deepEqual(own, [
            {
                path: "instances.main",
                rule: "needs a network with at least two zones: EKS keeps the control plane's interfaces apart",
                value: ["euw1-az1"],
                fix: "add a zone to zones in network.yaml",
            },
            {
                path: "instances.main",
                rule: "needs the network's private subnets, where nodes stand",
                value: ["public", "isolated"],
                fix: "add private to tiers in network.yaml",
            },
        ]);
    });

    it("refuses a database that does not exist, saying which one was meant", () => {
        change("cluster.yaml", ["instances", "main", "connectTo", "databases"], ["order"]);
        assert.deepEqual(problems(), [
            {
                path: "instances.main.connectTo.databases[0]",
                rule: "must be the name of an instance in database.yaml",
                value: "order",
                fix: "did you mean orders?",
            },
        ]);
    });

    it("refuses a peer that stands twice", () => {
        change("cluster.yaml", ["instances", "main", "connectTo", "databases"], ["orders", "orders"]);
        assert.deepEqual(problems(), [
            {
                path: "instances.main.connectTo.databases[1]",
                rule: "must stand once",
                value: "orders",
                fix: "remove the second one",
            },
        ]);
    });

    it("refuses a cache in an environment without caches", () => {
        change("environment.yaml", ["layers"], ["network", "database", "cluster"]);
        assert.deepEqual(problems(), [
            {
                path: "instances.main.connectTo.caches[0]",
                rule: "needs layer cache, which this environment does not have",
                value: "sessions",
                fix: "remove it, or add cache to layers in environment.yaml",
            },
        ]);
    });

    it("refuses roles of another partition", () => {
        const roleArn = "arn:aws-cn:iam::222222222222:role/platform-admin";
        change("cluster.yaml", ["instances", "main", "access", "platform", "roleArn"], roleArn);
        assert.deepEqual(problems(), [
            {
                path: "instances.main.access.platform.roleArn",
                rule: "must be a role of the environment's partition, aws",
                value: roleArn,
                fix: "name the role that people of this environment take",
            },
        ]);
    });
});
