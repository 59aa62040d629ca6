import assert from "node:assert/strict";
import type { CloudResource } from "../../refusals/refusal.ts";
import { cloudProblems } from "../../refusals/cloudProblems.ts";
import { SiblingIndex } from "../../refusals/siblings.ts";
import { namespace, object, pods, release } from "../refusals/testdata/objects.ts";
import { podSecurityViolations } from "./podSecurity.ts";
import { brokenRollout, failedRollout } from "./rollout.ts";

type Fields = Record<string, unknown>;

const secured = {
    securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
    },
};
const resources = { requests: { cpu: "500m", memory: "256Mi" }, limits: { memory: "256Mi" } };

function deployment(of: Fields = {}, more: Fields = {}, spec: Fields = {}): CloudResource {
    return object("apps/v1:Deployment", { spec: { ...pods(of, more), ...spec } });
}

function quota(hard: Fields): CloudResource {
    return object("core/v1:ResourceQuota", { spec: { hard } }, "compute");
}

/** Why a Deployment does not come up: the last of what is said. */
function why(own: CloudResource, ...others: CloudResource[]): string | undefined {
    return failedRollout(own, new SiblingIndex([...others, own]))
        ?.reasons.at(-1)
        ?.replace(/^.* is forbidden: /, "");
}

describe("pods of a namespace with a security level", () => {
    const restricted = namespace("shop", { "pod-security.kubernetes.io/enforce": "restricted" });

    it("refuses those that say nothing of security, each way by name, and the rollout waits in vain", () => {
        const found = failedRollout(deployment(), new SiblingIndex([restricted]));
        assert.equal(found?.property, "spec.template.spec");
        assert.deepEqual(found.reasons.slice(0, 3), [
            "'shop' timed out waiting to be Ready",
            "[MinimumReplicasUnavailable] Deployment does not have minimum availability.",
            "Minimum number of live Pods was not attained",
        ]);
        assert.match(
            found.reasons[3] ?? "",
            /^\[FailedCreate\] Error creating: pods "shop-[0-9a-f]{10}-" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false \(container "web" must set securityContext\.allowPrivilegeEscalation=false\), unrestricted capabilities \(container "web" must set securityContext\.capabilities\.drop=\["ALL"\]\), runAsNonRoot != true \(pod or container "web" must set securityContext\.runAsNonRoot=true\), seccompProfile \(pod or container "web" must set securityContext\.seccompProfile\.type to "RuntimeDefault" or "Localhost"\)$/,
        );
    });

    it("takes those that say it, the container or the pod for it", () => {
        assert.equal(why(deployment(secured), restricted), undefined);
        const { runAsNonRoot, seccompProfile, ...own } = secured.securityContext;
        const ofPod = { securityContext: { runAsNonRoot, seccompProfile } };
        assert.equal(why(deployment({ securityContext: own }, ofPod), restricted), undefined);
    });

    it("takes anything where there is no level, and nothing is judged that is not known", () => {
        assert.equal(why(deployment(), namespace("shop")), undefined);
        assert.equal(why(deployment()), undefined);
        assert.equal(why(deployment({ securityContext: undefined }), namespace("shop")), undefined);
    });

    for (const [spec, words] of [
        [{ hostNetwork: true }, /^host namespaces \(hostNetwork=true\)$/],
        [{ volumes: [{ name: "root", hostPath: { path: "/" } }] }, /^hostPath volumes \(volume "root"\)$/],
        [
            { containers: [{ name: "a", securityContext: { privileged: true } }] },
            /^privileged \(container "a" must not set/,
        ],
        [{ containers: [{ name: "a", ports: [{ hostPort: 80 }] }] }, /^hostPort \(container "a"/],
        [
            { containers: [{ name: "a", securityContext: { capabilities: { add: ["NET_ADMIN"] } } }] },
            /^non-default capabilities/,
        ],
        [{ securityContext: { seccompProfile: { type: "Unconfined" } } }, /^seccompProfile \(pod must not set/],
    ] as const) {
        it(`refuses, at the level baseline, ${words.source}`, () => {
            const [found, ...more] = podSecurityViolations(spec, "baseline");
            assert.match(found ?? "", words);
            assert.deepEqual([more, podSecurityViolations(spec, "privileged")], [[], []]);
        });
    }

    it("refuses user 0 and other volumes at the level restricted alone", () => {
        const spec = { ...pods(secured, { securityContext: { runAsUser: 0 }, volumes: [{ name: "nfs", nfs: {} }] }) };
        const found = podSecurityViolations((spec["template"] as Fields)["spec"], "restricted");
        assert.deepEqual(found, [
            'restricted volume types (volume "nfs" uses a restricted volume type)',
            "runAsUser=0 (pod must not set runAsUser=0)",
        ]);
        assert.deepEqual(podSecurityViolations((spec["template"] as Fields)["spec"], "baseline"), []);
    });
});

describe("pods of a namespace with limits", () => {
    it("refuses those beyond its quota, the pods of others counted", () => {
        const own = deployment({ resources }, {}, { replicas: 3 });
        assert.equal(why(own, quota({ "requests.cpu": "1500m" })), undefined);
        assert.equal(
            why(own, quota({ "requests.cpu": "1" })),
            "exceeded quota: compute, requested: requests.cpu=1500m, used: requests.cpu=0, limited: requests.cpu=1",
        );
        const other = { ...deployment({ resources }), urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::a" };
        assert.equal(
            why(own, quota({ "requests.memory": "768Mi" }), other),
            "exceeded quota: compute, requested: requests.memory=768Mi, used: requests.memory=256Mi, limited: requests.memory=768Mi",
        );
        assert.match(why(own, quota({ pods: "2" })) ?? "", /requested: pods=3, used: pods=0, limited: pods=2$/);
    });

    it("counts what an autoscaler keeps", () => {
        const autoscaler = object("autoscaling/v2:HorizontalPodAutoscaler", {
            spec: { minReplicas: 4, maxReplicas: 9, scaleTargetRef: { kind: "Deployment", name: "shop" } },
        });
        assert.match(why(deployment({ resources }), quota({ pods: "3" }), autoscaler) ?? "", /requested: pods=4/);
    });

    it("refuses those that do not say what a quota counts, unless a limit range says it for them", () => {
        const limited = quota({ "limits.cpu": "4" });
        assert.equal(
            why(deployment({ resources }), limited),
            "failed quota: compute: must specify limits.cpu for: web",
        );
        const range = object("core/v1:LimitRange", {
            spec: { limits: [{ type: "Container", default: { cpu: "1" } }] },
        });
        assert.equal(why(deployment({ resources }), limited, range), undefined);
    });

    it("refuses those out of the range of a container", () => {
        const range = (limit: Fields): CloudResource =>
            object("core/v1:LimitRange", { spec: { limits: [{ type: "Container", ...limit }] } });
        assert.equal(
            why(deployment({ resources }), range({ max: { memory: "128Mi" } })),
            "maximum memory usage per Container is 128Mi, but limit is 256Mi",
        );
        assert.equal(
            why(deployment({ resources }), range({ min: { cpu: "1" } })),
            "minimum cpu usage per Container is 1, but request is 500m",
        );
        assert.equal(
            why(deployment({ resources }), range({ max: { memory: "256Mi" }, min: { cpu: "500m" } })),
            undefined,
        );
    });
});

describe("pods that are made and do not become ready", () => {
    it("are those of a service account that nobody makes, in a namespace of which all is known", () => {
        const own = deployment({}, { serviceAccountName: "shop" });
        const words = 'error looking up service account shop/shop: serviceaccount "shop" not found';
        assert.equal(why(own, namespace("shop")), words);
        assert.equal(why(own), undefined);
        assert.equal(why(own, namespace("shop"), object("core/v1:ServiceAccount", {})), undefined);
        assert.equal(why(own, namespace("shop"), release("chart", { namespace: "shop" })), undefined);
    });

    it("are those whose probe asks a port by a name that the container does not have", () => {
        const probed = (name: string): CloudResource =>
            deployment({ ports: [{ containerPort: 80, name: "http" }], readinessProbe: { httpGet: { port: name } } });
        assert.equal(why(probed("http")), undefined);
        const found = failedRollout(probed("web"), new SiblingIndex());
        assert.equal(found?.property, "spec.template.spec.containers[0].readinessProbe.httpGet.port");
        assert.equal(found.reasons.at(-1), 'Readiness probe errored: strconv.Atoi: parsing "web": invalid syntax');
    });

    it("are nobody's concern where nobody waits, or nothing is wanted", () => {
        const shop = namespace("shop", { "pod-security.kubernetes.io/enforce": "restricted" });
        const skipped = {
            ...deployment().inputs,
            metadata: { name: "shop", namespace: "shop", annotations: { "pulumi.com/skipAwait": "true" } },
        };
        assert.equal(why({ ...deployment(), inputs: skipped }, shop), undefined);
        assert.equal(why(deployment({}, {}, { replicas: 0 }), shop), undefined);
    });

    it("are waited for as those of a Rollout where the program says what to wait for", () => {
        const shop = namespace("shop", { "pod-security.kubernetes.io/enforce": "restricted" });
        const rollout = (annotations: Fields): CloudResource => {
            const { inputs, ...own } = object("argoproj.io/v1alpha1:Rollout", { spec: pods() });
            return { ...own, inputs: { ...inputs, metadata: { ...(inputs["metadata"] as Fields), annotations } } };
        };
        assert.equal(why(rollout({}), shop), undefined);
        const found = failedRollout(rollout({ "pulumi.com/waitFor": "jsonpath={.a}" }), new SiblingIndex([shop]));
        assert.equal(found?.reasons[0], "timed out waiting for the condition");
        assert.match(
            found.reasons[1] ?? "",
            /^\[FailedCreate\] Error creating: pods "shop-[0-9a-f]{10}-" is forbidden/,
        );
    });

    it("are told of in a preview as what will never become ready", () => {
        const shop = namespace("shop", { "pod-security.kubernetes.io/enforce": "restricted" });
        const [problem, ...more] = cloudProblems([shop, deployment()]);
        assert.deepEqual([problem?.severity, more], ["error", []]);
        assert.match(
            problem?.message ?? "",
            /^shop will never become ready: 'shop' timed out waiting to be Ready; .*violates PodSecurity/,
        );
    });

    for (const [type, fault, last] of [
        [
            "apps/v1:Deployment",
            "image",
            /^\[Pod shop\/shop-[0-9a-f]{10}-[0-9a-f]{5}\]: containers with unready status: \[web\]\[ImagePullBackOff\] Back-off pulling image "shop\.example\/web@sha256:0"$/,
        ],
        ["apps/v1:Deployment", "probe", /: containers with unready status: \[web\]$/],
        [
            "apps/v1:StatefulSet",
            "crash",
            /^\[Pod shop\/shop-0\]: .*\[CrashLoopBackOff\] back-off 5m0s restarting failed container=web pod=shop-0_shop$/,
        ],
        ["batch/v1:Job", "crash", /\[CrashLoopBackOff\]/],
    ] as const) {
        it(`are said in pulumi-kubernetes' words: ${type} by ${fault}`, () => {
            const words = brokenRollout(object(type, { spec: pods() }), fault, new SiblingIndex());
            assert.match(words.at(-1) ?? "", last);
            if (type.startsWith("batch"))
                assert.equal(words[1], "[BackoffLimitExceeded] Job has reached the specified backoff limit");
        });
    }
});
