import data from "../data/internalLoadBalancers.json" with { type: "json" };
import type { Reading } from "../reading/reading.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";

const { annotations: INTERNAL, internalByDefault: DEFAULTS } = data;
const TYPE = "service.beta.kubernetes.io/aws-load-balancer-type";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

/** Whether a service's load balancer has no public address. Undefined while an annotation that says so is not known. */
export function isInternal(service: KubernetesObject): boolean | undefined {
    const annotations = service.get("metadata.annotations");
    const stated = Object.entries(INTERNAL).map(([key, value]) => says(annotations.child(key), value.split("|")));
    if (stated.includes(true)) {
        return true;
    }
    const byDefault = [
        says(service.get("spec.loadBalancerClass"), DEFAULTS.classes),
        says(annotations.child(TYPE), DEFAULTS.types),
    ];
    const scheme = annotations.child(DEFAULTS.unless);
    if (byDefault.includes(true) && scheme.isAbsent) {
        return true;
    }
    return stated.includes(undefined) || (byDefault.includes(undefined) && scheme.isAbsent) ? undefined : false;
}

/** The networks a service's load balancer is open to, with what names them; none stated means all. */
export function sourceRanges(service: KubernetesObject): { at: Reading; range: string | undefined }[] {
    const listed = service.get("spec.loadBalancerSourceRanges");
    if (listed.isSet) {
        return listed.items().map((at) => ({ at, range: at.string() }));
    }
    const annotation = service.get("metadata.annotations").child(RANGES);
    if (!annotation.isSet) {
        return [];
    }
    const ranges = annotation.string()?.split(",") ?? [undefined];
    return ranges.map((range) => ({ at: annotation, range }));
}

/** Annotations are texts, and what reads them does not mind their case. */
function says(reading: Reading, values: readonly string[]): boolean | undefined {
    return reading.isUnknown ? undefined : values.includes(reading.text()?.toLowerCase() ?? "");
}
