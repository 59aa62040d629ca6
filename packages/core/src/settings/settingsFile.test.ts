import assert from "node:assert/strict";
import type { Problem } from "../errors/problem.ts";
import { readSettingsFile, type SettingsFile } from "./settingsFile.ts";
import { TemporaryRepositories } from "./testdata/repository.ts";

describe("readSettingsFile", () => {
    const repositories = new TemporaryRepositories();
    after(() => repositories.remove());

    const FILE = "environments/dev/cache.yaml";

    function read(text: string): SettingsFile {
        const file = readSettingsFile(repositories.write({ [FILE]: text }), FILE);
        assert.ok(!Array.isArray(file), JSON.stringify(file));
        return file;
    }

    function problems(text: string): Problem[] {
        const file = readSettingsFile(repositories.write({ [FILE]: text }), FILE);
        assert.ok(Array.isArray(file), "expected problems");
        return file;
    }

    it("says on which line a path stands", () => {
        const { locate, data } = read("a: 1\n# why\nb:\n  list:\n    - one\n    - c: { d: 2 }\n");
        assert.deepEqual(data, { a: 1, b: { list: ["one", { c: { d: 2 } }] } });
        assert.equal(locate(["a"]), `${FILE}:1`);
        assert.equal(locate(["b", "list"]), `${FILE}:4`);
        assert.equal(locate(["b", "list", 0]), `${FILE}:5`);
        assert.equal(locate(["b", "list", 1, "c", "d"]), `${FILE}:6`);
    });

    it("says the line of the nearest ancestor for what does not stand in the file", () => {
        const { locate } = read("a: 1\nb:\n  c: 2\n");
        assert.equal(locate(["b", "missing", "deeper"]), `${FILE}:2`);
        assert.equal(locate(["missing"]), FILE);
        assert.equal(locate([]), FILE);
    });

    it("counts lines of a file with Windows line ends", () => {
        assert.equal(read("a: 1\r\nb: 2\r\n").locate(["b"]), `${FILE}:2`);
    });

    it("refuses a missing file", () => {
        const found = readSettingsFile(repositories.write({}), FILE);
        assert.deepEqual(found, [
            {
                file: FILE,
                path: "",
                rule: "is missing",
                fix: "create it; npx plinth settings schema prints what it may hold",
            },
        ]);
    });

    it("refuses every name that stands twice, with its line", () => {
        const found = problems("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n");
        assert.deepEqual(found.map(({ file, rule, value }) => [file, rule, value]).sort(), [
            [`${FILE}:4`, "the same name stands twice in one map", "c"],
            [`${FILE}:5`, "the same name stands twice in one map", "a"],
        ]);
    });

    it("refuses tabs, and says to use spaces", () => {
        assert.deepEqual(problems("a:\n\tb: 1\n")[0], {
            file: `${FILE}:2`,
            path: "",
            rule: "is indented with a tab, which YAML does not allow",
            fix: "indent with spaces",
        });
    });

    it("refuses a second document", () => {
        assert.deepEqual(problems("a: 1\n---\nb: 2\n"), [
            {
                file: `${FILE}:2`,
                path: "",
                rule: "holds more than one YAML document",
                fix: "remove the line --- between them",
            },
        ]);
    });

    it("refuses malformed YAML, with the line and the parser's reason", () => {
        const [problem] = problems("a: 1\nb: [1, 2\nc: 3\n");
        assert.match(problem?.file ?? "", new RegExp(`^${FILE}:[23]$`));
        assert.match(problem?.rule ?? "", /^is not valid YAML: ./);
    });

    it("refuses each mistake once, without what follows from it", () => {
        const found = problems("a: 1\nb: [1, 2\nc: 3\nd: 4\ne:\n\tf: 5\n");
        assert.equal(found.length, 2);
        assert.match(found[0]?.rule ?? "", /end with a \]/);
        assert.match(found[1]?.rule ?? "", /tab/);
    });

    for (const [what, text, rule] of [
        ["an empty file", "", "is empty"],
        ["a file of comments", "# nothing yet\n", "is empty"],
        ["a list", "- a\n- b\n", "must hold a map of settings"],
        ["a text", "hello\n", "must hold a map of settings"],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(
                problems(text).map((problem) => problem.rule),
                [rule],
            );
        });
    }
});
