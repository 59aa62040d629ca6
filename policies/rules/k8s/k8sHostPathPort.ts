import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";

export const k8sHostPathPort = resourceRule({
    id: "k8s-host-path-port",
    severity: "high",
    description: "Pods mount no directory of the node and listen on none of its ports",
    remedy: "use a persistent volume, an emptyDir or a projected volume, and a service in place of hostPort",
    types: WORKLOADS,
    safeProperties: [...podProperties("volumes[].hostPath.path"), ...containerProperties("ports[].hostPort")],
    *check(workload) {
        for (const pod of podsOf(workload)) {
            for (const volume of pod.spec.child("volumes").items()) {
                if (!volume.child("hostPath").isAbsent) {
                    yield { at: volume.at("hostPath.path"), expected: "a volume that is not the node's" };
                }
            }
            for (const container of pod.containers) {
                for (const port of container.at("ports").items()) {
                    const hostPort = port.child("hostPort");
                    // Kubernetes takes 0 for no port.
                    if (!hostPort.isAbsent && hostPort.number() !== 0) {
                        yield { at: hostPort, expected: "no host port" };
                    }
                }
            }
        }
    },
});
