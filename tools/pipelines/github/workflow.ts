import { pinned, type Action } from "./actions.ts";
import { expression } from "./expression.ts";

/** Rights of a job's token; what is not named, it has not. */
export type Permissions = Readonly<
    Partial<
        Record<
            "actions" | "contents" | "deployments" | "id-token" | "issues" | "pull-requests" | "security-events",
            "read" | "write"
        >
    >
>;

export interface Step {
    readonly name: string;
    readonly id?: string;
    readonly if?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly run?: string;
}

export interface Job {
    readonly name: string;
    readonly needs?: readonly string[];
    readonly if?: string;
    readonly environment?: string;
    readonly concurrency?: {
        readonly group: string;
        readonly "cancel-in-progress": boolean;
        /** All that wait do so in their order; without it a newer one cancels the one that waits. */
        readonly queue?: "max";
    };
    readonly strategy?: {
        readonly "fail-fast": boolean;
        readonly matrix: Readonly<Record<string, string | readonly string[]>>;
    };
    readonly permissions: Permissions;
    readonly outputs?: Readonly<Record<string, string>>;
    readonly steps: readonly Step[];
    /** @default 30 */
    readonly minutes?: number;
}

export interface Workflow {
    readonly name: string;
    readonly on: object;
    readonly concurrency?: Job["concurrency"];
    readonly jobs: Readonly<Record<string, Job>>;
}

/** A runner image by its version: `latest` becomes another one on some day. */
const RUNNER = "ubuntu-24.04";

/** A workflow as its file says it. Its token has no rights but those that a job asks for. */
export function workflowFile({ name, on, concurrency, jobs }: Workflow): object {
    return {
        name,
        on,
        permissions: {},
        ...(concurrency === undefined ? {} : { concurrency }),
        defaults: { run: { shell: "bash" } },
        jobs: Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, jobFile(job)])),
    };
}

function jobFile({ minutes = 30, steps, permissions, outputs, ...job }: Job): object {
    return {
        ...job,
        "runs-on": RUNNER,
        "timeout-minutes": minutes,
        permissions,
        ...(outputs === undefined ? {} : { outputs }),
        steps,
    };
}

/** A step that uses an action. */
export function use(name: string, action: Action, more: Omit<Step, "name" | "uses" | "run"> = {}): Step {
    const { id, if: condition, ...rest } = more;
    return {
        name,
        ...(id === undefined ? {} : { id }),
        ...(condition === undefined ? {} : { if: condition }),
        uses: pinned(action),
        ...rest,
    };
}

/**
 * Files for other jobs, or for people. An attempt that comes later takes the place of those before, which have the same name.
 *
 * @param also where a step before it failed; or when, said as an expression
 */
export function upload(
    name: string,
    artifact: string,
    path: string,
    days: number,
    also: boolean | string = false,
): Step {
    return use(name, "actions/upload-artifact", {
        ...(also === false ? {} : { if: expression(also === true ? "!cancelled()" : also) }),
        with: { name: artifact, path, "if-no-files-found": "ignore", "retention-days": days, overwrite: true },
    });
}

/** The repository, without the token that fetched it: no later step can push. */
export function checkout(more: Readonly<Record<string, string | number>> = {}): Step {
    return use("Check out", "actions/checkout", { with: { "persist-credentials": false, ...more } });
}

/** What the lock file says; no package runs code at install (`.npmrc`). */
export const install: Step = {
    name: "Install",
    run: "npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error",
};

/** The repository's own Node for what starts `node` by its name, such as the Pulumi CLI. */
export const ownNode: Step = {
    name: "Use the repository's Node",
    run: 'echo "$PWD/node_modules/.bin" >> "$GITHUB_PATH"',
};

/** The version that the repository is tested with. */
export const PULUMI_VERSION = "3.260.0";

export const pulumiCli: Step = use("Install the Pulumi CLI", "pulumi/actions", {
    with: { "pulumi-version": PULUMI_VERSION },
});
