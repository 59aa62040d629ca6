import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClusterAccess, Missing, RolloutsPort, WantedWorkload, WorkloadState } from "../verify/ports.ts";
import type { Utilization } from "../verify/result.ts";
import { metricsPath, type PodMetrics, utilizationOf } from "./podMetrics.ts";
import { type Rollout, stateOfRollout } from "./rollout.ts";
import { lastLine, type RunTool, type ToolEnded } from "./runTool.ts";
import { stateOfWorkload, type Workload } from "./workload.ts";

/** One answer of the API server; the check is made again anyway. */
const TIMEOUT = "--request-timeout=15s";

/** What kubectl calls a kind; another project might have one of the custom kind's name, so that says whose it is. */
const RESOURCES: Readonly<Record<WantedWorkload["kind"], string>> = {
    Deployment: "deployment",
    StatefulSet: "statefulset",
    DaemonSet: "daemonset",
    Rollout: "rollouts.argoproj.io",
};

/** Reads workloads with kubectl, in the cluster that the state names and no other. */
export class Kubectl implements RolloutsPort {
    readonly #run: RunTool;

    constructor(run: RunTool) {
        this.#run = run;
    }

    async state(wanted: WantedWorkload): Promise<WorkloadState | Missing | undefined> {
        const { access, kind, namespace, name } = wanted;
        if (access === undefined) return { missing: "a way to reach the cluster" };
        return await withAccess(access, async (how) => {
            const get = ["get", `${RESOURCES[kind]}/${name}`, `--namespace=${namespace}`, "--output=json", TIMEOUT];
            const ended = await this.#run("kubectl", [...how, ...get]);
            if (ended === undefined) {
                return { missing: "kubectl, which is not on PATH: https://kubernetes.io/docs/tasks/tools/" };
            }
            if (ended.code !== 0) {
                if (/\(NotFound\)/.test(ended.stderr)) return undefined;
                return { missing: `an answer to kubectl get: ${lastLine(ended.stderr)}` };
            }
            const found = parsed(ended);
            if (found === undefined) return { missing: "JSON from kubectl get" };
            const utilization = await this.#utilization(found as Workload, namespace, how);
            const state =
                kind === "Rollout" ? stateOfRollout(found as Rollout) : stateOfWorkload(kind, found as Workload);
            return { ...state, ...(utilization === undefined ? {} : { utilization }) };
        });
    }

    /** Nothing where the cluster has no metrics server, or containers request nothing. */
    async #utilization(
        workload: Workload,
        namespace: string,
        how: readonly string[],
    ): Promise<Utilization | undefined> {
        const path = metricsPath(workload, namespace);
        if (path === undefined) return undefined;
        const ended = await this.#run("kubectl", [...how, "get", `--raw=${path}`, TIMEOUT]);
        const metrics = ended?.code === 0 ? (parsed(ended) as PodMetrics | undefined) : undefined;
        return metrics === undefined ? undefined : utilizationOf(workload, metrics);
    }
}

/** Gives kubectl a kubeconfig in a file for the owner alone, for as long as it is needed. */
async function withAccess<Result>(
    access: ClusterAccess,
    work: (how: readonly string[]) => Promise<Result>,
): Promise<Result> {
    if ("context" in access) return await work([`--context=${access.context}`]);
    const { kubeconfig } = access;
    // The provider takes a file's path for its content, too.
    if (!/[\n{]/.test(kubeconfig)) return await work([`--kubeconfig=${kubeconfig}`]);
    const folder = mkdtempSync(join(tmpdir(), "plinth-kubeconfig-"));
    try {
        const file = join(folder, "config");
        writeFileSync(file, kubeconfig, { mode: 0o600 });
        return await work([`--kubeconfig=${file}`]);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function parsed({ stdout }: ToolEnded): unknown {
    try {
        return JSON.parse(stdout);
    } catch {
        return undefined;
    }
}
