import type { Computed, ComputeRequest } from "../model/computed.ts";
import { textAt } from "./objects.ts";
import { kubernetesAutoname } from "./computed.ts";

/** How long pulumi-kubernetes waits for each operation of a release where nobody says (helm_release.go, `defaultTimeoutSeconds`). */
const TIMEOUT_SECONDS = 300;

/**
 * Computed values of `helm.sh/v3:Release`: it is no object of the API server, and has no metadata. What the chart holds is
 * not known here, so `resourceNames` is empty; the version is that of the inputs, which name one chart and no range of them.
 */
export function releaseComputed({ urn, inputs, seed = urn }: ComputeRequest): Computed {
    const name = textAt(inputs, "name") ?? kubernetesAutoname(urn, seed);
    const namespace = textAt(inputs, "namespace") ?? "default";
    const chart = textAt(inputs, "chart") ?? "";
    const version = textAt(inputs, "version");
    return {
        id: `${namespace}/${name}`,
        constants: { namespace, ...(inputs["skipAwait"] === true ? {} : { timeout: TIMEOUT_SECONDS }) },
        outputs: {
            name,
            resourceNames: {},
            status: {
                chart: chart.slice(chart.lastIndexOf("/") + 1),
                name,
                namespace,
                revision: 1,
                status: "deployed",
                ...(version === undefined ? {} : { version }),
            },
        },
        generic: [],
        basis: "model",
    };
}

/** What Check adds to the inputs of a release that the program left open (helm_release.go, `setDefaults`). */
export function releaseDefaults(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return {
        ...("namespace" in inputs ? {} : { namespace: "default" }),
        ...("timeout" in inputs || inputs["skipAwait"] === true ? {} : { timeout: TIMEOUT_SECONDS }),
    };
}
