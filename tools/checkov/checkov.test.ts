import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ruleByName } from "@plinth/policies/catalogue";
import { manifests } from "./manifests.ts";
import { type Beside, page } from "./page.ts";
import type { JsonPlan } from "./preview.ts";
import { terraformPlan } from "./terraformPlan.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const vpc = "urn:pulumi:dev::app::aws:ec2/vpc:Vpc::main";
const template = "urn:pulumi:dev::app::aws:ec2/launchTemplate:LaunchTemplate::nodes";

const plan: JsonPlan = {
    stacks: [
        {
            resources: [
                {
                    urn: vpc,
                    type: "aws:ec2/vpc:Vpc",
                    custom: true,
                    inputs: { cidrBlock: { $unknown: true }, tags: { camelCase: "kept" } },
                    settledOutputs: { cidrBlock: "10.0.0.0/16", id: "vpc-1" },
                    propertyDependencies: {},
                },
                {
                    urn: template,
                    type: "aws:ec2/launchTemplate:LaunchTemplate",
                    custom: true,
                    inputs: {
                        metadataOptions: { httpTokens: "required" },
                        blockDeviceMappings: [{ ebs: { encrypted: "true" } }],
                    },
                    propertyDependencies: { vpcSecurityGroupIds: [vpc] },
                },
                {
                    urn: "read",
                    type: "aws:ec2/vpc:Vpc",
                    custom: true,
                    read: true,
                    inputs: {},
                    propertyDependencies: {},
                },
            ],
        },
    ],
};

interface Planned {
    readonly planned_values: { root_module: { resources: { type: string; values: unknown }[] } };
    readonly configuration: { root_module: { resources: { expressions: unknown }[] } };
}

describe("a plan written as a Terraform plan", () => {
    const written = terraformPlan(plan).plan as Planned;

    it("has the values of the settled pass under Terraform's names, blocks as lists, tags as they are", () => {
        assert.deepEqual(
            written.planned_values.root_module.resources.map(({ type, values }) => [type, values]),
            [
                ["aws_vpc", { cidr_block: "10.0.0.0/16", tags: { camelCase: "kept" } }],
                [
                    "aws_launch_template",
                    {
                        metadata_options: [{ http_tokens: "required" }],
                        block_device_mappings: [{ ebs: [{ encrypted: "true" }] }],
                    },
                ],
            ],
        );
    });

    it("keeps the references between resources", () => {
        const address = "aws_vpc.app_aws_ec2_vpc_Vpc_main";
        assert.deepEqual(written.configuration.root_module.resources[1]?.expressions, {
            vpc_security_group_ids: { references: [`${address}.id`, address] },
        });
    });

    it("refuses a type that has no Terraform name", () => {
        const [stack] = plan.stacks;
        const [resource] = stack?.resources ?? [];
        assert.ok(resource !== undefined);
        const strange = { stacks: [{ resources: [{ ...resource, type: "aws:new/thing:Thing" }] }] };
        assert.throws(() => terraformPlan(strange), /no Terraform name for aws:new\/thing:Thing/);
    });
});

describe("a plan written as manifests", () => {
    const object = (type: string, name: string, more: object = {}) => ({
        urn: `urn:${name}`,
        type: `kubernetes:${type}`,
        custom: true,
        inputs: { metadata: { name, namespace: { $unknown: true } }, ...more },
        settledOutputs: { metadata: { name, namespace: "shop" }, status: {}, spec: { replicas: 1, image: "i" } },
        propertyDependencies: {},
    });
    const written = manifests({
        stacks: [
            {
                resources: [
                    object("apps/v1:Deployment", "web", {
                        spec: { image: { $unknown: true }, token: { $secret: true } },
                    }),
                    object("core/v1:ConfigMap", "settings"),
                    object("helm.sh/v3:Release", "chart"),
                    { ...object("core/v1:Service", "theirs"), read: true },
                ],
            },
        ],
    });

    it("has the objects that programs state, with what is known after the settled pass and no secret", () => {
        assert.deepEqual(written.objects, [
            {
                apiVersion: "apps/v1",
                kind: "Deployment",
                metadata: { name: "web", namespace: "shop" },
                spec: { image: "i", token: "secret" },
            },
            { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "shop" } },
        ]);
    });

    it("knows what Checkov names: an object, and the pods of a workload", () => {
        assert.deepEqual(
            ["Deployment.shop.web", "Pod.shop.web.app-web", "Pod.shop.other.app-web", "ConfigMap.default.settings"].map(
                written.urnOf,
            ),
            ["urn:web", "urn:web", undefined, undefined],
        );
    });
});

describe("the page about Checkov", () => {
    const failed = [{ id: "CKV_AWS_16", title: "encrypted", address: "aws_db_instance.one" }];
    const beside = (rules: readonly string[]): Beside => ({
        environment: "dev",
        resources: 1,
        result: { version: "1", passed: 2, failed },
        urnOf: (address) => (address === "aws_db_instance.one" ? "urn:one" : undefined),
        findings: rules.map((rule) => ({ rule, outcome: "violation", urn: "urn:one" })),
    });
    const rules = { CKV_AWS_16: ["rds-encryption"] };
    const open = (found: readonly string[], reasons: Record<string, string>): string[] =>
        page({ resources: [beside(found)], objects: [] }, { rules, reasons, date: "2026-01-01" }).open;

    it("explains a failure by the rule that finds the same", () => {
        assert.deepEqual(open(["rds-encryption"], {}), []);
    });

    it("explains a failure by a reason", () => {
        assert.deepEqual(open([], { CKV_AWS_16: "why" }), []);
    });

    it("leaves open what another rule finds, and what nothing explains", () => {
        assert.deepEqual(open(["rds-public"], {}), ["dev: CKV_AWS_16 encrypted: aws_db_instance.one"]);
    });

    it("has the Kubernetes objects in tables of their own", () => {
        const { text, open: left } = page(
            { resources: [], objects: [beside(["rds-encryption"])] },
            { rules, reasons: {}, date: "2026-01-01" },
        );
        assert.deepEqual(left, []);
        assert.match(
            text,
            /## What Checkov fails of Kubernetes objects\n\n.*\n.*\n\| dev \| CKV_AWS_16 .* found: rds-encryption/,
        );
    });

    it("in docs has every environment, and no failure without a reason", () => {
        const text = readFileSync(path.join(ROOT, "docs/checkov.md"), "utf8");
        for (const environment of readdirSync(path.join(ROOT, "environments"))) {
            assert.match(text, new RegExp(`^\\| ${environment} +\\|`, "m"));
        }
        assert.doesNotMatch(text, /unexplained/);
    });

    it("names only rules that the pack has", () => {
        const known = JSON.parse(readFileSync(path.join(import.meta.dirname, "rules.json"), "utf8")) as object;
        const named = new Set(Object.values(known).flat() as string[]);
        assert.deepEqual(
            [...named].filter((rule) => !ruleByName.has(rule)),
            [],
        );
    });
});
