import assert from "node:assert/strict";
import { join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

const root = join(import.meta.dirname, "../..");

describe("the repository's ESLint configuration", () => {
    // Without type information, which would load the whole repository for these lines.
    const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });

    async function rulesBroken(code: string, file: string): Promise<readonly (string | null)[]> {
        const [result] = await eslint.lintText(code, { filePath: join(root, file) });
        return result?.messages.map(({ ruleId }) => ruleId) ?? [];
    }

    it("refuses any in an exported type", async () => {
        const broken = await rulesBroken("export type Anything = any;\n", "packages/core/src/a.ts");
        assert.deepEqual(broken, ["@typescript-eslint/no-explicit-any"]);
    });

    it("refuses a default export, except in a stack's program", async () => {
        const code = "export default function program(): void {}\n";
        assert.deepEqual(await rulesBroken(code, "packages/core/src/a.ts"), ["no-restricted-exports"]);
        assert.deepEqual(await rulesBroken(code, "stacks/network/program.ts"), []);
    });

    it("refuses a file above 250 lines and a test above 300", async () => {
        const lines = (count: number) => "export {};\n".repeat(count);
        assert.deepEqual(await rulesBroken(lines(250), "packages/core/src/a.ts"), []);
        assert.deepEqual(await rulesBroken(lines(251), "packages/core/src/a.ts"), ["max-lines"]);
        assert.deepEqual(await rulesBroken(lines(300), "packages/core/src/a.test.ts"), []);
        assert.deepEqual(await rulesBroken(lines(301), "packages/core/src/a.test.ts"), ["max-lines"]);
    });

    it("refuses @ts-ignore", async () => {
        const broken = await rulesBroken("// @ts-ignore\nexport const a = 1;\n", "packages/core/src/a.ts");
        assert.deepEqual(broken, ["@typescript-eslint/ban-ts-comment"]);
    });

    it("refuses an import against the arrows, and a component's field that wipes its base class", async () => {
        const code = `import "@plinth/engine";\nexport class A extends Set<string> {\n    readonly b!: string;\n}\n`;
        const broken = await rulesBroken(code, "packages/core/src/a.ts");
        assert.deepEqual(broken, ["plinth/import-direction", "plinth/declare-fields"]);
    });

    it("refuses a promise that nobody waits for", async () => {
        const file = join(root, "packages/core/src/a.ts");
        const { rules } = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as {
            rules: Record<string, unknown[]>;
        };
        assert.equal(rules["@typescript-eslint/no-floating-promises"]?.[0], 2);
    });
});
