import type { Violation } from "@plinth/core/settings";
import type { NodeGroupShape } from "./shape.ts";

/** Prefixes that EKS keeps for itself and Kubernetes; subdomains are refused as well (eksctl-io/eksctl #4007). */
const RESERVED = ["kubernetes.io", "k8s.io", "eks.amazonaws.com"];
/** Kubernetes documentation, "Labels and Selectors": a name of 63 characters behind an optional DNS prefix. */
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** What a node group takes of a taint's key, prefix included (hashicorp/terraform-provider-aws, eks/node_group.go). */
const LONGEST_TAINT_KEY = 63;
/** Amazon EKS service quotas, "Taints per managed node group". */
const MOST_TAINTS = 50;

/** What is wrong with the labels and taints of a node group; paths start at the group. */
export function checkLabels({ labels = {}, taints = {} }: NodeGroupShape): Violation[] {
    return [
        ...Object.entries(labels).flatMap(([key, value]) => [
            ...checkReserved(["labels", key], key),
            ...checkKey(["labels", key], key),
            ...checkValue(["labels", key], value),
        ]),
        ...Object.entries(taints).flatMap(([key, { value }]) => [
            ...checkKey(["taints", key], key, LONGEST_TAINT_KEY),
            ...checkValue(["taints", key, "value"], value ?? ""),
        ]),
        ...(Object.keys(taints).length <= MOST_TAINTS
            ? []
            : [
                  {
                      path: ["taints"],
                      rule: `must be at most ${MOST_TAINTS}`,
                      value: Object.keys(taints).length,
                      fix: "make a group of its own for some",
                  },
              ]),
    ];
}

function checkReserved(path: Violation["path"], key: string): Violation[] {
    const prefix = key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
    if (!RESERVED.some((reserved) => prefix === reserved || prefix.endsWith(`.${reserved}`))) return [];
    return [
        {
            path,
            rule: `must not have a prefix of ${RESERVED.join(", ")}: EKS keeps them`,
            value: key,
            fix: "use a prefix of your own, or none",
        },
    ];
}

function checkKey(path: Violation["path"], key: string, longest = Infinity): Violation[] {
    const slash = key.indexOf("/");
    const fits = NAME.test(key.slice(slash + 1)) && (slash < 0 || PREFIX.test(key.slice(0, slash)));
    if (fits && key.length <= longest) return [];
    return [
        {
            path,
            rule: "must have a key of at most 63 letters, digits, -, _ and ., with a prefix such as example.com/ if need be",
            value: key,
            fix: "rename it",
        },
    ];
}

function checkValue(path: Violation["path"], value: string): Violation[] {
    if (value === "" || NAME.test(value)) return [];
    return [
        {
            path,
            rule: "must have a value of at most 63 letters, digits, -, _ and ., a letter or digit first and last",
            value,
            fix: "write one such as batch, or put long texts into annotations of pods",
        },
    ];
}
