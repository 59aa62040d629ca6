import { spawnSync } from "node:child_process";
import path from "node:path";

const PLINTH = path.resolve(import.meta.dirname, "../../packages/cli/bin/plinth.js");

/** What this tool reads of `plinth preview --format json`. */
export interface JsonPlan {
    readonly stacks: readonly {
        readonly resources: readonly {
            readonly urn: string;
            readonly type: string;
            readonly custom: boolean;
            readonly read?: boolean;
            readonly inputs: Readonly<Record<string, unknown>>;
            readonly settledOutputs?: Readonly<Record<string, unknown>>;
            readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
        }[];
    }[];
}

/** Previews an environment. @throws Error with what the preview said when it fails. */
export function previewJson(environment: string): string {
    return plinth(["preview", environment, "--format", "json"]);
}

/** The findings of the pack on a plan, every rule on. */
export function strictFindings(file: string): { rule: string; outcome: string; urn: string }[] {
    const [one] = JSON.parse(plinth(["check", file, "--profile", "strict,cost", "--format", "json"])) as [
        { findings: { rule: string; outcome: string; urn: string }[] },
    ];
    return one.findings;
}

function plinth(args: readonly string[]): string {
    const ended = spawnSync(process.execPath, [PLINTH, ...args], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
    // 2: a rule is violated, which is what this tool is about.
    if (ended.status !== 0 && ended.status !== 2) throw new Error(`plinth ${args.join(" ")} failed\n${ended.stderr}`);
    return ended.stdout;
}
