import { isMissing } from "./alarms.ts";
import { judged, type Observed } from "./observed.ts";
import type { RolloutsPort, WantedWorkload } from "./ports.ts";

/**
 * Looks at a workload once. The Kubernetes provider waits for what it changes; what it left as it was may have failed since,
 * and `skipAwait` waits for nothing.
 */
export async function lookAtRollout(port: RolloutsPort, workload: WantedWorkload): Promise<Observed> {
    if (workload.access === undefined) {
        return {
            outcome: "notChecked",
            missing:
                "the state does not say how to reach the cluster, or keeps it secret. Fix: name a context of kubectl under delivery.verify.kubernetesContext in environment.yaml",
        };
    }
    const state = await port.state(workload);
    if (isMissing(state)) return { outcome: "notChecked", missing: state.missing };
    if (state === undefined) return judged([`there is no such ${workload.kind}`]);
    const { generation, observedGeneration, desired, updated, available, stalled } = state;
    const problems = [
        ...(observedGeneration < generation
            ? [`its controller has seen generation ${observedGeneration} of ${generation}`]
            : []),
        ...(updated < desired ? [`${updated} of ${desired} pods are of the newest revision`] : []),
        ...(available < desired ? [`${available} of ${desired} pods are available`] : []),
        ...(stalled === undefined ? [] : [stalled]),
    ];
    return judged(problems, { health: { desired, available }, ...pick(state) });
}

function pick({ utilization }: { readonly utilization?: Observed["utilization"] }): Pick<Observed, "utilization"> {
    return utilization === undefined ? {} : { utilization };
}
