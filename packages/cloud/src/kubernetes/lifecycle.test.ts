import assert from "node:assert/strict";
import type { CloudResource } from "../refusals/refusal.ts";
import { SiblingIndex } from "../refusals/siblings.ts";
import { verdictOfCreation, verdictOfUpdate } from "./lifecycle.ts";
import { namespace, object, pods } from "./refusals/testdata/objects.ts";

const index = (...others: CloudResource[]): SiblingIndex => new SiblingIndex(others, () => true);
const shop = namespace("shop");
const restricted = namespace("shop", { "pod-security.kubernetes.io/enforce": "restricted" });

describe("what pulumi-kubernetes says", () => {
    it("of an object that is refused: its URN, and every field at once", () => {
        const own = object("policy/v1:PodDisruptionBudget", { spec: { minAvailable: "x", maxUnavailable: "101%" } });
        const { refused = "" } = verdictOfCreation(own, index(shop));
        assert.ok(
            refused.startsWith(
                `resource "${own.urn}" was not successfully created by the Kubernetes API server: PodDisruptionBudget.policy "shop" is invalid: [spec: Invalid value: `,
            ),
            refused,
        );
        assert.match(refused, /cannot be both set, spec\.minAvailable: .*, spec\.maxUnavailable: .*100%\]$/);
    });

    it("of a kind that nobody defines", () => {
        const own = object("external-secrets.io/v1:ExternalSecret", {});
        assert.match(
            verdictOfCreation(own, index(shop)).refused ?? "",
            /^creation of resource ".*" failed because .* Verify that any required CRDs have been created: no matches for kind "ExternalSecret"/,
        );
    });

    it("of an object that is made and does not come up", () => {
        const own = object("apps/v1:Deployment", { spec: pods() });
        const { refused, notReady = [] } = verdictOfCreation(own, index(restricted));
        assert.equal(refused, undefined);
        assert.equal(
            notReady[0],
            `resource "${own.urn}" was successfully created, but the Kubernetes API server reported that it failed to fully initialize or become live: 'shop' timed out waiting to be Ready`,
        );
        assert.equal(notReady.length, 4);
        assert.deepEqual(verdictOfCreation(own, index(shop)), {});
    });

    it("of a change that is refused, and of nothing that was there before", () => {
        const before = object("apps/v1:Deployment", { spec: { ...pods(), replicas: -1 } });
        const image = object("apps/v1:Deployment", { spec: { ...pods({ image: "b:1" }), replicas: -1 } });
        assert.deepEqual(verdictOfUpdate(before, image, index(shop)), {});
        const broken = object("apps/v1:Deployment", { spec: { ...pods({ image: "" }), replicas: -1 } });
        assert.match(
            verdictOfUpdate(before, broken, index(shop)).refused ?? "",
            /^the Kubernetes API server reported that "shop\/shop" failed to fully initialize or become live: Deployment\.apps "shop" is invalid: spec\.template\.spec\.containers\[0\]\.image: Required value$/,
        );
        const selector = object("apps/v1:Deployment", { spec: { ...pods(), selector: { matchLabels: {} } } });
        assert.match(verdictOfUpdate(before, selector, index(shop)).refused ?? "", /field is immutable$/);
    });

    it("of a size that an autoscaler owns, once anything changes", () => {
        const autoscaler = object("autoscaling/v2:HorizontalPodAutoscaler", {
            spec: { maxReplicas: 5, scaleTargetRef: { kind: "Deployment", name: "shop" } },
        });
        const own = object("apps/v1:Deployment", { spec: { ...pods(), replicas: 3 } });
        const changed = object("apps/v1:Deployment", { spec: { ...pods({ image: "b:1" }), replicas: 3 } });
        const cluster = index(shop, autoscaler);
        assert.deepEqual([verdictOfCreation(own, cluster), verdictOfUpdate(own, own, cluster)], [{}, {}]);
        assert.match(verdictOfUpdate(own, changed, cluster).refused ?? "", /server-side apply field conflict detected/);
    });

    it("of a rollout that a change breaks", () => {
        const before = object("apps/v1:Deployment", { spec: pods() });
        const { notReady = [] } = verdictOfUpdate(before, before, index(restricted));
        assert.match(
            notReady[0] ?? "",
            /^the Kubernetes API server reported that "shop\/shop" failed .* 'shop' timed out/,
        );
    });
});
