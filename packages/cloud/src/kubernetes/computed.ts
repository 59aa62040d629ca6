import { hex, uuid } from "../values/digits.ts";
import type { Computed, ComputeRequest } from "../model/computed.ts";
import { serverDefaults } from "./defaults/defaults.ts";
import { apiVersionOf, at, isNamespaced, isRelease, type ObjectKind, objectKind, textAt } from "./objects.ts";
import { releaseComputed } from "./release.ts";
import { statusOf } from "./status.ts";

/** What pulumi-kubernetes appends to a logical name: a hyphen and this many hexadecimal digits (`NewUniqueName`). */
const SUFFIX_DIGITS = 8;

/** The name an object or a release gets when the program gives none. @param seed by default the URN. */
export function kubernetesAutoname(urn: string, seed: string = urn): string {
    const logical = urn.slice(urn.lastIndexOf("::") + 2);
    return `${logical}-${hex(`autoname:${seed}`, SUFFIX_DIGITS)}`;
}

/**
 * Computed values of a Kubernetes object: what the API server fills in and decides. The id is `namespace/name`, or the name
 * alone of what belongs to no namespace (`fqObjName` in pulumi-kubernetes, provider/pkg/provider/util.go).
 */
export function kubernetesComputed(type: string, request: ComputeRequest): Computed {
    if (isRelease(type)) return releaseComputed(request);
    const { urn, inputs, target, seed = urn } = request;
    const kind = objectKind(type);
    const given = textAt(inputs, "metadata", "name");
    const name = given ?? kubernetesAutoname(urn, seed);
    const namespace = textAt(inputs, "metadata", "namespace") ?? "default";
    const isIn = kind === undefined || isNamespaced(kind);
    return {
        id: isIn ? `${namespace}/${name}` : name,
        constants: { ...serverDefaults(type, inputs), ...constantMetadata(kind, given) },
        outputs: {
            ...(kind === undefined ? {} : { apiVersion: apiVersionOf(kind), kind: kind.kind }),
            metadata: {
                name,
                ...(isIn ? { namespace } : {}),
                uid: uuid(`uid:${seed}`),
                creationTimestamp: MOMENT,
                resourceVersion: "1",
                ...(kind === undefined || isCounted(kind) ? { generation: 1 } : {}),
                ...(kind?.kind === "Deployment" ? { annotations: { [REVISION]: "1" } } : {}),
            },
            ...decided(kind, inputs, { name, seed, region: target.region }),
        },
        generic: [],
        basis: "model",
    };
}

/** The annotation by which pulumi-kubernetes knows a name it generated. */
export const AUTONAMED = "pulumi.com/autonamed";

/** Where the Deployment controller counts the versions of a pod template. */
export const REVISION = "deployment.kubernetes.io/revision";

/** What a preview knows of the metadata: the mark of a generated name, and the label that a namespace is found by. */
function constantMetadata(kind: ObjectKind | undefined, given: string | undefined): Record<string, unknown> {
    const label = kind?.kind === "Namespace" && given !== undefined ? { "kubernetes.io/metadata.name": given } : {};
    // The controller adds to the annotations of a Deployment; they are there before it does.
    const annotations = given === undefined ? { [AUTONAMED]: "true" } : kind?.kind === "Deployment" ? {} : undefined;
    const metadata = {
        ...(annotations === undefined ? {} : { annotations }),
        ...(Object.keys(label).length === 0 ? {} : { labels: label }),
    };
    return Object.keys(metadata).length === 0 ? {} : { metadata };
}

/** When simulated objects are made: always the same moment, so that plans can be compared. */
const MOMENT = "2024-01-01T00:00:00Z";

/** Kinds of which an API server counts the changes of `spec`: those whose strategies (pkg/registry) set `metadata.generation`. */
const UNCOUNTED: ReadonlySet<string> = new Set([
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "Endpoints",
    "HorizontalPodAutoscaler",
    "LimitRange",
    "Namespace",
    "PersistentVolumeClaim",
    "ResourceQuota",
    "Role",
    "RoleBinding",
    "Secret",
    "Service",
    "ServiceAccount",
    "StorageClass",
]);

export function isCounted({ kind }: ObjectKind): boolean {
    return !UNCOUNTED.has(kind);
}

/** What made-up values of one object follow from. */
export interface Named {
    readonly name: string;
    readonly seed: string;
    readonly region: string;
}

/** What the control plane decides beside the metadata. */
function decided(
    kind: ObjectKind | undefined,
    inputs: Readonly<Record<string, unknown>>,
    own: Named,
): Record<string, unknown> {
    if (kind === undefined) return {};
    const { name, seed } = own;
    const spec =
        kind.kind === "Service" && kind.group === ""
            ? clusterAddress(inputs, seed)
            : kind.kind === "Job" && at(inputs, "spec", "selector") === undefined
              ? jobSelector(name, seed)
              : {};
    const status = statusOf(kind, inputs, own);
    return {
        ...(Object.keys(spec).length === 0 ? {} : { spec }),
        ...(status === undefined ? {} : { status }),
    };
}

/** An address of 172.20.0.0/16, from which EKS gives Services theirs where a VPC does not use it ("View cluster network"). */
function clusterAddress(inputs: Readonly<Record<string, unknown>>, seed: string): Record<string, unknown> {
    if (textAt(inputs, "spec", "type") === "ExternalName") return {};
    const given = textAt(inputs, "spec", "clusterIP");
    const [third, fourth] = [0, 2].map((start) => parseInt(hex(`clusterIP:${seed}`, 4).slice(start, start + 2), 16));
    const clusterIP = given ?? `172.20.${third}.${fourth}`;
    return { clusterIP, clusterIPs: [clusterIP] };
}

/** A Job selects its pods by an id of its own ("Jobs", kubernetes.io: specifying your own Pod selector). */
function jobSelector(name: string, seed: string): Record<string, unknown> {
    const id = uuid(`uid:${seed}`);
    const labels = {
        "batch.kubernetes.io/controller-uid": id,
        "batch.kubernetes.io/job-name": name,
        "controller-uid": id,
        "job-name": name,
    };
    return {
        selector: { matchLabels: { "batch.kubernetes.io/controller-uid": id } },
        template: { metadata: { labels } },
    };
}
