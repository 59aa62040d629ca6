import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import { defineSettings, inspectEnvironment } from "@plinth/core/settings";
import { stringify } from "yaml";
import type { z } from "zod";
import { schema } from "./schema.ts";

const ENVIRONMENT = `
layout: layered
target: { account: "222222222222", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [cluster]
tags: { Project: plinth, Owner: platform, CostCenter: engineering }
`;

const least = {
    version: "1.36",
    access: { platform: { roleArn: "arn:aws:iam::222222222222:role/platform-admin", level: "cluster-admin" } },
    nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } } },
    addOns: {
        "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
        "kube-proxy": { version: "v1.36.0-eksbuild.14" },
        "vpc-cni": { version: "v1.22.3-eksbuild.1" },
        coredns: { version: "v1.14.3-eksbuild.3" },
        "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
    },
};

const alone = defineSettings({ layer: "cluster", schema });

describe("settings of the cluster layer", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-cluster-"));
        mkdirSync(join(repository, "environments/dev"), { recursive: true });
        writeFileSync(join(repository, "environments/dev/environment.yaml"), ENVIRONMENT);
    });

    afterEach(() => {
        rmSync(repository, { recursive: true });
    });

    function inspect(instances: unknown): { parsed: z.output<typeof schema> | undefined; problems: Problem[] } {
        writeFileSync(join(repository, "environments/dev/cluster.yaml"), stringify({ instances }));
        const { layers, problems } = inspectEnvironment({ repository, environment: "dev", layers: [alone] });
        return { parsed: layers.get("cluster") as z.output<typeof schema> | undefined, problems };
    }

    /** The problems of one cluster, without the place in the file, which other tests assert. */
    function problemsOf(changes: object): Omit<Problem, "file">[] {
        return inspect({ main: { ...least, ...changes } }).problems.map(({ path, rule, value, fix }) => ({
            path,
            rule,
            value,
            fix,
        }));
    }

    it("need version, access, nodes and add-ons; everything else has a default that is safe", () => {
        const { parsed, problems } = inspect({ main: least });
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed?.instances.main, {
            ...least,
            serviceCidr: "172.20.0.0/16",
            nodeGroups: {
                general: {
                    ...least.nodeGroups.general,
                    operatingSystem: "al2023",
                    capacity: "on-demand",
                    diskSize: 50,
                    labels: {},
                    taints: {},
                },
            },
            podIdentities: {},
            logRetentionDays: 365,
            deletionProtection: true,
            connectTo: { databases: [], caches: [] },
        });
    });

    it("accept several clusters", () => {
        const { parsed, problems } = inspect({ main: least, batch: { ...least, serviceCidr: "10.96.0.0/16" } });
        assert.deepEqual(problems, []);
        assert.deepEqual(Object.keys(parsed?.instances ?? {}), ["main", "batch"]);
    });

    it("refuses an empty map: an environment without clusters leaves the layer out", () => {
        const [problem, ...others] = inspect({}).problems;
        assert.deepEqual(others, []);
        assert.deepEqual(problem, {
            file: "environments/dev/cluster.yaml:1",
            path: "instances",
            rule: "must hold at least one cluster",
            value: {},
            fix: "add one, or remove cluster from layers in environment.yaml and delete this file",
        });
    });

    it("refuses a name that names in AWS could not carry", () => {
        const [problem] = inspect({ "Main-1": least }).problems;
        assert.equal(problem?.path, "instances.Main-1");
        assert.equal(problem.value, "Main-1");
        assert.match(problem.rule, /lower-case letters and digits, a letter first/);
    });

    it("refuses a misspelt setting, saying which one was meant", () => {
        assert.deepEqual(problemsOf({ nodegroups: {} }), [
            {
                path: "instances.main.nodegroups",
                rule: "is not a known setting",
                value: {},
                fix: "did you mean nodeGroups?",
            },
        ]);
    });

    it("refuses an add-on it has no rules for, saying which one was meant", () => {
        const [problem] = problemsOf({ addOns: { ...least.addOns, coreDNS: { version: "v1.14.3-eksbuild.3" } } });
        assert.equal(problem?.path, "instances.main.addOns.coreDNS");
        assert.equal(problem.fix, "did you mean coredns?");
    });

    it("refuses a version that YAML read as a number", () => {
        assert.deepEqual(problemsOf({ version: 1.36 }), [
            { path: "instances.main.version", rule: "must be text", value: 1.36, fix: "put it in quotes" },
        ]);
    });

    it("refuses a missing add-on version, with the command that lists them", () => {
        const addOns = Object.fromEntries(Object.entries(least.addOns).filter(([name]) => name !== "coredns"));
        assert.deepEqual(problemsOf({ addOns }), [
            {
                path: "instances.main.addOns.coredns",
                rule: "is required: a cluster does not work without it",
                value: undefined,
                fix: "add its version; aws eks describe-addon-versions --addon-name coredns --kubernetes-version 1.36 lists them",
            },
        ]);
    });

    it("refuses a public endpoint for the internet", () => {
        assert.deepEqual(problemsOf({ publicAccess: { cidrs: ["0.0.0.0/0"], reason: "runners without a VPN" } }), [
            {
                path: "instances.main.publicAccess.cidrs[0]",
                rule: "must be /9 or narrower: the Kubernetes API must not be open to the internet",
                value: "0.0.0.0/0",
                fix: "list the addresses of your offices and runners, or remove publicAccess and work from inside the VPC",
            },
        ]);
    });

    it("refuses a word that is no level, no capacity, no operating system", () => {
        const { general } = least.nodeGroups;
        const problems = problemsOf({
            access: { platform: { ...least.access.platform, level: "owner" } },
            nodeGroups: { general: { ...general, capacity: "reserved", operatingSystem: "ubuntu" } },
        });
        assert.deepEqual(
            problems.map(({ path, value }) => [path, value]),
            [
                ["instances.main.access.platform.level", "owner"],
                ["instances.main.nodeGroups.general.operatingSystem", "ubuntu"],
                ["instances.main.nodeGroups.general.capacity", "reserved"],
            ],
        );
        assert.equal(problems[0]?.rule, 'must be one of "cluster-admin", "admin", "edit", "view"');
        assert.equal(problems[0].fix, "choose one of them");
    });

    it("refuses retention that CloudWatch Logs does not take", () => {
        const [problem] = problemsOf({ logRetentionDays: 100 });
        assert.equal(problem?.path, "instances.main.logRetentionDays");
        assert.match(problem.rule, /^must be one of 1, 3, 5, 7, 14, 30, /);
        assert.equal(problem.value, 100);
    });

    it("refuses node groups of mixed architecture, and sizes that contradict each other, all at once", () => {
        const problems = problemsOf({
            nodeGroups: {
                general: { instanceTypes: ["m7g.large", "m7i.large"], size: { min: 5, max: 2 } },
                batch: { instanceTypes: ["m7i.large"], size: { min: -1, max: 2 } },
            },
        });
        // The negative size belongs to the schema, so the rules on groups wait until it is mended.
        assert.deepEqual(
            problems.map(({ path, value }) => [path, value]),
            [["instances.main.nodeGroups.batch.size.min", -1]],
        );
        const mended = problemsOf({
            nodeGroups: { general: { instanceTypes: ["m7g.large", "m7i.large"], size: { min: 5, max: 2 } } },
        });
        assert.deepEqual(
            mended.map(({ path }) => path),
            ["instances.main.nodeGroups.general.instanceTypes", "instances.main.nodeGroups.general.size.max"],
        );
    });

    it("refuses a group that could hold no node, with the line it stands on", () => {
        const { general } = least.nodeGroups;
        const { problems } = inspect({
            main: { ...least, nodeGroups: { general: { ...general, size: { min: 0, max: 0 } } } },
        });
        assert.equal(problems.length, 1);
        assert.equal(problems[0]?.path, "instances.main.nodeGroups.general.size.max");
        assert.match(problems[0].file ?? "", /^environments\/dev\/cluster\.yaml:\d+$/);
        assert.equal(problems[0].value, 0);
    });

    it("refuses a file without clusters at all", () => {
        writeFileSync(join(repository, "environments/dev/cluster.yaml"), "clusters: {}\n");
        const { problems } = inspectEnvironment({ repository, environment: "dev", layers: [alone] });
        assert.deepEqual(
            problems.map(({ path, rule }) => [path, rule]),
            [
                ["instances", "is required and must be a map of names to settings"],
                ["clusters", "is not a known setting"],
            ],
        );
    });
});
