import type { Reading } from "../../reading/reading.ts";
import { perStack } from "../../relations/perStack.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { type KubernetesObject, objectProperties, objectsOf, tokensOf } from "../../views/kubernetesObject.ts";
import { namespaceKey } from "../../views/namespace.ts";
import { type PodView, podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";
import { BINDINGS } from "../../views/rbac.ts";
import { nameOwnAccounts } from "../../views/serviceAccount.ts";

const AUTOMOUNT = "automountServiceAccountToken";
const ACCOUNTS = tokensOf("ServiceAccount", "core/v1");

export const k8sSaToken = stackRule({
    id: "k8s-sa-token",
    severity: "medium",
    description: "Pods get no token of the default service account, which all pods of a namespace share",
    remedy: `set ${AUTOMOUNT} to false, or name a service account of the workload's own`,
    types: [...WORKLOADS, ...ACCOUNTS, ...BINDINGS],
    safeProperties: [
        ...podProperties(AUTOMOUNT, "serviceAccountName", "serviceAccount"),
        ...objectProperties(AUTOMOUNT, "subjects[].name"),
    ],
    *check(resource, { stack }) {
        if (ACCOUNTS.includes(resource.type)) {
            yield* objectsOf(resource).flatMap((account) => [...judgeAccount(account)]);
        } else if (BINDINGS.includes(resource.type)) {
            const subjects = objectsOf(resource).flatMap(accountSubjects);
            const areOwn = nameOwnAccounts(subjects, resource, stack);
            yield* subjects.flatMap((name) => [...judgeSubject(name, areOwn)]);
        } else {
            const pods = podsOf(resource);
            const areOwn = nameOwnAccounts(pods.flatMap(accountOf), resource, stack);
            yield* pods.flatMap((pod) => [...judgePod(pod, stack, areOwn)]);
        }
    },
});

/** The name of a pod's service account, where it has one. */
function accountOf(pod: PodView): Reading[] {
    const names = ["serviceAccountName", "serviceAccount"].map((name) => pod.spec.child(name));
    return names.filter((name) => name.isSet).slice(0, 1);
}

/** `areOwn`: names that are not known yet are those of accounts other than `default`. */
function* judgePod(pod: PodView, stack: StackIndex, areOwn: boolean): Verdicts {
    const mounted = pod.spec.child(AUTOMOUNT);
    const [account] = accountOf(pod);
    const isOwn = account?.isUnknown === true ? areOwn : account !== undefined && !isDefault(account);
    if (mounted.boolean() === false || isOwn || pod.spec.isAbsent || pod.object.leavesAsIs(mounted)) {
        return;
    }
    const isRefused = mounted.isAbsent ? defaultAccountRefuses(pod.object.resource, stack) : false;
    if (isRefused !== true) {
        yield { at: mounted, expected: "false", unverified: isRefused === undefined || account?.isUnknown === true };
    }
}

/** Whether the default service account of the workload's namespace, as this stack has it, hands out no token. */
function defaultAccountRefuses(workload: ResourceView, stack: StackIndex): boolean | undefined {
    const refusing = refusingNamespaces(stack);
    if (refusing.size === 0) {
        return false;
    }
    const own = namespaceKey(workload, stack);
    return own === undefined || refusing.has(undefined) ? undefined : refusing.has(own);
}

/** The namespaces of which the default service account hands out no token. */
const refusingNamespaces = perStack((stack) => {
    const accounts = stack
        .ofTypes(["kubernetes:core/v1:ServiceAccount", "kubernetes:core/v1:ServiceAccountPatch"])
        .filter((account) => isDefault(account.get("metadata.name")) && account.get(AUTOMOUNT).boolean() === false);
    return new Set(accounts.map((account) => namespaceKey(account, stack)));
});

function* judgeAccount(account: KubernetesObject): Verdicts {
    const mounted = account.get(AUTOMOUNT);
    const name = account.get("metadata.name");
    if (isDefault(name) && mounted.boolean() !== false && !account.leavesAsIs(mounted)) {
        yield { at: mounted, expected: "false", remedy: `set ${AUTOMOUNT} to false` };
    }
}

/** The names of the service accounts a role is bound to. */
function accountSubjects(binding: KubernetesObject): Reading[] {
    const subjects = binding.get("subjects").items();
    return subjects
        .filter((subject) => subject.child("kind").string() === "ServiceAccount")
        .map((subject) => subject.child("name"));
}

function* judgeSubject(name: Reading, areOwn: boolean): Verdicts {
    if (name.isUnknown ? !areOwn : isDefault(name)) {
        const remedy = "bind the role to a service account of the workload's own";
        yield { at: name, expected: "an account other than default", remedy };
    }
}

function isDefault(name: Reading): boolean {
    return name.string() === "default";
}
