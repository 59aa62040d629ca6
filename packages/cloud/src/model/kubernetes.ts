import { hex, uuid } from "../values/digits.ts";
import { isRecord } from "../values/target.ts";
import type { Computed, ComputeRequest } from "./computed.ts";

/** What pulumi-kubernetes appends to a logical name: a hyphen and this many hexadecimal digits. */
const SUFFIX_DIGITS = 8;

/** The name an object gets when the program gives none. @param seed by default the URN. */
export function kubernetesAutoname(urn: string, seed: string = urn): string {
    const logical = urn.slice(urn.lastIndexOf("::") + 2);
    return `${logical}-${hex(`autoname:${seed}`, SUFFIX_DIGITS)}`;
}

/** Computed values of a Kubernetes object: what the API server puts into `metadata`. The id is `namespace/name`. */
export function kubernetesComputed({ urn, inputs, seed = urn }: ComputeRequest): Computed {
    const metadata = isRecord(inputs.metadata) ? inputs.metadata : {};
    const name = typeof metadata.name === "string" ? metadata.name : kubernetesAutoname(urn, seed);
    const namespace = typeof metadata.namespace === "string" ? metadata.namespace : "default";
    return {
        id: `${namespace}/${name}`,
        outputs: {
            metadata: {
                name,
                namespace,
                uid: uuid(`uid:${seed}`),
                creationTimestamp: "2024-01-01T00:00:00Z",
                resourceVersion: "1",
                generation: 1,
            },
        },
        generic: [],
        basis: "model",
    };
}
