import assert from "node:assert/strict";
import fc from "fast-check";
import { ADD_ON_VERSION, compareVersions } from "./addOns.ts";
import { releases } from "./releases.ts";
import type { AnyClusterShape } from "./shape.ts";
import { planUpgrade } from "./upgrade.ts";

const shape: AnyClusterShape = {
    version: "1.35",
    access: {},
    nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } } },
    addOns: {
        "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
        "kube-proxy": { version: "v1.35.3-eksbuild.13" },
        coredns: { version: "v1.14.3-eksbuild.3" },
    },
};

function plan(changes: Partial<AnyClusterShape> = {}, today = "2026-11-21") {
    return planUpgrade("plinth-dev-main", { ...shape, ...changes }, today);
}

describe("planUpgrade", () => {
    it("raises by one minor version, with the listed builds, and says what it does not know", () => {
        const { from, to, addOns, blockers, unknown } = plan();
        assert.deepEqual([from, to, blockers], ["1.35", "1.36", []]);
        assert.deepEqual(addOns, [
            { name: "eks-pod-identity-agent", now: "v1.3.10-eksbuild.3", then: undefined },
            { name: "kube-proxy", now: "v1.35.3-eksbuild.13", then: "v1.36.0-eksbuild.14" },
            { name: "coredns", now: "v1.14.3-eksbuild.3", then: "v1.14.3-eksbuild.3" },
        ]);
        assert.deepEqual(unknown, [
            "which builds of eks-pod-identity-agent work with 1.36",
            "what runs in the cluster now: this plan is made from the settings",
        ]);
    });

    it("looks first, then changes control plane, add-ons and nodes together, then looks again", () => {
        const { steps } = plan();
        assert.deepEqual(
            steps.map(({ title }) => title),
            [
                "Find what stands in the way inside the cluster",
                "Raise the control plane, add-ons and nodes, in this order in one deployment",
                "Look before the next environment",
            ],
        );
        assert.deepEqual(steps[1]?.actions, [
            'version: "1.36"',
            "addOns.eks-pod-identity-agent: v1.3.10-eksbuild.3 -> (aws eks describe-addon-versions --addon-name eks-pod-identity-agent --kubernetes-version 1.36)",
            "addOns.kube-proxy: v1.35.3-eksbuild.13 -> v1.36.0-eksbuild.14",
        ]);
        assert.match(steps[0]?.actions[0] ?? "", /list-insights --cluster-name plinth-dev-main /);
    });

    it("raises Karpenter before, and pinned images with the nodes", () => {
        const general = { ...shape.nodeGroups!.general!, releaseVersion: "1.35.0-20260101" };
        const { steps } = plan({ karpenter: {}, nodeGroups: { general } });
        assert.deepEqual(steps[1], {
            title: "Raise Karpenter before the control plane",
            actions: ["install 1.13 or newer, that supports 1.36"],
        });
        assert.ok(steps[2]?.actions.includes("nodeGroups.general.releaseVersion: a release of Kubernetes 1.36"));
    });

    it("stops where kube-proxy would fall too far behind, and only there", () => {
        fc.assert(
            fc.property(fc.integer({ min: 28, max: 40 }), fc.integer({ min: 0, max: 3 }), (server, behind) => {
                const version = `v1.${server - behind}.0-eksbuild.1`;
                const { blockers } = plan({ version: `1.${server}`, addOns: { "kube-proxy": { version } } });
                assert.equal(blockers.length, behind === 3 ? 1 : 0);
            }),
        );
    });

    it("counts the days to the end of standard support, below zero after it", () => {
        assert.equal(plan({}, "2027-03-20").supportEndsInDays, 7);
        assert.equal(plan({ version: "1.33" }, "2026-07-31").supportEndsInDays, -2);
    });

    it("says that it does not know a version nobody has published here, and invents no builds for it", () => {
        const { to, addOns, supportEndsInDays, unknown } = plan({ version: "1.41" });
        assert.deepEqual([to, supportEndsInDays], ["1.42", undefined]);
        assert.ok(addOns.every(({ then }) => then === undefined));
        assert.equal(unknown[0], "whether EKS offers 1.42: aws eks describe-cluster-versions");
    });

    it("never goes back: what is newer than the table stays", () => {
        const coredns = { version: "v1.14.3-eksbuild.10" };
        const { addOns } = plan({ addOns: { coredns } });
        assert.deepEqual(addOns, [{ name: "coredns", now: coredns.version, then: coredns.version }]);
    });
});

describe("releases", () => {
    it("hold versions that EKS could take: kube-proxy of the same minor version, dates in order", () => {
        for (const [version, { addOns, supported }] of Object.entries(releases)) {
            assert.ok(addOns["kube-proxy"].startsWith(`v${version}.`), version);
            assert.match(addOns.coredns, ADD_ON_VERSION);
            assert.ok(Date.parse(supported.standard) < Date.parse(supported.extended), version);
        }
    });

    it("compare by numbers, not by text", () => {
        assert.ok((compareVersions("v1.9.0-eksbuild.9", "v1.10.0-eksbuild.1") ?? 0) < 0);
        assert.ok((compareVersions("v1.36.0-eksbuild.14", "v1.36.0-eksbuild.2") ?? 0) > 0);
        assert.equal(compareVersions("v1.36.0-eksbuild.1", "v1.36.0-eksbuild.1"), 0);
        assert.equal(compareVersions("latest", "v1.36.0-eksbuild.1"), undefined);
    });
});
