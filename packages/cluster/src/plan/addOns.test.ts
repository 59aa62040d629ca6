import assert from "node:assert/strict";
import fc from "fast-check";
import { ADD_ON_NAMES, addOnRule, addOnsOf, checkAddOns, REQUIRED_ADD_ONS } from "./addOns.ts";
import type { AddOns } from "./shape.ts";

const addOns: AddOns = {
    "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
    "kube-proxy": { version: "v1.36.0-eksbuild.14" },
    "vpc-cni": { version: "v1.22.3-eksbuild.1" },
    coredns: { version: "v1.14.3-eksbuild.3" },
    "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
};

describe("addOnsOf", () => {
    it("puts identities, services and addresses before nodes, DNS and storage after them", () => {
        assert.deepEqual(addOnsOf("before-nodes", addOns), ["eks-pod-identity-agent", "kube-proxy", "vpc-cni"]);
        assert.deepEqual(addOnsOf("after-nodes", addOns), ["coredns", "aws-ebs-csi-driver"]);
    });

    it("gives every add-on exactly one phase, and leaves out those without a version", () => {
        const all = Object.fromEntries(ADD_ON_NAMES.map((name) => [name, { version: "v1.0.0-eksbuild.1" }]));
        const both = [...addOnsOf("before-nodes", all), ...addOnsOf("after-nodes", all)];
        assert.deepEqual(both.toSorted(), ADD_ON_NAMES.toSorted());
        assert.deepEqual(addOnsOf("after-nodes", {}), []);
    });

    it("gives an identity to the add-ons whose pods call AWS, and to no other", () => {
        assert.deepEqual(
            ADD_ON_NAMES.filter((name) => addOnRule(name).identity !== undefined),
            ["vpc-cni", "aws-ebs-csi-driver"],
        );
    });
});

describe("checkAddOns", () => {
    it("accepts pinned versions", () => {
        assert.deepEqual(checkAddOns("1.36", addOns), []);
    });

    it("refuses a cluster without what it cannot do without, naming each", () => {
        const problems = checkAddOns("1.36", {});
        assert.deepEqual(
            problems.map(({ path }) => path),
            REQUIRED_ADD_ONS.map((name) => ["addOns", name]),
        );
        assert.equal(problems[0]?.rule, "is required: a cluster does not work without it");
        assert.equal(
            problems[0].fix,
            "add its version; aws eks describe-addon-versions --addon-name eks-pod-identity-agent --kubernetes-version 1.36 lists them",
        );
    });

    for (const version of ["latest", "1.14.3-eksbuild.3", "v1.14.3", "v1.14-eksbuild.3", "v1.14.3-eksbuild"]) {
        it(`refuses ${version} as a version`, () => {
            assert.deepEqual(checkAddOns("1.36", { ...addOns, coredns: { version } }), [
                {
                    path: ["addOns", "coredns", "version"],
                    rule: "must be a version such as v1.21.1-eksbuild.7",
                    value: version,
                    fix: "pin one exact version",
                },
            ]);
        });
    }

    it("refuses a storage driver that does not tag volumes with the cluster's name", () => {
        const old = { ...addOns, "aws-ebs-csi-driver": { version: "v1.57.9-eksbuild.1" } };
        assert.deepEqual(checkAddOns("1.36", old), [
            {
                path: ["addOns", "aws-ebs-csi-driver", "version"],
                rule: "must be v1.58 or newer: its permissions are limited to volumes that the driver tags with the cluster's name",
                value: "v1.57.9-eksbuild.1",
                fix: "pin v1.58.0 or newer",
            },
        ]);
        assert.deepEqual(
            checkAddOns("1.36", { ...addOns, "aws-ebs-csi-driver": { version: "v1.58.0-eksbuild.1" } }),
            [],
        );
        assert.deepEqual(
            checkAddOns("1.36", { ...addOns, "aws-ebs-csi-driver": { version: "v2.0.0-eksbuild.1" } }),
            [],
        );
        assert.equal(
            checkAddOns("1.36", { ...addOns, "aws-ebs-csi-driver": { version: "v0.99.0-eksbuild.1" } }).length,
            1,
        );
    });

    it("refuses a kube-proxy that is newer than the API server, or more than three minor versions older", () => {
        fc.assert(
            fc.property(fc.integer({ min: 20, max: 60 }), fc.integer({ min: -8, max: 8 }), (server, ahead) => {
                const version = `v1.${server + ahead}.0-eksbuild.1`;
                const problems = checkAddOns(`1.${server}`, { ...addOns, "kube-proxy": { version } });
                const allowed = ahead <= 0 && ahead >= -3;
                assert.deepEqual(
                    problems.map(({ path, value }) => ({ path, value })),
                    allowed ? [] : [{ path: ["addOns", "kube-proxy", "version"], value: version }],
                );
            }),
        );
    });
});
