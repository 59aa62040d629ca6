import type { CloudResource } from "../../refusals/refusal.ts";
import type { SiblingIndex } from "../../refusals/siblings.ts";
import { ClusterView, nameOf, namespaceOf } from "../clusterView.ts";
import { at, listAt, objectKind, recordAt, textAt } from "../objects.ts";
import { podRefusal, wantedCount } from "./admission.ts";
import { type Awaited, isAwaited, type RolloutFault, rolloutWords } from "./words.ts";

/** A workload that is made and whose pods never become ready. */
export interface FailedRollout {
    /** Where the reason stands in its inputs. */
    readonly property: string;
    /** In the words of pulumi-kubernetes, first what it waited for. */
    readonly reasons: readonly string[];
}

/**
 * Why the pods of a workload never become ready; `undefined` where they do, or nobody waits for them. An API server takes a
 * Deployment whose pods it then refuses: all that shows is that it does not come up.
 */
export function failedRollout(resource: CloudResource, index: SiblingIndex): FailedRollout | undefined {
    const workload = awaitedWorkload(resource, index);
    if (workload === undefined || workload.kind === "Pod" || workload.count === 0) return undefined;
    const { namespace, inputs, count } = workload;
    const spec = at(inputs, "spec", "template", "spec");
    const forbidden = podRefusal({ namespace, spec, count }, new ClusterView(index, resource));
    if (forbidden !== undefined)
        return { property: "spec.template.spec", reasons: rolloutWords(workload, { forbidden }) };
    const unnamed = probeOfNoPort(spec);
    if (unnamed === undefined) return undefined;
    const reasons = rolloutWords(workload, "probe");
    return { property: `spec.template.spec.${unnamed.path}`, reasons: [...reasons, unnamed.words] };
}

/** What pulumi-kubernetes reports of a workload that fails in a way; nothing of what it does not wait for. */
export function brokenRollout(resource: CloudResource, fault: RolloutFault, index: SiblingIndex): readonly string[] {
    const workload = awaitedWorkload(resource, index);
    return workload === undefined ? [] : rolloutWords(workload, fault);
}

function awaitedWorkload(resource: CloudResource, index: SiblingIndex): Awaited | undefined {
    const kind = objectKind(resource.type)?.kind;
    const { inputs } = resource;
    if (kind === undefined || !isAwaited(kind, inputs)) return undefined;
    const [name, namespace] = [nameOf(resource), namespaceOf(resource)];
    return {
        kind,
        name,
        namespace,
        inputs,
        count: wantedCount(inputs, { kind, name, namespace }, new ClusterView(index, resource)),
    };
}

/** A readiness or startup probe of a port name that its container does not have: the kubelet cannot ask it. */
function probeOfNoPort(spec: unknown): { readonly path: string; readonly words: string } | undefined {
    for (const [index, container] of listAt(spec, "containers").entries()) {
        const ports = listAt(container, "ports");
        if ("ports" in recordAt(container) && recordAt(container)["ports"] === undefined) continue;
        const names = ports.map((port) => textAt(port, "name"));
        for (const probe of ["startupProbe", "readinessProbe"]) {
            for (const handler of ["httpGet", "tcpSocket"]) {
                const port = textAt(container, probe, handler, "port");
                if (port === undefined || names.includes(port)) continue;
                const path = `containers[${index}].${probe}.${handler}.port`;
                const what = probe === "startupProbe" ? "Startup" : "Readiness";
                return {
                    path,
                    words: `${what} probe errored: strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`,
                };
            }
        }
    }
    return undefined;
}
