import type { Check, Path, Violation } from "@plinth/core/settings";
import { runChecks } from "@plinth/core/settings";
import { checkCanary } from "./canary.ts";
import { checkImage } from "./image.ts";
import { checkIngress } from "./ingress.ts";
import { checkWorkerNames } from "./names.ts";
import { checkMemory, checkResources } from "./resources.ts";
import { checkScaling } from "./scaling.ts";
import { SPREADS, type Migration, type Process, type WorkloadShape } from "./shape.ts";
import { type Behind, checkShutdown } from "./shutdown.ts";
import { checkFlags, checkVariables } from "./variables.ts";

/** What a settings file and the component refuse alike. */
export const workloadChecks: readonly Check<WorkloadShape>[] = [
    { reads: ["image"], check: ({ image }) => checkImage(image) },
    {
        reads: ["web", "ingress"],
        check: ({ web, ingress }) =>
            below(["web"], checkProcess(web, ingress === undefined ? "cluster" : "load-balancer")),
    },
    {
        reads: ["workers"],
        check: ({ workers = {} }) => [
            ...checkWorkerNames(Object.keys(workers)),
            ...Object.entries(workers).flatMap(([key, worker]) =>
                below(["workers", key], [...checkArgs(worker.args), ...checkProcess(worker)]),
            ),
        ],
    },
    { reads: ["migration"], check: ({ migration }) => below(["migration"], checkMigration(migration)) },
    { reads: ["ingress", "web"], check: ({ ingress, web }) => checkIngress(ingress, web) },
    { reads: ["rollout", "web"], check: checkCanary },
    { reads: ["variables"], check: ({ variables }) => checkVariables(["variables"], variables) },
    { reads: ["flags"], check: ({ flags }) => checkFlags(flags) },
    { reads: ["spread"], check: ({ spread }) => checkSpread(spread) },
];

/** Everything that is wrong with what runs of a service, at once. */
export function checkWorkload(shape: WorkloadShape): Violation[] {
    return runChecks(workloadChecks, shape);
}

function checkProcess(process: Process | undefined, behind: Behind = "cluster"): Violation[] {
    if (process === undefined) return [];
    const { startupSeconds, temporarySpace } = process;
    return [
        ...checkResources(process.resources),
        ...checkScaling(process.scaling),
        ...checkShutdown(process.shutdown, behind),
        ...(startupSeconds === undefined ? [] : checkSeconds(["startupSeconds"], startupSeconds, 10, 1800)),
        ...(temporarySpace === undefined ? [] : checkMemory(["temporarySpace"], temporarySpace, "1Mi")),
        ...checkVariables(["variables"], process.variables),
    ];
}

/** A month: later nobody looks, and the next release has its own. */
const LONGEST_KEEP = 30 * 86_400;

function checkMigration(migration: Migration | undefined): Violation[] {
    if (migration === undefined) return [];
    const { args, resources, deadlineSeconds = 60, retries = 0, keepSeconds = 3600, variables } = migration;
    return [
        ...checkArgs(args),
        ...checkResources(resources),
        ...checkSeconds(["deadlineSeconds"], deadlineSeconds, 30, 86_400),
        ...checkRetries(retries),
        ...checkSeconds(["keepSeconds"], keepSeconds, 600, LONGEST_KEEP),
        ...checkVariables(["variables"], variables),
    ];
}

function checkArgs(args: readonly string[]): Violation[] {
    if (args.length > 0) return [];
    const rule = "must say what runs: the image's own command is the web server's";
    return [{ path: ["args"], rule, value: args, fix: 'write it as ["src/worker.ts"]' }];
}

function checkSeconds(path: Path, seconds: number, least: number, most: number): Violation[] {
    if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return [];
    const rule = `must be whole seconds from ${least} to ${most}`;
    return [{ path, rule, value: seconds, fix: "choose one of them" }];
}

function checkRetries(retries: number): Violation[] {
    if (Number.isInteger(retries) && retries >= 0 && retries <= 10) return [];
    const rule = "must be a whole number from 0 to 10";
    return [{ path: ["retries"], rule, value: retries, fix: "choose one of them" }];
}

function checkSpread(spread: WorkloadShape["spread"]): Violation[] {
    if (spread === undefined || SPREADS.includes(spread)) return [];
    return [{ path: ["spread"], rule: `must be one of ${SPREADS.join(", ")}`, value: spread, fix: "choose one" }];
}

function below(path: Path, violations: readonly Violation[]): Violation[] {
    return violations.map((violation) => ({ ...violation, path: [...path, ...violation.path] }));
}
