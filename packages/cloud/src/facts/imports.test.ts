import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { importedBy, importFactsOf, type ImportFile } from "./imports.ts";

describe("facts about importing", () => {
    it("are of the SDK that is installed: node generate/imports.ts writes them anew", () => {
        const { version } = createRequire(import.meta.url)("@pulumi/aws/package.json") as { version: string };
        const file = JSON.parse(readFileSync(join(import.meta.dirname, "imports.json"), "utf8")) as ImportFile;
        assert.equal(file.source, `@pulumi/aws ${version}`);
    });

    it("say what an id is made of, with an example", () => {
        const { example, parts } = importFactsOf("aws:eks/addon:Addon") ?? assert.fail();
        assert.deepEqual([example, parts], ["example-cluster:example-addon", ["clusterName", "addonName"]]);
    });

    it("know no example of what is not imported, and nothing of what nobody has read", () => {
        assert.equal(importFactsOf("aws:kms/ciphertext:Ciphertext")?.example, undefined);
        assert.equal(importFactsOf("aws:glue/job:Job"), undefined);
    });

    it("tell inputs that the cloud decides from those that stay empty, and names from both", () => {
        const { filledIn = [] } = importFactsOf("aws:ec2/subnet:Subnet") ?? assert.fail();
        assert.ok(filledIn.includes("availabilityZone"));
        assert.ok(!filledIn.includes("mapPublicIpOnLaunch"));
        assert.ok(!importFactsOf("aws:iam/role:Role")?.filledIn?.includes("name"));
    });

    it("know the attribute that is the id, where there is one", () => {
        assert.equal(importedBy("aws:s3/bucket:Bucket"), "bucket");
        assert.equal(importedBy("aws:ec2/vpc:Vpc"), undefined);
        assert.equal(importedBy("aws:eks/addon:Addon"), undefined);
        assert.equal(importedBy("aws:glue/job:Job"), undefined);
    });
});
