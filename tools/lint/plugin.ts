import type { ESLint } from "eslint";
import { namedForPurpose } from "./catchAllNames.ts";
import { declareFields } from "./declareFields.ts";
import { exactFile, importDirection } from "./importRules.ts";

/** The house rules that no published ESLint rule covers. */
export const plinthRules: ESLint.Plugin = {
    meta: { name: "plinth" },
    rules: {
        "declare-fields": declareFields,
        "exact-file": exactFile,
        "import-direction": importDirection,
        "named-for-purpose": namedForPurpose,
    },
};
