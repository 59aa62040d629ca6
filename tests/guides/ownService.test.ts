import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { type Block, commandsOf, readBlocks } from "../readme/blocks.ts";
import { RepositoryCopy } from "../repository/copy.ts";

const REPOSITORY = join(import.meta.dirname, "../..");
/** The guide's own service, under another name in a clone that has made one of that name already. */
const NAME = existsSync(join(REPOSITORY, "stacks/parcel")) ? "guideparcel" : "parcel";
const page = readFileSync(join(REPOSITORY, "docs/guides/own-service.md"), "utf8").replaceAll("parcel", NAME);
const blocks = readBlocks(page);
const settings = blocks.filter(({ language }) => language === "yaml");
const NX = { NX_DAEMON: "false", NX_NO_CLOUD: "true", NX_TUI: "false", CI: "true", npm_config_offline: "true" };
/** Tested where they are at home: tools/pipelines and tests/changeSafety. */
const ELSEWHERE = /^npm run (pipelines|record-urns)$/;

describe("the guide to a service of one's own", function () {
    this.timeout(180_000);
    let copy: RepositoryCopy;
    const said: string[] = [];

    before(() => {
        copy = new RepositoryCopy();
    });
    after(() => copy.remove());

    function run(command: string): { readonly status: number | null; readonly said: string } {
        const env = copy.env(NX);
        delete env["NODE_V8_COVERAGE"];
        const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: copy.root, encoding: "utf8", env });
        return { status, said: `${stdout}\n${stderr}` };
    }

    it("does nothing in a dry run", () => {
        const before = copy.contents("environments");
        const { status, said: printed } = run(
            `npx nx g @plinth/service:service ${NAME} --owner logistics --environments sandbox,dev --dry-run`,
        );
        assert.equal(status, 0, printed);
        assert.ok(printed.includes(`CREATE stacks/${NAME}/layer.ts`), printed);
        assert.deepEqual(copy.contents("environments"), before);
        assert.equal(existsSync(join(copy.root, "stacks", NAME)), false);
        assert.equal(lstatSync(join(copy.root, `node_modules/plinth-${NAME}`), { throwIfNoEntry: false }), undefined);
    });

    for (const [index, block] of blocks.entries()) {
        if (block === settings[0]) {
            it("shows settings, which the commands below take all together", () => settings.forEach(apply));
        }
        if (block.language !== "sh") continue;
        for (const command of commandsOf(block)) {
            if (ELSEWHERE.test(command)) continue;
            it(`says what works: ${command} (line ${block.line})`, () => {
                const ended = run(command);
                assert.equal(ended.status, Number(block.notes.get("exit") ?? 0), ended.said);
                said.push(ended.said);
                const shown = blocks[index + 1];
                if (shown?.language !== "text") return;
                for (const line of shown.text.split("\n")) {
                    assert.ok(
                        ended.said.includes(line),
                        `the guide shows "${line}", and what was printed is\n${ended.said}`,
                    );
                }
            });
        }
    }

    /** Lays the settings of a block over those of the file that its first line names; later commands check them. */
    function apply({ text }: Block): void {
        const file = /^# (environments\/\S+)$/m.exec(text)?.[1] ?? assert.fail("the first line names no file");
        const document = parseDocument(copy.read(file));
        for (const [key, value] of Object.entries(parse(text) as object)) document.set(key, document.createNode(value));
        copy.write(String(document), file);
    }

    it("makes what previews clean at once, and what its own test finds with all that the guide adds", () => {
        const all = said.join("\n");
        assert.match(all, /sandbox is clean \(/);
        for (const made of [NAME, `${NAME}-web`, `${NAME}-slo`]) assert.ok(all.includes(` ${made} `), made);
        assert.match(all, /1 passing/);
    });
});
