import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, containersOf, podOf, podProperties, WORKLOADS } from "../../views/podSpec.ts";

export const k8sHostPathPort = resourceRule({
    id: "k8s-host-path-port",
    severity: "high",
    description: "Pods mount no directory of the node and listen on none of its ports",
    remedy: "use a persistent volume, an emptyDir or a projected volume, and a service in place of hostPort",
    types: WORKLOADS,
    safeProperties: [...podProperties("volumes[].hostPath.path"), ...containerProperties("ports[].hostPort")],
    *check(workload) {
        for (const volume of podOf(workload).child("volumes").items()) {
            const path = volume.at("hostPath.path");
            if (volume.child("hostPath").isSet) {
                yield { at: path, expected: "a volume that is not the node's" };
            }
        }
        for (const container of containersOf(workload)) {
            for (const port of container.child("ports").items()) {
                const hostPort = port.child("hostPort");
                if (hostPort.isSet && hostPort.number() !== 0) {
                    yield { at: hostPort, expected: "no host port" };
                }
            }
        }
    },
});
