import type { CloudResource } from "../refusals/refusal.ts";
import type { SiblingIndex } from "../refusals/siblings.ts";
import { textAt } from "./objects.ts";

/** What else is in the cluster of an object, as its rules ask for it. */
export class ClusterView {
    readonly #index: SiblingIndex;
    readonly #own: CloudResource;

    /** @param own the object that asks. */
    constructor(index: SiblingIndex, own: CloudResource) {
        this.#index = index;
        this.#own = own;
    }

    /** Whether everything that is in the cluster is known here, so that what is not here does not exist. */
    get isWhole(): boolean {
        return this.#index.holdsCluster();
    }

    /** Objects of a type in the same cluster but the one that asks. @param namespace where they are; any by default. */
    others(type: string, namespace?: string): CloudResource[] {
        return this.#index
            .ofType(`kubernetes:${type}`)
            .filter(({ urn, cluster }) => urn !== this.#own.urn && cluster === this.#own.cluster)
            .filter((object) => namespace === undefined || namespaceOf(object) === namespace);
    }

    /** Of two objects that exclude each other, those whose partner is refused: the earlier ones, or all while it is still to join them. */
    before(type: string, namespace?: string): CloudResource[] {
        const joined = this.#index.ofType(`kubernetes:${type}`).some(({ urn }) => urn === this.#own.urn);
        return this.others(type, namespace).filter(({ urn }) => !joined || urn < this.#own.urn);
    }

    /** The namespace of a name, where it is made here. */
    namespace(name: string): CloudResource | undefined {
        return this.others("core/v1:Namespace").find((object) => nameOf(object) === name);
    }

    /** Helm releases in the same cluster. What a chart makes is not known. */
    get releases(): CloudResource[] {
        return this.others("helm.sh/v3:Release");
    }

    /** Whether everything in a namespace is known here: it is made here, and no chart is put into it. */
    knowsNamespace(name: string): boolean {
        return (
            this.namespace(name) !== undefined &&
            this.releases.every(({ inputs }) => (textAt(inputs, "namespace") ?? "default") !== name)
        );
    }
}

/** The name of an object: what its inputs say, or its id, which ends with it. */
export function nameOf({ inputs, id = "" }: CloudResource): string {
    return textAt(inputs, "metadata", "name") ?? id.slice(id.lastIndexOf("/") + 1);
}

export function namespaceOf({ inputs, id = "" }: CloudResource): string {
    const [namespace, name] = id.split("/");
    return textAt(inputs, "metadata", "namespace") ?? (name === undefined ? "default" : (namespace ?? "default"));
}
