import { perStack } from "../relations/perStack.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { type KubernetesObject, objectsOf } from "./kubernetesObject.ts";
import { NAMESPACE } from "./namespace.ts";
import { placeNamed, placeOf } from "./placeOfObject.ts";

const TOKEN = /^kubernetes:([^:]+):\w+$/;
const RELEASE = "kubernetes:helm.sh/v3:Release";

/**
 * Custom resources that make neither pods nor services. Secrets that some of them make are known by name, others' operators
 * may make anything.
 */
const PASSIVE = [
    "acme.cert-manager.io",
    "argoproj.io",
    "bitnami.com",
    "cert-manager.io",
    "elbv2.k8s.aws",
    "external-secrets.io",
    "generators.external-secrets.io",
    "karpenter.sh",
    "keda.sh",
    "monitoring.coreos.com",
    "networking.istio.io",
    "security.istio.io",
    "cilium.io",
    "crd.projectcalico.org",
];
/** Of these groups' kinds, those that run pods. */
const RUNNING = [
    "Prometheus",
    "Alertmanager",
    "ThanosRuler",
    "PrometheusAgent",
    "ScaledJob",
    // Of argoproj.io: a Rollout is seen as any workload is, the others make what is not.
    "Application",
    "ApplicationSet",
    "CronWorkflow",
    "EventBus",
    "EventSource",
    "Experiment",
    "Sensor",
    "Workflow",
];

/** The objects a stack makes, by namespace, and what else may be in each. */
export class NamespaceContents {
    readonly #byPlace = new Map<string, Map<string, KubernetesObject[]>>();
    readonly #asked = new Map<object, Map<readonly string[], readonly KubernetesObject[]>>();
    /** Objects of which the namespace is not known yet. */
    readonly #adrift = new Map<string, KubernetesObject[]>();
    /** Places where a release, an operator or somebody else's object leads to objects that are not seen here. */
    readonly #open = new Set<string>();
    readonly #made: ReadonlySet<string>;
    #allOpen = false;

    constructor(stack: StackIndex) {
        this.#made = new Set(stack.ofTypes([NAMESPACE]).flatMap((each) => (each.isForeign ? [] : each.urn)));
        for (const resource of stack.resources) {
            const [, group] = TOKEN.exec(resource.type) ?? [];
            if (resource.type === RELEASE) {
                this.#openUp(releasePlace(resource, stack));
            } else if (group !== undefined) {
                objectsOf(resource).forEach((object) => this.#add(object, group, stack));
            }
        }
    }

    /** The objects of the types that are certainly in a place. Patches are not: they make nothing. */
    at(place: string | undefined, types: readonly string[]): readonly KubernetesObject[] {
        const here = place === undefined ? undefined : this.#byPlace.get(place);
        if (here === undefined) {
            return [];
        }
        // The same list for the same question, by which what is in it is found again.
        const asked = this.#asked.get(here) ?? new Map<readonly string[], readonly KubernetesObject[]>();
        this.#asked.set(here, asked);
        const found = asked.get(types) ?? types.flatMap((type) => here.get(type) ?? []);
        asked.set(types, found);
        return found;
    }

    /** The objects of the types that may be anywhere. */
    adrift(types: readonly string[]): KubernetesObject[] {
        return types.flatMap((type) => this.#adrift.get(type) ?? []);
    }

    /** Whether nothing but this stack's objects is in a place: it makes the namespace, and nothing in it makes others. */
    isWhole(place: string): boolean {
        return this.#made.has(place) && this.isSeen(place);
    }

    /** Whether nothing of this stack leads to objects in a place that are not seen here. */
    isSeen(place: string | undefined): boolean {
        return place !== undefined && !this.#allOpen && !this.#open.has(place);
    }

    #add(object: KubernetesObject, group: string, stack: StackIndex): void {
        const place = placeOf(object, stack);
        if (object.isPartial || (isOperated(group, object.kind) && object.get("metadata.namespace").isSet)) {
            this.#openUp(place);
        }
        if (object.isPartial) {
            return;
        }
        if (place === undefined) {
            append(this.#adrift, object);
            return;
        }
        const here = this.#byPlace.get(place) ?? new Map<string, KubernetesObject[]>();
        this.#byPlace.set(place, here);
        append(here, object);
    }

    #openUp(place: string | undefined): void {
        if (place === undefined) {
            this.#allOpen = true;
        } else {
            this.#open.add(place);
        }
    }
}

export const contentsOf = perStack((stack) => new NamespaceContents(stack));

/** Whether a custom resource leads an operator to make pods or services. */
function isOperated(groupAndVersion: string, kind: string): boolean {
    const [group = ""] = groupAndVersion.split("/");
    const isBuiltIn = !group.includes(".") || group.endsWith(".k8s.io");
    return RUNNING.includes(kind) || !(isBuiltIn || PASSIVE.includes(group));
}

/** A release states its namespace at its root. */
function releasePlace(release: ResourceView, stack: StackIndex): string | undefined {
    const [made, ...others] = stack.sources(release, "namespace", [NAMESPACE]);
    if (made !== undefined && others.length === 0) {
        return made.urn;
    }
    const stated = release.get("namespace");
    const name = stated.isSet ? stated.string() : (release.provider.child("namespace").string() ?? "default");
    return name === undefined ? undefined : placeNamed(name, stack);
}

function append(map: Map<string, KubernetesObject[]>, object: KubernetesObject): void {
    const list = map.get(object.resource.type);
    if (list === undefined) {
        map.set(object.resource.type, [object]);
    } else {
        list.push(object);
    }
}
