import tseslint from "typescript-eslint";
import { plinthRules } from "./tools/lint/plugin.ts";

const sources = ["**/*.ts", "**/*.js"];
const tests = ["**/*.test.ts"];

export default tseslint.config(
    { ignores: ["**/node_modules/", "coverage/", ".nx/", "**/.plinth/", "**/testdata/", "**/testdata-*/"] },
    { linterOptions: { reportUnusedDisableDirectives: "error" } },
    tseslint.configs.recommended,
    {
        files: sources,
        plugins: { plinth: plinthRules },
        rules: {
            "plinth/declare-fields": "error",
            "plinth/exact-file": "error",
            "plinth/import-direction": "error",
            "plinth/named-for-purpose": "error",
            "max-lines": ["error", 250],
            "no-restricted-exports": [
                "error",
                { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
            ],
            eqeqeq: "error",
            "no-console": ["error", { allow: ["error"] }],
            "no-constant-binary-expression": "error",
            "no-duplicate-case": "error",
            "no-self-compare": "error",
            "no-template-curly-in-string": "error",
            "no-unreachable": "error",
            "no-unsafe-finally": "error",
            "no-useless-return": "error",
            "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "start" }],
            "object-shorthand": "error",
            "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
            "@typescript-eslint/no-unused-vars": [
                "error",
                { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
            ],
        },
    },
    {
        files: ["**/*.ts"],
        languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@typescript-eslint/await-thenable": "error",
            "@typescript-eslint/no-floating-promises": "error",
            "@typescript-eslint/no-misused-promises": "error",
        },
    },
    { files: tests, rules: { "max-lines": ["error", 300], "no-template-curly-in-string": "off" } },
    {
        // A Pulumi program's outputs, and the configuration files of tools that read nothing else.
        files: ["stacks/**", "examples/**", "eslint.config.js", "tools/checks/mochaReporter.ts"],
        rules: { "no-restricted-exports": "off" },
    },
);
