import { isRecord } from "../../values/target.ts";
import { at, listAt, numberAt, recordAt, textAt } from "../objects.ts";
import { type FieldProblem, forbidden, invalid, required } from "./fields.ts";
import { selectorProblems } from "./selectors.ts";
import { percentProblems } from "./workloads.ts";

type Problems = (inputs: unknown) => FieldProblem[];

/** pkg/apis/autoscaling/validation/validation.go. */
const autoscaler: Problems = (inputs) => {
    const spec = recordAt(inputs, "spec");
    const [least, most] = [numberAt(spec, "minReplicas"), numberAt(spec, "maxReplicas")];
    return [
        ...(least !== undefined && least < 1
            ? [invalid("spec.minReplicas", least, "must be greater than or equal to 1")]
            : []),
        ...(most !== undefined && most < 1 ? [invalid("spec.maxReplicas", most, "must be greater than 0")] : []),
        ...(most !== undefined && most < (least ?? 1)
            ? [invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`")]
            : []),
        ...["kind", "name"].flatMap((field) =>
            isRecord(spec["scaleTargetRef"]) && !(field in spec["scaleTargetRef"])
                ? [required(`spec.scaleTargetRef.${field}`)]
                : [],
        ),
        ...listAt(spec, "metrics").flatMap((metric, index) => metricProblems(metric, `spec.metrics[${index}]`)),
        ...["scaleUp", "scaleDown"].flatMap((way) => ruleProblems(at(spec, "behavior", way), `spec.behavior.${way}`)),
    ];
};

function metricProblems(metric: unknown, path: string): FieldProblem[] {
    const type = textAt(metric, "type");
    if (type === undefined || !isRecord(metric)) return [];
    const source = type.charAt(0).toLowerCase() + type.slice(1);
    if (!(source in metric))
        return [required(`${path}.${source}`, "must populate information for the given metric source")];
    if (type !== "Resource") return [];
    const target = recordAt(metric, "resource", "target");
    const share = numberAt(target, "averageUtilization");
    const hasShare = "averageUtilization" in target;
    const hasValue = "averageValue" in target;
    return [
        ...(isRecord(at(metric, "resource", "target")) && !hasShare && !hasValue
            ? [
                  required(
                      `${path}.resource.target.averageUtilization`,
                      "must set either a target raw value or a target utilization",
                  ),
              ]
            : []),
        ...(hasShare && hasValue
            ? [
                  forbidden(
                      `${path}.resource.target.averageValue`,
                      "may not set both a target raw value and a target utilization",
                  ),
              ]
            : []),
        ...(share !== undefined && share < 1
            ? [invalid(`${path}.resource.target.averageUtilization`, share, "must be greater than 0")]
            : []),
    ];
}

/** How far back recommendations may be looked at, in seconds. */
const LONGEST_WINDOW = 3600;
/** How long a policy may look back, in seconds. */
const LONGEST_PERIOD = 1800;

function ruleProblems(rules: unknown, path: string): FieldProblem[] {
    if (!isRecord(rules)) return [];
    const window = numberAt(rules, "stabilizationWindowSeconds");
    const policies = listAt(rules, "policies");
    return [
        ...(window !== undefined && window < 0
            ? [invalid(`${path}.stabilizationWindowSeconds`, window, "must be greater than or equal to zero")]
            : []),
        ...(window !== undefined && window > LONGEST_WINDOW
            ? [invalid(`${path}.stabilizationWindowSeconds`, window, `must be less than or equal to ${LONGEST_WINDOW}`)]
            : []),
        ...(Array.isArray(rules["policies"]) && policies.length === 0
            ? [required(`${path}.policies`, "must specify at least one Policy")]
            : []),
        ...policies.flatMap((policy, index) => {
            const own = `${path}.policies[${index}]`;
            const [value, period] = [numberAt(policy, "value"), numberAt(policy, "periodSeconds")];
            return [
                ...(value !== undefined && value <= 0
                    ? [invalid(`${own}.value`, value, "must be greater than zero")]
                    : []),
                ...(period !== undefined && period <= 0
                    ? [invalid(`${own}.periodSeconds`, period, "must be greater than zero")]
                    : []),
                ...(period !== undefined && period > LONGEST_PERIOD
                    ? [invalid(`${own}.periodSeconds`, period, `must be less than or equal to ${LONGEST_PERIOD}`)]
                    : []),
            ];
        }),
    ];
}

/** pkg/apis/policy/validation/validation.go. A budget that names neither bound is taken, and protects nothing. */
const budget: Problems = (inputs) => {
    const spec = recordAt(inputs, "spec");
    const has = (name: string): boolean => name in spec && spec[name] !== null;
    return [
        ...(has("minAvailable") && has("maxUnavailable")
            ? [invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set")]
            : []),
        ...percentProblems(spec["minAvailable"], "spec.minAvailable"),
        ...percentProblems(spec["maxUnavailable"], "spec.maxUnavailable"),
        ...selectorProblems(spec["selector"], "spec.selector"),
    ];
};

export const scalingProblems: Readonly<Record<string, Problems>> = {
    "autoscaling/HorizontalPodAutoscaler": autoscaler,
    "policy/PodDisruptionBudget": budget,
};
