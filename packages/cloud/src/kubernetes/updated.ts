import { isRecord } from "../values/target.ts";
import { isCounted, REVISION } from "./computed.ts";
import { at, isRelease, numberAt, objectKind, textAt } from "./objects.ts";
import { restarted } from "./status.ts";

type Properties = Record<string, unknown>;

/**
 * The state after an update, with what the control plane counts: a version of every change, a generation of every change of
 * `spec`, a revision of every change of a Deployment's pod template or of a release.
 *
 * @param state inputs of now, with everything that was decided when the object was made.
 * @param changed top-level properties and paths that the update changes; nothing is counted where there are none.
 */
export function countedUpdate(type: string, state: Properties, changed: readonly string[]): Properties {
    if (changed.length === 0) return state;
    if (isRelease(type)) {
        const status = isRecord(state["status"]) ? state["status"] : {};
        const version = textAt(state, "version");
        const revision = (numberAt(status, "revision") ?? 0) + 1;
        return { ...state, status: { ...status, revision, ...(version === undefined ? {} : { version }) } };
    }
    const kind = objectKind(type);
    if (kind === undefined || !isRecord(state["metadata"])) return state;
    const metadata = { ...state["metadata"] };
    metadata["resourceVersion"] = String(Number(textAt(metadata, "resourceVersion") ?? "0") + 1);
    const isOfSpec = changed.some((path) => path === "spec" || path.startsWith("spec."));
    if (!isOfSpec || !isCounted(kind)) return { ...state, metadata };
    const generation = (numberAt(metadata, "generation") ?? 0) + 1;
    const isOfPods = changed.some((path) => path === "spec.template" || path.startsWith("spec.template."));
    const status = isRecord(state["status"]) ? { ...state["status"] } : undefined;
    if (status !== undefined && "observedGeneration" in status) {
        const isText = typeof status["observedGeneration"] === "string";
        status["observedGeneration"] = isText ? String(generation) : generation;
    }
    if (status !== undefined && kind.kind === "Rollout") Object.assign(status, restarted(state));
    return {
        ...state,
        metadata: {
            ...metadata,
            generation,
            ...(kind.kind === "Deployment" && isOfPods ? { annotations: nextRevision(metadata["annotations"]) } : {}),
        },
        ...(status === undefined ? {} : { status }),
    };
}

function nextRevision(annotations: unknown): Properties {
    const now = Number(at(annotations, REVISION) ?? 0);
    return { ...(isRecord(annotations) ? annotations : {}), [REVISION]: String(now + 1) };
}
