import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import {
    containerProperties,
    type ContainerView,
    containersOf,
    podProperties,
    WORKLOADS,
} from "../../views/podSpec.ts";

const NON_ROOT = "securityContext.runAsNonRoot";
const USER = "securityContext.runAsUser";
const WINDOWS_USER = "securityContext.windowsOptions.runAsUserName";

export const k8sRunAsNonroot = resourceRule({
    id: "k8s-run-as-nonroot",
    severity: "high",
    description: "Containers do not run as root",
    remedy: "set securityContext.runAsNonRoot to true and runAsUser to a number of 10000 or above",
    types: WORKLOADS,
    safeProperties: [...podProperties(NON_ROOT, USER), ...containerProperties(NON_ROOT, USER)],
    parameters: {
        minimumUser: {
            description:
                "Lowest user id; above 1 every container has to state one. 10000 keeps clear of the node's users",
            default: 1,
            strict: 10000,
            stricter: "higher",
        },
    },
    *check(workload, { parameters }) {
        for (const container of containersOf(workload)) {
            if (container.pod.isWindows === true) {
                yield* requireUnprivilegedWindowsUser(container);
            } else {
                yield* requireUser(container, parameters.number("minimumUser"));
            }
        }
    },
});

function* requireUser(container: ContainerView, configured: number): Verdicts {
    const nonRoot = container.setting(NON_ROOT);
    const user = container.setting(USER);
    // In a user namespace of its own a container's ids are nobody's on the node.
    const minimum = container.pod.spec.child("hostUsers").boolean() === false ? 1 : configured;
    const id = user.number() ?? -1;
    if (id >= minimum || (container.leavesAsIs(user) && container.leavesAsIs(nonRoot))) {
        return;
    }
    const unverified = container.pod.isWindows === undefined;
    if (id >= 0 || (minimum > 1 && !container.leavesAsIs(user))) {
        yield { at: user, expected: `at least ${minimum}`, unverified };
    } else if (nonRoot.boolean() !== true) {
        const userMayDo = user.isUnknown || container.leavesAsIs(user);
        yield { at: nonRoot, expected: "true", unverified: unverified || userMayDo };
    }
}

function* requireUnprivilegedWindowsUser(container: ContainerView): Verdicts {
    const nonRoot = container.setting(NON_ROOT);
    const name = container.setting(WINDOWS_USER);
    const isOther = name.isKnown && !/^(.*\\)?ContainerAdministrator$/i.test(name.string() ?? "");
    if (nonRoot.boolean() !== true && !isOther && !container.leavesAsIs(nonRoot)) {
        yield { at: nonRoot, expected: "true", unverified: name.isUnknown };
    }
}
