import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { preview } from "@plinth/engine";
import { planToJson, type Plan, PLAN_VERSION, summarize } from "@plinth/plan";
import { RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { comparable } from "./compared.ts";
import { embeddedPreview } from "./embeddedPreview.ts";
import { realPreview } from "./realPreview.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
const PACK = path.join(REPOSITORY, "policies");
const GIVEN = path.join(import.meta.dirname, "testdata/corrected");

type Change = { readonly name: string; readonly [key: string]: unknown };

/** A program whose environment has rules of level `remediate`. */
describe("what the policy pack corrects", function () {
    this.timeout(180_000);
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-corrections-")));
    const environments = path.join(root, "environments");
    const ownEnvironments = process.env["PLINTH_ENVIRONMENTS"];
    const directory = path.join(root, "program");

    before(() => {
        for (const stack of ["dev", "all"]) {
            mkdirSync(path.join(environments, stack), { recursive: true });
            cpSync(path.join(GIVEN, "environment.yaml"), path.join(environments, stack, "environment.yaml"));
        }
        process.env["PLINTH_ENVIRONMENTS"] = environments;
        copyTo(directory);
    });

    after(() => {
        if (ownEnvironments === undefined) delete process.env["PLINTH_ENVIRONMENTS"];
        else process.env["PLINTH_ENVIRONMENTS"] = ownEnvironments;
        rmSync(root, { recursive: true });
    });

    function copyTo(folder: string): void {
        cpSync(path.join(GIVEN, "index.js"), path.join(folder, "index.js"));
        const project = {
            name: "corrected",
            main: "index.js",
            runtime: { name: "nodejs", options: { typescript: false } },
        };
        writeFileSync(path.join(folder, "Pulumi.yaml"), JSON.stringify(project));
        writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "corrected", type: "module" }));
        symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(folder, "node_modules"));
    }

    it("stands in the plan with the rule that did it, and secrets stay secret", async () => {
        const { stacks, findings, failed } = await preview({
            stacks: [{ directory, stack: "all" }],
            policyPacks: [PACK],
        });
        assert.equal(failed, false);
        const plan: Plan = {
            ...{ version: PLAN_VERSION, environment: "all", layout: "single", stacks, findings },
            summary: summarize(stacks, findings),
        };
        const json = JSON.stringify(planToJson(plan));
        assert.equal(json.includes("canary"), false);
        const { stacks: shown } = JSON.parse(json) as {
            stacks: { resources: { name: string; inputs: object; policyChanges?: object[] }[] }[];
        };
        const changes = (shown[0]?.resources ?? []).flatMap(({ name, policyChanges = [] }) =>
            policyChanges.map((change): Change => ({ name, ...change })),
        );
        const pack = "plinth";
        // What the simulated cloud made up.
        const { Key } = changes.find(({ name }) => name === "partly")?.["before"] as { Key: string };
        const tags = { rule: "tag-required", pack, property: "tags" };
        // The order of registration is not fixed.
        const inOrder = (all: readonly Change[]) => all.toSorted((one, other) => (one.name < other.name ? -1 : 1));
        assert.deepEqual(
            inOrder(changes),
            inOrder([
                { name: "key", ...tags, after: { Owner: "web" } },
                {
                    name: "orders",
                    rule: "sqs-encryption",
                    pack,
                    property: "sqsManagedSseEnabled",
                    before: false,
                    after: true,
                },
                {
                    name: "web",
                    rule: "imdsv2",
                    pack,
                    property: "metadataOptions",
                    after: { httpTokens: "required" },
                },
                { name: "open", ...tags, after: { Owner: "web" } },
                {
                    name: "open",
                    rule: "imdsv2",
                    pack,
                    property: "metadataOptions",
                    before: { httpTokens: "optional" },
                    after: { httpTokens: "required" },
                    onlyIn: "settled",
                },
                // With a value that is known the map of tags can be written again; pass one finds what a deployment meets.
                { name: "partly", ...tags, before: { Key }, after: { Key, Owner: "web" }, onlyIn: "settled" },
                ...["blockPublicAcls", "blockPublicPolicy"].map((property) => ({
                    name: "block",
                    rule: "s3-public-access-block",
                    pack,
                    property,
                    before: false,
                    after: true,
                })),
            ]),
        );
        const blocked = findings
            .filter(
                ({ rule, outcome }) =>
                    outcome === "violation" && ["sqs-encryption", "imdsv2", "tag-required"].includes(rule),
            )
            .map(({ rule, urn, level }) => [rule, urn.split("::").at(-1), level]);
        assert.deepEqual(blocked.sort(), [
            ["tag-required", "archive", "mandatory"],
            ["tag-required", "file", "mandatory"],
            ["tag-required", "partly", "mandatory"],
        ]);
    });

    describe("is the same as under the real engine", () => {
        needsPulumi();
        let providers: SimulatedProviders;
        let engine: RealEngine;
        before(async () => {
            providers = await startSimulatedProviders(["aws"]);
            engine = new RealEngine({ ...providers.env, PLINTH_ENVIRONMENTS: environments });
        });
        after(() => {
            providers?.stop();
            engine?.remove();
        });

        it("in inputs, outputs and verdicts", async () => {
            const real = path.join(engine.root, "program");
            mkdirSync(real);
            copyTo(real);
            for (const stack of ["dev", "all"]) await engine.succeed(real, ["stack", "init", stack]);
            const both = async (stack: string) =>
                await Promise.all([
                    embeddedPreview({ directory, stack, policyPack: PACK }),
                    realPreview(engine, { directory: real, stack, policyPack: PACK }),
                ]);
            const [here, there] = await both("dev");
            assert.deepEqual(comparable(here), comparable(there));
            const corrected = there.resources.get("urn:pulumi:dev::corrected::aws:sqs/queue:Queue::orders");
            assert.equal(corrected?.inputs["sqsManagedSseEnabled"], true);
            const [judgedHere, judgedThere] = await both("all");
            assert.deepEqual(judgedHere.verdicts, judgedThere.verdicts);
        });
    });
});
