import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { modelledTypes } from "../model/registry.ts";
import { factsOf, type ModuleFacts, replacedBy, sourcesOf } from "./facts.ts";

const data = path.join(import.meta.dirname, "data");
const files = readdirSync(data).map((name) => JSON.parse(readFileSync(path.join(data, name), "utf8")) as ModuleFacts);

describe("facts about resource types", () => {
    it("are of the SDK that is installed here; else they are to be generated anew", () => {
        const { version } = createRequire(import.meta.url)("@pulumi/aws/package.json") as { version: string };
        const sdks = new Set(files.map(({ sources }) => sources.sdk ?? ""));
        assert.deepEqual(
            [...sdks].filter((sdk) => sdk.startsWith("@pulumi/aws ")),
            [`@pulumi/aws ${version}`],
        );
    });

    it("say when they were made and of what", () => {
        assert.match(sourcesOf("aws:rds/instance:Instance")?.cloudformation ?? "", /^@aws-cdk\/aws-service-spec \d/);
        for (const { generated } of files) assert.match(generated, /^20\d\d-\d\d-\d\d$/);
    });

    it("exist for every type with a model", () => {
        assert.deepEqual(
            modelledTypes().filter((type) => factsOf(type) === undefined),
            [],
        );
    });

    it("name inputs only", () => {
        for (const { types } of files) {
            for (const [type, { inputs, required, computed, replacedBy: replacing }] of Object.entries(types)) {
                const roots = Object.keys(replacing).map((name) => name.split(".")[0] ?? "");
                const strangers = [...required, ...roots].filter((name) => !inputs.includes(name));
                assert.deepEqual([type, strangers], [type, []]);
                assert.deepEqual([type, Object.keys(computed).filter((name) => inputs.includes(name))], [type, []]);
            }
        }
    });

    it("know what a database needs, has, and is replaced by", () => {
        const facts = factsOf("aws:rds/instance:Instance");
        assert.deepEqual(facts?.required, ["instanceClass"]);
        assert.ok(facts.inputs.includes("multiAz") && facts.computed.endpoint === "string");
        assert.equal(facts.replacedBy.storageEncrypted, "terraform");
        assert.equal("identifier" in facts.replacedBy, false);
        assert.equal("instanceClass" in facts.replacedBy, false);
    });

    it("name who says that a change replaces", () => {
        assert.equal(factsOf("aws:ec2/subnet:Subnet")?.replacedBy.cidrBlock, "cloudformation");
        assert.equal(factsOf("aws:iam/rolePolicy:RolePolicy")?.replacedBy.role, "terraform-1.60");
        assert.equal(factsOf("aws:sqs/queue:Queue")?.replacedBy.region, "terraform");
        assert.ok(replacedBy("aws:eks/nodeGroup:NodeGroup").includes("launchTemplate.id"));
    });

    it("know the images that awsx builds, and that none is ever replaced", () => {
        assert.equal(factsOf("docker-build:index:Image")?.computed.digest, "string");
        assert.deepEqual(replacedBy("docker-build:index:Image"), []);
    });

    it("know Pulumi Cloud's types, of the SDK that is installed here", () => {
        const { version } = createRequire(import.meta.url)("@pulumi/pulumiservice/package.json") as { version: string };
        assert.equal(sourcesOf("pulumiservice:index:Webhook")?.sdk, `@pulumi/pulumiservice ${version}`);
        assert.deepEqual(replacedBy("pulumiservice:index:DeploymentSettings"), ["organization", "project", "stack"]);
        assert.equal(factsOf("pulumiservice:index:TtlSchedule")?.replacedBy.timestamp, "provider");
        assert.equal(factsOf("pulumiservice:index:AgentPool")?.computed.tokenValue, "string");
    });

    it("are none for types of other packages and modules nobody has read", () => {
        assert.equal(factsOf("tls:index/privateKey:PrivateKey"), undefined);
        assert.equal(factsOf("aws:nosuch/thing:Thing"), undefined);
        assert.deepEqual(replacedBy("kubernetes:core/v1:ConfigMap"), []);
    });
});
