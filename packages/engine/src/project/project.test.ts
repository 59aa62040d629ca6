import assert from "node:assert/strict";
import { join } from "node:path";
import { Programs } from "../testdata/programs.ts";
import { readProject } from "./project.ts";

describe("a project", () => {
    const programs = new Programs();
    after(() => programs.remove());
    let count = 0;

    function folder(files: Readonly<Record<string, string>>): string {
        count += 1;
        return programs.files(`project-${count}`, files);
    }

    function project(yaml: string): ReturnType<typeof readProject> {
        return readProject(folder({ "Pulumi.yaml": yaml }));
    }

    it("has a name and a runtime, written short or long", () => {
        assert.equal(project("name: shop\nruntime: nodejs\n").name, "shop");
        const long = project(
            "name: shop\nruntime: { name: nodejs, options: { typescript: false, nodeargs: --trace-warnings } }\n",
        );
        assert.deepEqual(long.options, { typescript: false, nodeargs: "--trace-warnings" });
    });

    function withMain(main: string, file: string): ReturnType<typeof readProject> {
        return readProject(folder({ "Pulumi.yaml": `name: shop\nruntime: nodejs\nmain: ${main}\n`, [file]: "" }));
    }

    it("may be in Pulumi.yml, whose stacks' configuration ends the same way", () => {
        const directory = folder({ "Pulumi.yml": "name: shop\nruntime: nodejs\n" });
        const found = readProject(directory);
        assert.equal(found.configFile("dev"), join(directory, "Pulumi.dev.yml"));
    });

    it("is run from its own folder where it names no program", () => {
        const found = project("name: shop\nruntime: nodejs\n");
        assert.equal(found.programDirectory, found.directory);
        assert.equal(found.entryPoint, ".");
    });

    it("is run from the folder of the file that main names", () => {
        const found = withMain("src/index.js", "src/index.js");
        assert.equal(found.programDirectory, join(found.directory, "src"));
        assert.equal(found.entryPoint, "index.js");
    });

    it("is run from the folder that main names", () => {
        const found = withMain("src/", "src/index.js");
        assert.equal(found.programDirectory, join(found.directory, "src"));
        assert.equal(found.entryPoint, ".");
    });

    it("is run from a file that has no ending, where main names one", () => {
        const found = withMain("bin/infra", "bin/infra");
        assert.equal(found.programDirectory, join(found.directory, "bin"));
        assert.equal(found.entryPoint, "infra");
    });

    it("refuses a main that is not there, in the words of the engine", () => {
        assert.throws(
            () => withMain("src/index", "src/index.ts"),
            /^UnusableProject: project 'main' could not be read: stat \S+\/src\/index: no such file or directory\. Fix: /,
        );
    });

    it("lists the stacks that have a configuration file", () => {
        const named = { "Pulumi.dev.yaml": "", "Pulumi.a.b.yaml": "", "Pulumi.other.yml": "", "Pulumi.yaml.md": "" };
        const found = readProject(folder({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n", ...named }));
        assert.deepEqual(found.configuredStacks(), ["a.b", "dev"]);
    });

    it("refuses a folder that does not exist", () => {
        assert.throws(() => readProject("/nowhere/at/all"), /\/nowhere\/at\/all does not exist\. Fix: /);
    });

    it("refuses a folder without one", () => {
        const directory = folder({});
        assert.throws(
            () => readProject(directory),
            new RegExp(`no Pulumi project found in ${directory}: Pulumi.yaml is missing`),
        );
    });

    it("refuses one without a name", () => {
        assert.throws(() => project("runtime: nodejs\n"), /Pulumi\.yaml: project is missing a 'name' attribute/);
        assert.throws(() => project(""), /Pulumi\.yaml: project is missing a 'name' attribute/);
    });

    it("refuses a name that is a template's placeholder, in the words of the engine", () => {
        assert.throws(
            () => project("name: ${PROJECT}\nruntime: nodejs\n"),
            /project names may only contain alphanumerics, hyphens, underscores, and periods\. Fix: /,
        );
    });

    for (const [yaml, named] of [
        ["name: shop\nruntime: python\n", "python"],
        ["name: shop\nruntime: { name: go }\n", "go"],
        ["name: shop\n", "missing"],
    ] as const) {
        it(`refuses one whose runtime is ${named}`, () => {
            assert.throws(
                () => project(yaml),
                new RegExp(`Pulumi\\.yaml: runtime is ${named}; this preview runs nodejs programs only`),
            );
        });
    }

    it("refuses malformed YAML in one line that names the file", () => {
        assert.throws(
            () => project("name: [shop\nruntime: nodejs\n"),
            (error: Error) => {
                assert.match(error.message, /project-\d+\/Pulumi\.yaml is not valid YAML: .* at line \d+/);
                assert.equal(error.message.includes("\n"), false);
                return true;
            },
        );
        assert.throws(() => project("- name\n"), /Pulumi\.yaml must hold a map/);
    });
});
