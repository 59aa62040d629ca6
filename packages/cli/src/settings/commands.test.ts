import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { copyOfThisRepository, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

interface Policy {
    readonly levels: {
        readonly properties: Record<string, { readonly enum: readonly string[] }>;
        readonly additionalProperties: boolean;
    };
    readonly parameters: {
        readonly properties: Record<string, { readonly properties: Record<string, unknown> }>;
        readonly additionalProperties: boolean;
    };
}

describe("plinth settings", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        return { code: await main(["settings", ...argv], host), out: host.out(), err: host.err() };
    };

    it("check says that all environments are fine", async () => {
        assert.deepEqual(await run("check"), { code: 0, out: "2 environments, no problems\n", err: "" });
    });

    it("check says that one environment is fine, whatever the others are", async () => {
        repository.write("environments/single/base.yaml", "size: 0\n");
        assert.deepEqual(await run("check", "layered"), { code: 0, out: "layered: no problems\n", err: "" });
    });

    it("check reports every problem of every environment at once", async () => {
        repository.write("environments/layered/base.yaml", "size: 0\nlabel: 3\n");
        repository.write("environments/single/app.yaml", "{}\n");
        assert.deepEqual(await run("check"), {
            code: 1,
            out: "",
            err: `environment "layered": 2 problems
  - environments/layered/base.yaml:1: size: must be at least 1, got 0. Fix: raise it
  - environments/layered/base.yaml:2: label: must be text, got 3. Fix: put it in quotes
environment "single": 1 problem
  - environments/single/app.yaml: size: is required and must be a number. Fix: add it: write a number
3 problems in 2 of 2 environments
`,
        });
    });

    it("check refuses settings in a folder without environment.yaml", async () => {
        repository.write("environments/drafts/README.md", "Not settings.");
        repository.write("environments/staging/base.yaml", "size: 1\n");
        assert.deepEqual(await run("check"), {
            code: 1,
            out: "",
            err: `environment "staging": 1 problem
  - environments/staging/environment.yaml: is missing. Fix: create it, or delete the folder; npx plinth settings schema environment prints what it may hold
`,
        });
    });

    it("check refuses an environment that does not exist", async () => {
        const { code, err } = await run("check", "singel");
        assert.equal(code, 1);
        assert.match(err, /environment "singel" does not exist.*did you mean single\?/);
    });

    it("schema prints all schemas as one object", async () => {
        const { code, out } = await run("schema");
        assert.equal(code, 0);
        const schemas = JSON.parse(out) as Record<string, { properties: object }>;
        assert.deepEqual(Object.keys(schemas), ["environment", "base", "extra", "app"]);
        assert.deepEqual(Object.keys(schemas["environment"]?.properties ?? {}).slice(0, 3), [
            "layout",
            "target",
            "layers",
        ]);
    });

    it("schema of an environment lists the pack's rules and what their parameters take", async () => {
        const copy = copyOfThisRepository();
        try {
            const host = recordingHost({ cwd: copy.root });
            assert.equal(await main(["settings", "schema", "environment"], host), 0);
            const { properties } = JSON.parse(host.out()) as { properties: { policy: { properties: Policy } } };
            const { levels, parameters } = properties.policy.properties;
            assert.deepEqual(levels.properties["rds-public"]?.enum, ["off", "advisory", "mandatory", "remediate"]);
            assert.deepEqual(parameters.properties["rds-backup"]?.properties?.["minimumDays"], {
                type: "integer",
                description: "Days for which an instance's backups are kept",
                minimum: 0,
                default: 7,
            });
            assert.deepEqual([levels.additionalProperties, parameters.additionalProperties], [false, false]);
        } finally {
            copy.dispose();
        }
    });

    it("schema describes what a person writes: types, ranges, descriptions; a default need not stand", async () => {
        const { out } = await run("schema", "app");
        assert.deepEqual(JSON.parse(out), {
            $schema: "https://json-schema.org/draft/2020-12/schema",
            type: "object",
            properties: {
                size: { type: "integer", minimum: 1, maximum: 9, description: "How large." },
                label: { type: "string", default: "none" },
            },
            required: ["size"],
            additionalProperties: false,
        });
    });

    it("schema writes one file for each, and says which", async () => {
        const { code, out, err } = await run("schema", "--out", "schemas");
        assert.equal(code, 0);
        assert.equal(out, "");
        assert.match(err, /^Wrote schemas\/environment\.schema\.json, /);
        const folder = join(repository.root, "schemas");
        assert.deepEqual(
            readdirSync(folder).sort(),
            ["app", "base", "environment", "extra"].map((name) => `${name}.schema.json`),
        );
        const written = JSON.parse(readFileSync(join(folder, "app.schema.json"), "utf8")) as { required: string[] };
        assert.deepEqual(written.required, ["size"]);
    });

    it("schema refuses a name that has none, with a suggestion", async () => {
        assert.deepEqual(await run("schema", "bsae"), {
            code: 1,
            out: "",
            err: 'there are no settings "bsae". Fix: did you mean base?\n',
        });
    });

    it("schema refuses an --out that cannot be a folder", async () => {
        const { code, err } = await run("schema", "--out", "package.json");
        assert.equal(code, 1);
        assert.match(err, /^--out package\.json: cannot be written: /);
    });
});
