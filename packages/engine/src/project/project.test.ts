import assert from "node:assert/strict";
import { join } from "node:path";
import { Programs } from "../testdata/programs.ts";
import { UNKNOWN } from "../wire/markers.ts";
import { readStackConfig, type StackConfig } from "./config.ts";
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
        const found = project("name: shop\nruntime: nodejs\nmain: src/index.js\n");
        assert.equal(found.programDirectory, join(found.directory, "src"));
        assert.equal(found.entryPoint, join(found.directory, "src/index.js"));
    });

    it("is run from the folder that main names", () => {
        const found = project("name: shop\nruntime: nodejs\nmain: src/\n");
        assert.equal(found.programDirectory, join(found.directory, "src"));
        assert.equal(found.entryPoint, ".");
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

    describe("its configuration", () => {
        const shop = "name: shop\nruntime: nodejs\n";

        function config(projectYaml: string, stackYaml?: string): StackConfig {
            const files: Record<string, string> = { "Pulumi.yaml": `${shop}${projectYaml}` };
            if (stackYaml !== undefined) files["Pulumi.dev.yaml"] = stackYaml;
            return readStackConfig(readProject(folder(files)), "dev");
        }

        it("is empty where nobody wrote any", () => {
            assert.deepEqual(config(""), { values: new Map(), secretKeys: [] });
            assert.equal(config("", "").values.size, 0);
            assert.equal(config("", "encryptionsalt: v1:abc\n").values.size, 0);
        });

        it("is text, as Pulumi hands it over", () => {
            const { values } = config(
                "",
                "config:\n  a: text\n  n: 3\n  b: false\n  list: [1, x]\n  map: { k: [true] }\n  aws:region: eu-west-1\n",
            );
            assert.deepEqual(Object.fromEntries(values), {
                "shop:a": "text",
                "shop:n": "3",
                "shop:b": "false",
                "shop:list": '[1,"x"]',
                "shop:map": '{"k":[true]}',
                "aws:region": "eu-west-1",
            });
        });

        it("takes defaults of the project where the stack says nothing", () => {
            const defaults =
                "config:\n  plain: 1\n  typed: { type: integer, default: 2 }\n  fixed: { value: 3 }\n  required: { type: string }\n  aws:region: us-east-1\n";
            const { values } = config(defaults, "config:\n  plain: 4\n  aws:region: eu-west-1\n");
            assert.deepEqual(Object.fromEntries(values), {
                "shop:plain": "4",
                "shop:typed": "2",
                "shop:fixed": "3",
                "aws:region": "eu-west-1",
            });
        });

        it("has an unknown secret for every encrypted value, at any depth", () => {
            const { values, secretKeys } = config(
                "",
                "config:\n  plain: 1\n  password: { secure: AAAB }\n  aws:token: { secure: AAAC }\n  nested: { list: [1, { deep: { secure: AAAD } }] }\n",
            );
            const encrypted = ["shop:password", "aws:token", "shop:nested"];
            assert.deepEqual(secretKeys, encrypted);
            assert.deepEqual(
                encrypted.map((key) => values.get(key)),
                [UNKNOWN, UNKNOWN, UNKNOWN],
            );
            assert.equal(JSON.stringify([...values]).includes("AAA"), false);
        });

        for (const setting of ["stackConfigDir: config", "config: config"]) {
            it(`is read from the folder that "${setting}" names`, () => {
                const directory = folder({
                    "Pulumi.yaml": `${shop}${setting}\n`,
                    "config/Pulumi.dev.yaml": "config: { a: here }\n",
                    "Pulumi.dev.yaml": "config: { a: not here }\n",
                });
                assert.deepEqual([...readStackConfig(readProject(directory), "dev").values], [["shop:a", "here"]]);
            });
        }

        it("refuses malformed YAML, naming the file", () => {
            assert.throws(() => config("", "config: [a\n"), /Pulumi\.dev\.yaml is not valid YAML: /);
        });
    });
});
