import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { CRON, cronJob, DEPLOYMENT, deployment, patch, PATCH, POD, pod, podList, podWith } from "../../tests/pod.ts";
import { k8sSaToken } from "./k8sSaToken.ts";

const AUTOMOUNT = "automountServiceAccountToken";
const off = { [AUTOMOUNT]: false };
const account = (name: string, more: object = {}, namespace?: unknown) =>
    resource("kubernetes:core/v1:ServiceAccount", "account", { metadata: { name, namespace }, ...more });
const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const binding = (...subjects: unknown[]) =>
    resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "binding", { subjects });
const own = account("shop");
const nameless = resource("kubernetes:core/v1:ServiceAccount", "nameless", { metadata: { labels: { app: "shop" } } });
const later = resource("kubernetes:core/v1:ServiceAccount", "later", { metadata: { name: UNKNOWN } });
const fallback = account("default", off);

export const examples: RuleExamples = {
    rule: k8sSaToken,
    passing: [
        { title: "a pod without a token", resources: [pod({ ...podWith({}), ...off })] },
        {
            title: "workloads with an account of their own",
            resources: [
                deployment({ ...podWith({}), serviceAccountName: "shop" }),
                cronJob({ serviceAccount: "shop", [AUTOMOUNT]: true }),
            ],
        },
        { title: "accounts", resources: [account("shop")] },
        {
            title: "an account of the stack, of which the name is not known yet",
            resources: [
                own,
                deployment({ ...podWith({}), serviceAccountName: from(own) }),
                cronJob({ serviceAccountName: from(own), serviceAccount: from(own) }),
            ],
        },
        {
            title: "accounts of the stack without stated names, in a list of pods and in a list of bindings",
            resources: [
                nameless,
                own,
                podList({ serviceAccountName: from(nameless) }, { serviceAccount: from(own) }, { ...off }),
                resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBindingList", "list", {
                    items: [nameless, own].map((each) => ({
                        subjects: [{ kind: "ServiceAccount", name: from(each) }],
                    })),
                }),
            ],
        },
        {
            title: "a binding to an account of the stack, of which the name is not known yet",
            resources: [
                own,
                binding({ kind: "ServiceAccount", name: from(own) }, { kind: "ServiceAccount", name: "shop" }),
            ],
        },
        { title: "a default account without a token", resources: [account("default", off)] },
        {
            title: "a pod whose default account has none",
            resources: [namespace, account("default", off, from(namespace)), pod(podWith({}), { namespace: "shop" })],
        },
        {
            title: "a binding to an account",
            resources: [binding({ kind: "ServiceAccount", name: "shop" }, { kind: "User", name: "default" })],
        },
        { title: "a patch of something else", resources: [patch(podWith({}))] },
        {
            title: "a deployment without a pod",
            resources: [resource("kubernetes:apps/v1:Deployment", "d", { spec: {} })],
        },
    ],
    failing: [
        { title: "a pod that says nothing", resources: [pod(podWith({}))], finds: [`${POD}.${AUTOMOUNT}`] },
        {
            title: "the default account by name",
            resources: [
                deployment({ ...podWith({}), serviceAccountName: "default" }),
                cronJob({ serviceAccount: "default" }),
            ],
            finds: [`${CRON}.${AUTOMOUNT}`, `${DEPLOYMENT}.${AUTOMOUNT}`],
        },
        {
            title: "a token although the default account has none",
            resources: [account("default", off), pod({ ...podWith({}), [AUTOMOUNT]: true })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "a default account without a token in another namespace",
            resources: [account("default", off, "other"), pod(podWith({}), { namespace: "shop" })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "accounts of the namespace that do not speak for its pods",
            resources: [
                { ...account("shop", off, "shop"), name: "own", urn: "urn:pulumi:dev::app::x::own" },
                account("default", { [AUTOMOUNT]: true }, "shop"),
                pod(podWith({}), { namespace: "shop" }),
            ],
            finds: [`account: ${AUTOMOUNT}`, `${POD}.${AUTOMOUNT}`],
        },
        {
            title: "a namespace that is not known yet, where no default account is without a token",
            resources: [account("shop", off), pod(podWith({}), { namespace: UNKNOWN })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "a default account of no namespace that only bears a label from one",
            resources: [
                namespace,
                resource("kubernetes:core/v1:ServiceAccount", "account", {
                    metadata: { name: "default", labels: { of: from(namespace) } },
                    ...off,
                }),
                pod(podWith({}), { namespace: from(namespace) }),
            ],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "default accounts with a token",
            resources: [
                account("default"),
                resource("kubernetes:core/v1:ServiceAccountPatch", "patch", {
                    metadata: { name: "default" },
                    [AUTOMOUNT]: true,
                }),
            ],
            finds: [`account: ${AUTOMOUNT}`, `patch: ${AUTOMOUNT}`],
        },
        {
            title: "a binding to the default account",
            resources: [binding({ kind: "User", name: "x" }, { kind: "ServiceAccount", name: "default" })],
            finds: ["binding: subjects[1].name"],
        },
        {
            title: "a patch that mounts it",
            resources: [patch({ [AUTOMOUNT]: true })],
            finds: [`${PATCH}.${AUTOMOUNT}`],
        },
    ],
    unknown: [
        {
            title: "the default account of the stack, an account whose name is not known yet, and one that is only read",
            resources: [
                fallback,
                later,
                resource(
                    "kubernetes:core/v1:ServiceAccount",
                    "read",
                    { metadata: { labels: {} } },
                    { outputs: { metadata: {} }, external: true },
                ),
            ].flatMap((each) => [
                each,
                resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", `to ${each.name}`, {
                    subjects: [{ kind: "ServiceAccount", name: from(each) }],
                }),
            ]),
            finds: ["account", "later", "read"].map((name) => `to ${name}: subjects[0].name`),
        },
        {
            title: "an account of the stack beside one that may be the default account",
            resources: [
                own,
                later,
                binding({ kind: "ServiceAccount", name: from(own) }, { kind: "ServiceAccount", name: from(later) }),
            ],
            finds: ["binding: subjects[0].name", "binding: subjects[1].name"],
        },
        {
            title: "two names of which one account of the stack is but one",
            resources: [
                own,
                binding({ kind: "ServiceAccount", name: from(own) }, { kind: "ServiceAccount", name: UNKNOWN }),
            ],
            finds: ["binding: subjects[0].name", "binding: subjects[1].name"],
        },
        {
            title: "an account that comes from something else of the stack",
            resources: [namespace, pod({ serviceAccountName: from(namespace) })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "a switch that is not known yet",
            resources: [pod({ [AUTOMOUNT]: UNKNOWN })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "an account that is not known yet",
            resources: [pod({ serviceAccountName: UNKNOWN })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "a namespace that is not known yet, where a default account has no token",
            resources: [account("default", off, "shop"), pod(podWith({}), { namespace: UNKNOWN })],
            finds: [`${POD}.${AUTOMOUNT}`],
        },
        {
            title: "a subject that is not known yet",
            resources: [binding({ kind: "ServiceAccount", name: UNKNOWN })],
            finds: ["binding: subjects[0].name"],
        },
    ],
};
