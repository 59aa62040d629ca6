import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, containersOf, podProperties, WORKLOADS } from "../../views/podSpec.ts";

const PRIVILEGED = "securityContext.privileged";
/** What Windows has in its place. */
const HOST_PROCESS = "securityContext.windowsOptions.hostProcess";

export const k8sPrivileged = resourceRule({
    id: "k8s-privileged",
    severity: "critical",
    description: "Containers do not run privileged, which is root on the node",
    remedy: "remove securityContext.privileged and add the one capability that is needed",
    types: WORKLOADS,
    safeProperties: [...containerProperties(PRIVILEGED, HOST_PROCESS), ...podProperties(HOST_PROCESS)],
    *check(workload) {
        for (const container of containersOf(workload)) {
            const privileged = container.at(PRIVILEGED);
            if (!privileged.isAbsent && privileged.boolean() !== false) {
                yield { at: privileged, expected: "false" };
            }
            const hostProcess = container.setting(HOST_PROCESS);
            const mayMatter = hostProcess.isKnown || container.pod.isWindows === true;
            if (mayMatter && !hostProcess.isAbsent && hostProcess.boolean() !== false) {
                yield { at: hostProcess, expected: "false", remedy: `remove ${HOST_PROCESS}` };
            }
        }
    },
});
