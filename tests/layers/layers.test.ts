import assert from "node:assert/strict";
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";
import { type PlanValue, Secret, unknown } from "@plinth/plan";

describe("layers that read each other's outputs", function () {
    this.timeout(60_000);
    const root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-layers-")));

    before(() => {
        cpSync(join(import.meta.dirname, "testdata"), root, { recursive: true });
        symlinkSync(join(import.meta.dirname, "../../node_modules"), join(root, "node_modules"));
    });
    after(() => rmSync(root, { recursive: true }));

    async function previewReading(...outputs: readonly string[]): Promise<PreviewResult> {
        writeFileSync(join(root, "environments/dev/consumer.yaml"), `reads: [${outputs.join(", ")}]\n`);
        const stacks = ["consumer", "upstream"].map((layer) => ({
            directory: join(root, "stacks", layer),
            stack: "dev",
        }));
        return await preview({ stacks, policyPacks: [] });
    }

    const errors = ({ stacks }: PreviewResult): string[] =>
        stacks
            .flatMap(({ diagnostics }) => diagnostics)
            .filter(({ severity }) => severity === "error")
            .map(({ message }) => message);

    it("see each as it is: known and public, secret, unknown", async () => {
        const result = await previewReading("name", "password", "arn");
        assert.deepEqual(errors(result), []);
        const value = (name: string): PlanValue | undefined =>
            result.stacks[0]?.resources.find((resource) => resource.name === name)?.inputs["insecureValue"];
        assert.equal(value("name"), "shop");
        assert.deepEqual(value("password"), new Secret("hunter2"));
        assert.equal(value("arn"), unknown);
    });

    it("fail on an output that does not exist, in one sentence that names consumer, output and fix, without a stack", async () => {
        const result = await previewReading("name", "subnetIds");
        assert.equal(result.failed, true);
        assert.deepEqual(errors(result), [
            "layer consumer reads output subnetIds of layer upstream, which upstream does not return in environment dev. " +
                "Fix: return subnetIds from build in stacks/upstream/layer.ts and deploy upstream first, or stop reading it in stacks/consumer/layer.ts",
        ]);
    });

    it("have a marked placeholder in a preview where the deployed stack, given as an answer, lacks one", async () => {
        writeFileSync(join(root, "environments/dev/consumer.yaml"), "reads: [name, arn]\n");
        const result = await preview({
            stacks: [{ directory: join(root, "stacks/consumer"), stack: "dev" }],
            policyPacks: [],
            answers: { stackOutputs: { "organization/plinth-upstream/dev": { name: "deployed" } } },
        });
        assert.deepEqual([errors(result), result.failed], [[], false]);
        const [{ resources = [], diagnostics = [] } = {}] = result.stacks;
        const value = (name: string): PlanValue | undefined =>
            resources.find((resource) => resource.name === name)?.inputs["insecureValue"];
        assert.deepEqual([value("name"), value("arn")], ["deployed", unknown]);
        const marks = resources.find(({ type }) => type === "plinth:core:Upstream")?.outputs["placeholders"];
        assert.deepEqual(Object.keys(marks as object), ["upstream.arn"]);
        const warnings = diagnostics.flatMap(({ severity, message }) => (severity === "warning" ? [message] : []));
        assert.match(
            warnings.join("\n"),
            /^placeholder upstream\.arn: layer consumer reads output arn of layer upstream/m,
        );
    });
});
