import { join } from "node:path";
import { RuleTester } from "eslint";
import tseslint from "typescript-eslint";
import { namedForPurpose } from "./catchAllNames.ts";
import { declareFields } from "./declareFields.ts";
import { exactFile, importDirection } from "./importRules.ts";

const root = join(import.meta.dirname, "../..");
const at = (file: string) => join(root, file);
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser as never } });

tester.run("plinth/import-direction", importDirection, {
    valid: [
        { code: `import { defineLayer } from "@plinth/core";`, filename: at("packages/network/src/vpc.ts") },
        {
            code: `import { vpc } from "./vpc.ts"; export { a } from "../a.ts";`,
            filename: at("packages/network/src/x/y.ts"),
        },
    ],
    invalid: [
        {
            code: `import type { Monitor } from "@plinth/engine";`,
            filename: at("packages/report/src/text.ts"),
            errors: [{ messageId: "direction", data: { from: "report", to: "engine", allowed: "plan" } }],
        },
        {
            code: `export * from "../../network/src/vpc.ts";`,
            filename: at("packages/plan/src/index.ts"),
            errors: [{ messageId: "direction" }],
        },
        {
            code: `const layer = await import("plinth-network");`,
            filename: at("packages/core/src/run.ts"),
            errors: [{ messageId: "direction" }],
        },
        {
            code: `import { plan } from "../../plan/src/index.ts";`,
            filename: at("packages/engine/src/a.ts"),
            errors: [{ messageId: "relative" }],
        },
    ],
});

tester.run("plinth/exact-file", exactFile, {
    valid: [
        { code: `import { declareFields } from "./declareFields.ts";`, filename: at("tools/lint/plugin.ts") },
        {
            code: `import { readInstallState } from "../install/installState.js";`,
            filename: at("tools/lint/plugin.ts"),
        },
        { code: `import zod from "zod";`, filename: at("tools/lint/plugin.ts") },
    ],
    invalid: ["./declareFields", "./declareFields.js", "./gone.ts", "."].map((specifier) => ({
        code: `import { declareFields } from "${specifier}";`,
        filename: at("tools/lint/plugin.ts"),
        errors: [{ messageId: "missing", data: { specifier } }],
    })),
});

tester.run("plinth/declare-fields", declareFields, {
    valid: [
        `class Table extends dynamic.Resource { declare readonly arn: Output<string>; }`,
        `class Cache extends ComponentResource {
            readonly endpoint: Output<string>;
            constructor(name: string) { super("t", name); if (name) this.endpoint = output(name); }
        }`,
        `class Problem extends Error { readonly problem = true; static count: number; #hidden?: string; }`,
        `class Plain { name?: string; }`,
    ],
    invalid: [
        {
            code: `class Table extends pulumi.dynamic.Resource { public readonly arn!: Output<string>; }`,
            errors: [{ messageId: "wiped", data: { name: "arn" } }],
        },
        {
            code: `class Bucket extends aws.s3.Bucket {
                readonly arn?: Output<string>;
                readonly owner: string;
                constructor(name: string) { super(name); this.owner = name; const other = { arn: 1 }; other.arn = 2; }
            }`,
            errors: [{ messageId: "wiped", data: { name: "arn" } }],
        },
        {
            code: `const made = class extends CustomResource { id2!: string; };`,
            errors: [{ messageId: "wiped", data: { name: "id2" } }],
        },
    ],
});

const emptyFile = (file: string) => ({ name: file, code: "", filename: at(file) });

tester.run("plinth/named-for-purpose", namedForPurpose, {
    valid: ["packages/core/src/naming/names.ts", "packages/core/src/commonName.ts"].map(emptyFile),
    invalid: [
        "packages/core/src/utils.ts",
        "packages/common/src/index.ts",
        "tests/helper.test.ts",
        "stacks/misc/a.js",
    ].map((file) => ({ ...emptyFile(file), errors: [{ messageId: "name" }] })),
});
