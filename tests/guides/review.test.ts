import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runEnvironment } from "@plinth/core";
import { checkEnvironment, environmentSchema } from "@plinth/core/settings";
import { outputsBelow } from "@plinth/service/testing";
import { record } from "@plinth/testing";
import { layers } from "plinth-environment";
import { z } from "zod";
import { openRepository } from "../../packages/cli/src/repository/repository.ts";
import { deriveSettings } from "../../packages/cli/src/review/derive.ts";
import { writeSettings } from "../../packages/cli/src/review/folder.ts";
import { environmentData, ownershipOf, readSource } from "../../packages/cli/src/review/source.ts";
import { readBlocks } from "../readme/blocks.ts";
import { RepositoryCopy } from "../repository/copy.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/guides/review.md"), "utf8");

describe("the guide to environments of pull requests", function () {
    this.timeout(120_000);

    it("shows settings that are taken as they are", () => {
        const copy = new RepositoryCopy();
        try {
            const shown = readBlocks(page).find(({ language }) => language === "yaml")?.text ?? "";
            const file = "environments/dev/environment.yaml";
            copy.write(`${copy.read(file)}\n${shown}`, file);
            const { review } = checkEnvironment({ repository: copy.root, environment: "dev", layers: [] }).settings;
            assert.deepEqual(
                [review?.kind, review?.layers, review?.addresses?.prefix],
                ["namespace", ["reference"], 20],
            );
        } finally {
            copy.remove();
        }
    });

    it("is right about a service: a namespace of its own in the base's cluster, and nothing that is the base's", async () => {
        const copy = new RepositoryCopy();
        const here = process.cwd();
        try {
            const shown = readBlocks(page).find(({ language }) => language === "yaml")?.text ?? "";
            const file = "environments/dev/environment.yaml";
            copy.write(`${copy.read(file)}\n${shown}`, file);
            const repository = await openRepository(copy.root);
            const source = await readSource(repository, "dev");
            const ownership = ownershipOf(repository, source, "namespace");
            const { settings: all } = repository;
            const disposable = Object.fromEntries(all.map((one) => [one.layer, one.disposable]));
            const environment = environmentData(source);
            const base = { number: 12, base: "dev", ownership, files: source.files, environment, disposable };
            writeSettings(copy.root, 12, deriveSettings(base));
            // A program looks for its repository from the folder it runs in.
            process.chdir(copy.root);
            const made = await record(() => runEnvironment(layers), {
                project: "plinth",
                stack: "review-pr-12",
                stackOutputs: outputsBelow("dev", { cluster: "main", database: "orders", cache: "sessions" }),
            });
            const names = (kind: string): unknown[] =>
                made.all(`kubernetes:${kind}`).map(({ inputs }) => (inputs["metadata"] as { name: string }).name);
            assert.deepEqual(names("core/v1:Namespace"), ["review-pr-12-reference"]);
            assert.deepEqual(names("apps/v1:Deployment"), ["reference", "reference-events"]);
            assert.deepEqual([...names("batch/v1:Job"), ...names("networking.k8s.io/v1:Ingress")], []);
            assert.deepEqual(made.all("aws:cloudwatch/metricAlarm:MetricAlarm"), []);
            const [pods] = made.all("aws:eks/podIdentityAssociation:PodIdentityAssociation");
            assert.deepEqual(
                [pods?.inputs["clusterName"], pods?.inputs["namespace"]],
                ["plinth-dev-main", "review-pr-12-reference"],
            );
        } finally {
            process.chdir(here);
            copy.remove();
        }
    });

    it("has a row for every setting, with its default", () => {
        const { properties = {} } = z.toJSONSchema(environmentSchema, { io: "input", unrepresentable: "any" });
        const { properties: settings = {} } = properties["review"] as z.core.JSONSchema.ObjectSchema;
        assert.ok("monthlyCostCap" in settings);
        for (const [name, { default: given }] of Object.entries(settings as Record<string, { default?: unknown }>)) {
            const row = new RegExp(`^\\| \`${name}\` +\\| (.*?) +\\|`, "m").exec(page)?.[1];
            const wanted =
                given === undefined || (Array.isArray(given) && given.length === 0) ? "none" : `\`${String(given)}\``;
            assert.equal(row, wanted, name);
        }
    });
});
