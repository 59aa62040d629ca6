import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { RepositoryCopy } from "../repository/copy.ts";
import { changes } from "./changes/all.ts";
import { labelOf } from "./outcome.ts";
import { editSettings, resetSettings } from "./settingsCopy.ts";
import type { File } from "./change.ts";

const ENVIRONMENT = "dev";

/** Changes of dev that cost something; what each would lose stands in the list of changes. */
const costly: readonly (readonly [File, string])[] = [
    ["database", "another name for a database"],
    ["database", "a database less"],
    ["database", "a restored database under a key of its own"],
    ["network", "another block for the VPC"],
    ["network", "flow logs in a bucket, their log group removed"],
    ["cache", "another engine, back to redis"],
    ["cluster", "another name for a cluster"],
    ["cluster", "other addresses of services"],
];

interface Ended {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

describe("plinth preview of a change that costs something", function () {
    this.timeout(60_000);
    let copy: RepositoryCopy;

    before(async () => {
        copy = new RepositoryCopy();
        // What runs on the cluster names the database and the cluster that are renamed here.
        copy.keepLayers(ENVIRONMENT, ["network", "database", "cache", "cluster"]);
        await keepPlan([]);
    });

    after(() => copy.remove());

    async function preview(more: readonly string[]): Promise<Ended> {
        const command = join(copy.root, "node_modules/.bin/plinth");
        const args = ["preview", ENVIRONMENT, "--passes", "1", "--format", "json", ...more];
        return await new Promise((resolve) => {
            execFile(command, args, { cwd: copy.root, env: copy.env() }, (error, stdout, stderr) => {
                resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
            });
        });
    }

    /** Keeps a plan of the settings as they are, for what is deployed. */
    async function keepPlan(more: readonly string[]): Promise<string> {
        const { code, stdout, stderr } = await preview(more);
        assert.equal(code, 0, stderr);
        const file = more.length === 0 ? "deployed.json" : "before.json";
        copy.write(stdout, file);
        return join(copy.root, file);
    }

    for (const [file, title] of costly) {
        it(`is refused with exit code 2 until each loss is allowed by name: ${file}: ${title}`, async () => {
            const change = changes.find((one) => one.file === file && one.title === title);
            assert.ok(change !== undefined, title);
            const { before, edit, also = {}, expected } = change;
            const layer = ["--layer", file];
            try {
                if (before !== undefined) editSettings(copy.root, ENVIRONMENT, file, before);
                const deployed = before === undefined ? join(copy.root, "deployed.json") : await keepPlan(layer);
                editSettings(copy.root, ENVIRONMENT, file, edit);
                for (const [other, one] of Object.entries(also)) editSettings(copy.root, ENVIRONMENT, other, one);

                const against = [...layer, "--against", deployed];
                const refused = await preview(against);
                assert.equal(refused.code, 2, refused.stderr);
                const losses = refusedIn(refused);
                assert.deepEqual(losses.map(labelOfUrn).sort(), expected[ENVIRONMENT]?.refused);

                const allow = losses.flatMap((urn) => ["--allow-replace", urn]);
                const allowed = await preview([...against, ...allow]);
                assert.equal(allowed.code, 0, allowed.stderr);
            } finally {
                for (const name of [file, ...Object.keys(also)]) resetSettings(copy.root, ENVIRONMENT, name);
            }
        });
    }

    it("is refused where one loss of several is not allowed", async () => {
        const found = changes.find(({ title }) => title === "flow logs in a bucket, their log group removed");
        assert.ok(found !== undefined);
        try {
            editSettings(copy.root, ENVIRONMENT, "network", found.edit);
            const against = ["--layer", "network", "--against", join(copy.root, "deployed.json")];
            const [first = "", ...others] = refusedIn(await preview(against));
            const partly = await preview([...against, "--allow-replace", first]);
            assert.deepEqual([partly.code, refusedIn(partly)], [2, others]);
        } finally {
            resetSettings(copy.root, ENVIRONMENT, "network");
        }
    });
});

/** URNs that a preview refuses to lose. */
function refusedIn({ stdout }: Ended): string[] {
    const { comparison } = JSON.parse(stdout) as {
        comparison: { dangers: readonly { refused?: true; urn: string }[] };
    };
    return comparison.dangers.filter(({ refused }) => refused === true).map(({ urn }) => urn);
}

function labelOfUrn(urn: string): string {
    const [, , types = "", name = ""] = urn.split("::");
    return labelOf({ type: types.split("$").at(-1) ?? "", name });
}
