import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Programs } from "../testdata/programs.ts";
import { UNKNOWN } from "@plinth/plan/markers";
import { readStackConfig, type StackConfig } from "./config.ts";
import { readProject } from "./project.ts";

/** Written by the CLI with `pulumi config set`, passphrase "test": `pw` holds "hunter2", `obj.a.b` "deep". */
const ENCRYPTED = `encryptionsalt: v1:fLQpiy5BQ+c=:v1:fIsRO+PYjWd6Nu/+:1gcId2HQdgSkkT5nNy2GIydvCDV9kQ==
config:
  shop:pw:
    secure: v1:BJKks07vf9bRc+d7:vPJAoKG6mhdu9SLM2qoIfao3E51+1Hw=
  shop:obj:
    list: [5, true]
    a:
      b:
        secure: v1:2zSbLrvJwPOfNyLf:ssh7FiQwNbJhtxD9Fw+ahZhWBwo=
  shop:plain: "007"
`;

describe("a stack's configuration", () => {
    const programs = new Programs();
    after(() => programs.remove());
    let count = 0;

    function folder(files: Readonly<Record<string, string>>): string {
        count += 1;
        return programs.files(`config-${count}`, files);
    }

    const shop = "name: shop\nruntime: nodejs\n";

    function config(projectYaml: string, stackYaml?: string, environment: NodeJS.ProcessEnv = {}): StackConfig {
        const files: Record<string, string> = { "Pulumi.yaml": `${shop}${projectYaml}` };
        if (stackYaml !== undefined) files["Pulumi.dev.yaml"] = stackYaml;
        return readStackConfig(readProject(folder(files)), "dev", environment);
    }

    const values = (found: StackConfig): Record<string, string> => Object.fromEntries(found.values);

    it("is empty where nobody wrote any", () => {
        const nothing = { values: new Map(), secretKeys: [], secrets: [], warnings: [] };
        assert.deepEqual(config(""), nothing);
        assert.deepEqual(config("", ""), nothing);
        assert.deepEqual(config("", "encryptionsalt: v1:abc\n"), nothing);
    });

    it("is text, as Pulumi hands it over", () => {
        const written =
            "config:\n  a: text\n  n: 3\n  b: false\n  list: [1, x]\n  map: { z: ~, k: [true] }\n  aws:region: eu-west-1\n  none:\n";
        assert.deepEqual(values(config("", written)), {
            "shop:a": "text",
            "shop:n": "3",
            "shop:b": "false",
            "shop:list": '[1,"x"]',
            "shop:map": '{"k":[true],"z":null}',
            "aws:region": "eu-west-1",
            "shop:none": "",
        });
    });

    it("is what the CLI makes of numbers, dates and words that YAML reads in more than one way", () => {
        const written =
            "config: { date: 2001-01-01, hex: 0x1F, octal: 010, modern: 0o10, yes: yes, under: 1_000, big: 12345678901234567890, f: 1.50, e: 1e3, time: 1:30, all: { d: 2001-01-01, t: True, on: on } }\n";
        assert.deepEqual(values(config("", written)), {
            "shop:date": "2001-01-01 00:00:00 +0000 UTC",
            "shop:hex": "31",
            "shop:octal": "8",
            "shop:modern": "8",
            "shop:yes": "yes",
            "shop:under": "1000",
            "shop:big": "12345678901234567890",
            "shop:f": "1.5",
            "shop:e": "1000",
            "shop:time": "1:30",
            "shop:all": '{"d":"2001-01-01 00:00:00 +0000 UTC","on":"on","t":true}',
        });
    });

    it("takes what the project gives where the stack says nothing", () => {
        const declared =
            "config:\n  plain: 1\n  typed: { type: integer, default: 2 }\n  fixed: { value: 3 }\n  object: { value: { k: [v] } }\n" +
            "  list: { type: array, items: { type: string }, default: [a] }\n  aws:region: us-east-1\n";
        assert.deepEqual(values(config(declared, "config:\n  plain: 4\n  aws:region: eu-west-1\n")), {
            "shop:plain": "4",
            "shop:typed": "2",
            "shop:fixed": "3",
            "shop:object": '{"k":["v"]}',
            "shop:list": '["a"]',
            "aws:region": "eu-west-1",
        });
    });

    describe("encrypted with a passphrase", () => {
        it("is known where the caller's environment gives the phrase, and secret", () => {
            const found = config("", ENCRYPTED, { PULUMI_CONFIG_PASSPHRASE: "test" });
            assert.deepEqual(values(found), {
                "shop:pw": "hunter2",
                "shop:obj": '{"a":{"b":"deep"},"list":[5,true]}',
                "shop:plain": "007",
            });
            assert.deepEqual(found.secretKeys, ["shop:pw", "shop:obj"]);
            assert.deepEqual(found.warnings, []);
            assert.ok(["hunter2", "deep"].every((secret) => found.secrets.includes(secret)));
        });

        it("is known where a file gives the phrase", () => {
            const file = join(programs.root, "phrase");
            writeFileSync(file, "test\n");
            assert.equal(values(config("", ENCRYPTED, { PULUMI_CONFIG_PASSPHRASE_FILE: file }))["shop:pw"], "hunter2");
        });

        for (const [what, environment, why] of [
            ["there is none", {}, /set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE/],
            [
                "it is a wrong one",
                { PULUMI_CONFIG_PASSPHRASE: "tset" },
                /the passphrase given is not that of the stack/,
            ],
            ["its file is missing", { PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere" }, /set PULUMI_CONFIG_PASSPHRASE/],
        ] as const) {
            it(`is an unknown secret where ${what}, and says so`, () => {
                const found = config("", ENCRYPTED, environment);
                assert.deepEqual(values(found), {
                    "shop:pw": UNKNOWN,
                    "shop:obj": `{"a":{"b":"${UNKNOWN}"},"list":[5,true]}`,
                    "shop:plain": "007",
                });
                assert.deepEqual(found.secretKeys, ["shop:pw", "shop:obj"]);
                assert.deepEqual(
                    found.secrets.filter((secret) => secret === "hunter2"),
                    [],
                );
                assert.equal(found.warnings.length, 2);
                assert.match(found.warnings[0] ?? "", /^configuration shop:pw is encrypted and stays unknown/);
                assert.match(found.warnings[0] ?? "", why);
            });
        }
    });

    it("is an unknown secret where something else than a passphrase encrypted it", () => {
        const written = "secretsprovider: awskms://alias/x\nencryptedkey: AAA\nconfig: { shop:pw: { secure: AAAB } }\n";
        const found = config("", written, { PULUMI_CONFIG_PASSPHRASE: "test" });
        assert.deepEqual([values(found), found.secretKeys], [{ "shop:pw": UNKNOWN }, ["shop:pw"]]);
        assert.match(found.warnings[0] ?? "", /its secrets provider is not a passphrase/);
    });

    describe("of Pulumi ESC", () => {
        it("stays unknown where it is imported, and says so", () => {
            for (const written of [
                "environment: [org/prod, extra: { merge: false }]\n",
                "environment: { imports: [org/prod, extra] }\n",
            ]) {
                const { warnings } = config("", written);
                assert.equal(warnings.length, 1);
                assert.match(warnings[0] ?? "", /from ESC \(org\/prod, extra\) stay unknown/);
            }
        });

        it("is known where it is written in place, and an unknown secret where ESC works it out", () => {
            const given =
                'a: 1, b: { fn::secret: hush }, c: "${d.e}", f: { g: { fn::open::aws-secrets: {} } }, aws:region: eu-west-1';
            const found = config("", `environment: { values: { pulumiConfig: { ${given} } } }\nconfig: { a: 2 }\n`);
            assert.deepEqual(values(found), {
                "shop:a": "2",
                "shop:b": "hush",
                "shop:c": UNKNOWN,
                "shop:f": UNKNOWN,
                "aws:region": "eu-west-1",
            });
            assert.deepEqual(found.secretKeys, ["shop:b", "shop:c", "shop:f"]);
            assert.deepEqual(found.secrets, ["hush"]);
        });
    });

    describe("is refused in the words of the engine", () => {
        for (const [what, declared, written, said] of [
            ["without a declared value", "{ d: { type: string } }", "", "is missing configuration value 'd'"],
            [
                "without several",
                "{ d: { type: string }, e: { description: e }, f: { type: integer } }",
                "",
                "is missing configuration values 'd', 'e' and 'f'",
            ],
            [
                "with text for a number",
                "{ f: { type: integer } }",
                "f: x",
                "with configuration key 'f' must be of type 'integer'",
            ],
            [
                "with text for a truth",
                "{ f: { type: boolean } }",
                "f: yes",
                "with configuration key 'f' must be of type 'boolean'",
            ],
            [
                "with numbers in a list of texts",
                "{ a: { type: array, items: { type: string } } }",
                "a: [1]",
                "with configuration key 'a' must be of type 'array<string>'",
            ],
            [
                "with a secret in the clear",
                "{ e: { type: string, secret: true, default: hush } }",
                "",
                "with configuration key 'e' must be encrypted as it's secret",
            ],
        ] as const) {
            it(`refuses one ${what}`, () => {
                assert.throws(
                    () => config(`config: ${declared}\n`, `config: { ${written} }\n`),
                    (error: Error) => {
                        assert.ok(
                            error.message.startsWith(`validating stack config: Stack 'dev' ${said}. Fix: `),
                            error.message,
                        );
                        return true;
                    },
                );
            });
        }

        it("takes quoted numbers and truths for what they are", () => {
            const declared = "config: { f: { type: integer }, b: { type: boolean }, s: { type: string } }\n";
            assert.deepEqual(values(config(declared, 'config: { f: "5", b: "true", s: 7 }\n')), {
                "shop:f": "5",
                "shop:b": "true",
                "shop:s": "7",
            });
        });
    });

    for (const setting of ["stackConfigDir: config", "config: config"]) {
        it(`is read from the folder that "${setting}" names`, () => {
            const directory = folder({
                "Pulumi.yaml": `${shop}${setting}\n`,
                "config/Pulumi.dev.yaml": "config: { a: here }\n",
                "Pulumi.dev.yaml": "config: { a: not here }\n",
            });
            const found = readProject(directory);
            assert.deepEqual([...readStackConfig(found, "dev").values], [["shop:a", "here"]]);
            assert.deepEqual(found.configuredStacks(), ["dev"]);
        });
    }

    it("refuses malformed YAML, naming the file", () =>
        assert.throws(() => config("", "config: [a\n"), /Pulumi\.dev\.yaml is not valid YAML: /));
});
