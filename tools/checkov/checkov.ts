import { spawnSync } from "node:child_process";
import { findOnPath } from "../../tests/realEngine/cli.ts";

/** A check of Checkov that a resource failed. */
export interface FailedCheck {
    readonly id: string;
    readonly title: string;
    /** The resource's address: in the Terraform plan, or kind, namespace and name of an object. */
    readonly address: string;
}

export interface CheckovResult {
    readonly version: string;
    readonly passed: number;
    readonly failed: readonly FailedCheck[];
}

interface CheckovReport {
    readonly summary: { readonly passed: number; readonly checkov_version: string };
    readonly results: {
        readonly failed_checks: readonly {
            readonly check_id: string;
            readonly check_name: string;
            readonly resource: string;
        }[];
    };
}

/** The command to run, or nothing where Checkov is not installed (`pip install checkov`). */
export function findCheckov(): string | undefined {
    return findOnPath("checkov");
}

/** Runs Checkov on a file. @throws Error with what it said when it judged nothing. */
export function runCheckov(command: string, file: string, framework: "terraform_plan" | "kubernetes"): CheckovResult {
    const args = ["-f", file, "--framework", framework, "-o", "json", "--compact", "--skip-download"];
    const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
    const report = parse(stdout);
    if (report === undefined) throw new Error(`checkov ${args.join(" ")} gave no report\n${stderr.slice(-2000)}`);
    const failed = report.results.failed_checks.map(({ check_id: id, check_name: title, resource: address }) => ({
        ...{ id, title, address },
    }));
    return { version: report.summary.checkov_version, passed: report.summary.passed, failed };
}

function parse(text: string): CheckovReport | undefined {
    try {
        const found = JSON.parse(text) as CheckovReport | readonly CheckovReport[];
        return Array.isArray(found) ? (found[0] as CheckovReport) : (found as CheckovReport);
    } catch {
        return undefined;
    }
}
