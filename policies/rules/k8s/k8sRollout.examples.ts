import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sRollout } from "./k8sRollout.ts";

const deployment = (rollingUpdate: unknown, type = "apps/v1:Deployment") =>
    resource(`kubernetes:${type}`, "app", { spec: { strategy: { type: "RollingUpdate", rollingUpdate } } });
const daemonSet = (rollingUpdate: unknown, type = "DaemonSet") =>
    resource(`kubernetes:apps/v1:${type}`, "app", { spec: { updateStrategy: { rollingUpdate } } });
const rollout = (canary: unknown) =>
    resource("kubernetes:argoproj.io/v1alpha1:Rollout", "app", { spec: { strategy: { canary } } });
const SURGE = ["app: spec.strategy.rollingUpdate.maxSurge"];

export const examples: RuleExamples = {
    rule: k8sRollout,
    passing: [
        { title: "a pod more, none missing", resources: [deployment({ maxSurge: 1, maxUnavailable: 0 })] },
        { title: "none more, one missing", resources: [deployment({ maxSurge: 0, maxUnavailable: "25%" })] },
        {
            title: "none missing, a quarter more by default",
            resources: [deployment({ maxUnavailable: 0 }), daemonSet({ maxSurge: 0 })],
        },
        { title: "none more, a quarter missing by default", resources: [deployment({ maxSurge: 0 })] },
        { title: "nothing stated", resources: [deployment(undefined), daemonSet(undefined)] },
        {
            title: "a canary of one pod more, or of a quarter by default",
            resources: [rollout({ maxSurge: 1, maxUnavailable: 0 }), rollout({ maxUnavailable: 0 })],
        },
        {
            title: "a patch that states one of them",
            resources: [
                deployment({ maxUnavailable: 0 }, "apps/v1:DeploymentPatch"),
                daemonSet({ maxUnavailable: 0 }, "DaemonSetPatch"),
            ],
        },
    ],
    failing: [
        {
            title: "neither",
            resources: [deployment({ maxSurge: 0, maxUnavailable: 0 })],
            finds: SURGE,
            says: ["found 0"],
        },
        {
            title: "neither, in percent",
            resources: [deployment({ maxSurge: "0%", maxUnavailable: "0%" }, "extensions/v1beta1:Deployment")],
            finds: SURGE,
        },
        {
            title: "a canary of neither",
            resources: [rollout({ maxSurge: 0, maxUnavailable: "0%" })],
            finds: ["app: spec.strategy.canary.maxSurge"],
        },
        {
            title: "a daemon set that may miss none, and starts none more by default",
            resources: [daemonSet({ maxUnavailable: 0 })],
            finds: ["app: spec.updateStrategy.rollingUpdate.maxUnavailable"],
        },
        {
            title: "a daemon set that states both",
            resources: [daemonSet({ maxSurge: 0, maxUnavailable: "0%" })],
            finds: ["app: spec.updateStrategy.rollingUpdate.maxSurge"],
        },
    ],
    unknown: [
        {
            title: "a surge that is not known yet",
            resources: [deployment({ maxSurge: UNKNOWN, maxUnavailable: 0 })],
            finds: SURGE,
        },
        {
            title: "pods to miss that are not known yet",
            resources: [deployment({ maxSurge: 0, maxUnavailable: UNKNOWN })],
            finds: ["app: spec.strategy.rollingUpdate.maxUnavailable"],
        },
    ],
};
