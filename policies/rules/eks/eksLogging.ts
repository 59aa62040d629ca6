import { resourceRule } from "../../rule/rule.ts";

export const eksLogging = resourceRule({
    id: "eks-logging",
    severity: "medium",
    description: "The Kubernetes control plane writes the logs an investigation needs",
    remedy: "add the missing types to enabledClusterLogTypes",
    types: ["aws:eks/cluster:Cluster"],
    safeProperties: ["enabledClusterLogTypes"],
    parameters: {
        types: {
            description: "Log types that must be enabled",
            default: ["api", "audit", "authenticator"],
            strict: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
            stricter: "longer",
        },
    },
    *check(resource, { parameters }) {
        const enabled = resource.get("enabledClusterLogTypes");
        const missing = parameters.strings("types").filter((type) => !enabled.strings().includes(type));
        if (missing.length > 0) {
            yield { at: enabled, expected: `to contain ${missing.join(", ")}`, unverified: enabled.hasUnknownItem };
        }
    },
    fix(resource, { parameters }) {
        const enabled = resource.get("enabledClusterLogTypes");
        const missing = parameters.strings("types").filter((type) => !enabled.strings().includes(type));
        return missing.length === 0 || enabled.hasUnknownItem || enabled.secret
            ? undefined
            : { enabledClusterLogTypes: [...enabled.strings(), ...missing] };
    },
});
