import assert from "node:assert/strict";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { finding, resource, stackPlan } from "../testdata/plans.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

const QUEUE = "aws:sqs/queue:Queue";

/** A single stack: per layer a component named after it, with a queue inside. */
function singleStack(): PreviewResult {
    const made = ["base", "extra", "app-orders"].flatMap((name) => {
        const top = resource("plinth", "single", "plinth:small:Thing", name);
        return [top, resource("plinth", "single", QUEUE, `queue-of-${name}`, top.urn)];
    });
    const provider = resource("plinth", "single", "pulumi:providers:aws", "aws");
    const outputs = { base: { size: 1 }, extra: { size: 2 }, app: { size: 3 } };
    const findings = made.filter(({ type }) => type === QUEUE).map(({ urn }) => finding("sqs-encryption", urn));
    return { stacks: [stackPlan("plinth", "single", [provider, ...made], { outputs })], findings, failed: false };
}

/** Layered stacks: each with a queue, whose encryption is in question in `base` only. */
async function layeredStacks({ stacks }: PreviewRequest): Promise<PreviewResult> {
    const plans = stacks.map(({ directory, stack }) => {
        const project = `plinth-${directory.split("/").at(-1)}`;
        return stackPlan(project, stack, [resource(project, stack, QUEUE, "queue")]);
    });
    return {
        stacks: plans,
        findings: [finding("sqs-encryption", `urn:pulumi:layered::plinth-base::${QUEUE}::queue`)],
        failed: false,
    };
}

interface Json {
    readonly stacks: readonly {
        readonly project: string;
        readonly resources: readonly { readonly name: string }[];
        readonly outputs: object;
    }[];
    readonly findings: readonly { readonly urn: string }[];
    readonly summary: { readonly resources: number; readonly blocking: number };
}

describe("plinth preview --layer", () => {
    let repository: TemporaryRepository;
    before(() => (repository = smallRepository()));
    after(() => repository.dispose());

    const run = async (argv: string, preview: (request: PreviewRequest) => Promise<PreviewResult>) => {
        const host = recordingHost({ cwd: repository.root, preview });
        const code = await main(["preview", ...argv.split(" ")], host);
        return { code, host, plan: (host.out() === "" ? undefined : JSON.parse(host.out())) as Json };
    };

    it("previews the layers that one needs, and shows that one alone", async () => {
        const { code, host, plan } = await run("layered --layer app --format json", layeredStacks);
        assert.deepEqual(
            host.requests[0]?.stacks.map(({ directory }) => directory.split("/").at(-1)),
            ["base", "extra", "app"],
        );
        assert.deepEqual(
            plan.stacks.map(({ project }) => project),
            ["plinth-app"],
        );
        assert.equal(plan.summary.resources, 1);
        assert.equal(code, 0, "a violation in a layer that is not shown does not count");
    });

    it("does not preview layers nobody needs", async () => {
        const { host } = await run("layered --layer base --format json", layeredStacks);
        assert.equal(host.requests[0]?.stacks.length, 1);
    });

    it("counts violations of what it shows", async () => {
        assert.equal((await run("layered --layer base --format json", layeredStacks)).code, 2);
    });

    it("takes several layers", async () => {
        const { plan } = await run("layered --layer app --layer base --format json", layeredStacks);
        assert.deepEqual(
            plan.stacks.map(({ project }) => project),
            ["plinth-base", "plinth-app"],
        );
    });

    it("shows a layer's components, outputs and findings out of a single stack", async () => {
        const { code, plan } = await run("single --layer app --format json", async () => singleStack());
        const [stack] = plan.stacks;
        assert.deepEqual(
            stack?.resources.map(({ name }) => name),
            ["plinth-single", "aws", "app-orders", "queue-of-app-orders"],
        );
        assert.deepEqual(stack?.outputs, { app: { size: 3 } });
        assert.deepEqual(
            plan.findings.map(({ urn }) => urn.split("::").at(-1)),
            ["queue-of-app-orders"],
        );
        assert.equal(plan.summary.blocking, 1);
        assert.equal(code, 2);
    });

    it("shows everything of a single stack when every layer is asked for", async () => {
        const { plan } = await run("single --layer app --layer base --layer extra --format json", async () =>
            singleStack(),
        );
        assert.equal(plan.stacks[0]?.resources.length, 8);
    });

    it("shows why a layer that is not shown failed, since the rest may be incomplete", async () => {
        const { code, plan } = await run("layered --layer app --format json", async (request) => {
            const result = await layeredStacks(request);
            const [base, ...others] = result.stacks;
            assert(base !== undefined);
            const diagnostics = [
                { severity: "error", message: "base broke" },
                { severity: "info", message: "hello" },
            ] as const;
            return { ...result, stacks: [{ ...base, diagnostics }, ...others], failed: true };
        });
        assert.equal(code, 1);
        assert.deepEqual(plan.stacks[0], {
            project: "plinth-base",
            stack: "layered",
            resources: [],
            outputs: {},
            diagnostics: [{ severity: "error", message: "base broke" }],
            gaps: [],
        });
    });

    it("refuses a layer the environment does not have, with a suggestion", async () => {
        const { code, host } = await run("layered --layer bse --layer zzzzzzzzzz", layeredStacks);
        assert.equal(code, 1);
        assert.match(host.err(), /does not have layer "bse". Fix: did you mean base\?\n/);
        assert.match(host.err(), /does not have layer "zzzzzzzzzz"/);
        assert.equal(host.requests.length, 0);
    });
});
