import assert from "node:assert/strict";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import { type Comparison, planToJson, PLAN_VERSION, summarize } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { resource, stackPlan } from "../testdata/plans.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

const QUEUE = "aws:sqs/queue:Queue";
const layerOf = (directory: string) => `plinth-${directory.split("/").at(-1)}`;

/** Each layer has one queue of size 2. */
async function engine({ stacks }: PreviewRequest): Promise<PreviewResult> {
    return {
        stacks: stacks.map(({ directory, stack }) =>
            stackPlan(layerOf(directory), stack, [
                { ...resource(layerOf(directory), stack, QUEUE, "q"), inputs: { size: 2 } },
            ]),
        ),
        findings: [],
        failed: false,
    };
}

/** An export of a layer whose queue has a size. */
function exported(layer: string, size: number, stack = "layered") {
    const { urn, type } = resource(`plinth-${layer}`, stack, QUEUE, "q");
    return {
        version: 3,
        deployment: {
            resources: [{ urn, type, custom: true, id: "q-1", inputs: { __defaults: ["name"], name: "q-1", size } }],
        },
    };
}

describe("plinth preview --against", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const run = async (argv: string, preview = engine) => {
        const host = recordingHost({ cwd: repository.root, preview });
        const code = await main(["preview", "layered", ...argv.split(" ")], host);
        return { code, out: host.out(), err: host.err(), requests: host.requests };
    };
    const compared = (out: string) =>
        (JSON.parse(out) as { comparison: Comparison }).comparison.stacks.map(({ project, presence, changes }) => [
            project,
            presence,
            changes.map(({ kind }) => kind),
        ]);
    const file = (name: string, content: unknown): string => {
        repository.write(name, typeof content === "string" ? content : JSON.stringify(content));
        return name;
    };

    it("compares each stack with the export of it, and says of the others that they were not compared", async () => {
        const [base, app] = [file("base.json", exported("base", 2)), file("app.json", exported("app", 1))];
        const { code, out } = await run(`--against ${base} --against ${app} --format json`);
        assert.equal(code, 0);
        assert.deepEqual(compared(out), [
            ["plinth-app", "both", ["update"]],
            ["plinth-base", "both", []],
            ["plinth-extra", "notCompared", []],
        ]);
    });

    it("takes a plan of ours as well, in which a missing stack is a new one", async () => {
        const stacks = [stackPlan("plinth-base", "layered"), stackPlan("plinth-gone", "layered")];
        const plan = planToJson({
            version: PLAN_VERSION,
            environment: "layered",
            layout: "layered",
            stacks,
            findings: [],
            summary: summarize(stacks, []),
        });
        const { out } = await run(`--against ${file("plan.json", plan)} --format json`);
        assert.deepEqual(compared(out), [
            ["plinth-app", "added", ["create"]],
            ["plinth-base", "both", ["create"]],
            ["plinth-extra", "added", ["create"]],
            ["plinth-gone", "removed", []],
        ]);
    });

    it("compares nothing where the preview failed: the rest would look deleted", async () => {
        const { code, out } = await run(
            `--against ${file("base.json", exported("base", 2))} --format json`,
            async (request) => ({ ...(await engine(request)), failed: true }),
        );
        assert.equal(code, 1);
        assert.equal("comparison" in (JSON.parse(out) as object), false);
    });

    for (const [what, content, said] of [
        [
            "an export of another stack",
            exported("other", 1),
            /^--against f\.json: plinth-other\/layered|^--against: plinth-other\/layered is none of the stacks that are previewed here/,
        ],
        [
            "an export of another environment",
            exported("base", 1, "prod"),
            /^--against: plinth-base\/prod is none of the stacks/,
        ],
        [
            "an export of an empty stack",
            { version: 3, deployment: {} },
            /^--against f\.json: holds no resources, so there is nothing to compare with/,
        ],
        [
            "a preview of the Pulumi CLI",
            { steps: [], changeSummary: {} },
            /^--against f\.json: is a preview of the Pulumi CLI, which leaves out what does not change\. Fix: pulumi stack export --file f\.json/,
        ],
        ["JSON of another kind", {}, /^--against f\.json: is neither an export nor a plan\. Fix: /],
        ["what is not JSON", "{", /^--against f\.json: is not JSON\. Fix: /],
    ] as const) {
        it(`refuses ${what}, before anything runs`, async () => {
            const { code, err, requests } = await run(`--against ${file("f.json", content)}`);
            assert.equal(code, 1);
            assert.match(err, said);
            assert.equal(requests.length, 0);
        });
    }

    it("refuses a file that is not there, two of the same stack, and a mixture", async () => {
        assert.match(
            (await run("--against nowhere.json")).err,
            /^--against nowhere\.json: there is no such file\. Fix: /,
        );
        const [one, two] = [file("one.json", exported("base", 1)), file("two.json", exported("base", 2))];
        assert.match(
            (await run(`--against ${one} --against ${two}`)).err,
            /^--against two\.json: is of stack plinth-base\/layered, as one\.json is\. Fix: /,
        );
        const plan = file("plan.json", {
            version: 1,
            environment: "layered",
            stacks: [{ project: "plinth-app", stack: "layered", resources: [] }],
        });
        assert.match(
            (await run(`--against ${one} --against ${plan}`)).err,
            /^--against: exports and plans cannot be mixed\. Fix: /,
        );
    });
});
