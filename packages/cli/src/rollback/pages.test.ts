import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentSchema } from "@plinth/core/settings";
import { parse } from "yaml";
import { makeProgram } from "../arguments/program.ts";
import { recordingHost } from "../testdata/host.ts";

const repository = join(import.meta.dirname, "../../../..");
const runbooks = globSync("docs/runbooks/{deploy/rollback-*,data/*}.md", { cwd: repository }).sort();
const read = (page: string): string => readFileSync(join(repository, page), "utf8");

/** Commands of plinth in a page, as words. */
function commandsOf(page: string): string[][] {
    const commands = [...read(page).matchAll(/(?:`|^ *)npx plinth ((?:rollback|state|up|drift|refresh) [^`|\n]*)/gm)];
    return commands.map(([, text = ""]) =>
        [...text.matchAll(/"[^"]*"|<[^>]*>|\S+/g)].map(([word]) =>
            word.replaceAll('"', "").replace("…", "orders fail"),
        ),
    );
}

describe("pages on going back", () => {
    it("are a runbook for each kind, with what it means, how to see it, what to do and how to undo it", () => {
        assert.ok(runbooks.length >= 8, runbooks.join(", "));
        for (const page of runbooks) {
            const sections = [...read(page).matchAll(/^## (.*)$/gm)].map(([, title]) => title);
            assert.deepEqual(sections, ["What it means", "How to see it", "What to do", "How to undo it"], page);
        }
    });

    for (const page of ["docs/guides/rollback.md", ...runbooks]) {
        it(`name commands that there are: ${page}`, async () => {
            const host = recordingHost({ cwd: repository });
            for (const words of commandsOf(page)) {
                // Options that a sentence leaves out are not what is looked at.
                const argv = words.filter((word) => word !== "…");
                if (argv[0] === "rollback" && argv.length < 3) continue;
                if (argv[0] === "rollback" && argv[2] !== "data" && !argv.includes("--reason"))
                    argv.push("--reason", "orders fail");
                const chosen: unknown[] = [];
                await makeProgram((command) => void chosen.push(command), host).parseAsync(argv, { from: "user" });
                assert.equal(chosen.length, 1, argv.join(" "));
            }
        });
    }

    it("show settings that are taken as they are", () => {
        const [, yaml = ""] = /```yaml\n(.*?)```/s.exec(read("docs/guides/rollback.md")) ?? [];
        const { delivery } = parse(yaml) as { delivery: object };
        const tags = { Project: "p", Owner: "o", CostCenter: "c" };
        const target = { account: "111111111111", region: "eu-west-1", allowedRegions: ["eu-west-1"] };
        const parsed = environmentSchema.parse({ layout: "layered", layers: ["app"], target, tags, delivery });
        assert.equal(parsed.delivery.rollback, "automatic");
        assert.equal(parsed.delivery.forwardOnly.length, 2);
    });
});
