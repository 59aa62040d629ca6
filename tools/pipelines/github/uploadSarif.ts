import { expression } from "./expression.ts";
import { type Step, use } from "./workflow.ts";

/** A category for each environment: code scanning takes one report of a tool and category. */
export const uploadSarif: Step = use("Upload", "github/codeql-action/upload-sarif", {
    with: {
        sarif_file: `reports/${expression("matrix.environment")}.sarif`,
        category: `plinth-${expression("matrix.environment")}`,
    },
});
