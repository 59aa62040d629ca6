import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { documentKind, type Finding, type Outcome, type Summary } from "@plinth/plan";

/** As much of a plan as coverage counts. */
export interface CountedPlan {
    readonly findings: readonly Pick<Finding, "rule" | "outcome">[];
    readonly summary: Pick<Summary, "findings">;
}

/**
 * Reads a plan that lists every verdict.
 *
 * @throws UserError where the file holds none, or one that leaves out what passed.
 */
export function readCountedPlan(file: string, cwd: string): CountedPlan {
    let document: unknown;
    try {
        document = JSON.parse(readFileSync(resolve(cwd, file), "utf8"));
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // What stands in the file is not quoted: it may hold a secret.
        const what =
            code === "ENOENT" ? "there is no such file" : code === undefined ? "is not JSON" : "cannot be read";
        throw new UserError(`${file}: ${what}. Fix: ${MAKE}`);
    }
    if (documentKind(document) !== "plan") throw new UserError(`${file}: is no plan. Fix: ${MAKE}`);
    const plan = document as CountedPlan;
    for (const outcome of ["pass", "notApplicable"] satisfies Outcome[]) {
        const listed = plan.findings.filter((finding) => finding.outcome === outcome).length;
        if (listed < plan.summary.findings[outcome]) {
            throw new UserError(`${file}: does not list what passed. Fix: ${MAKE}`);
        }
    }
    return plan;
}

const MAKE = "make one with plinth preview <environment> --format json --include pass,notApplicable";
