import assert from "node:assert/strict";
import { factsOf } from "@plinth/cloud";
import { preview, type PreviewResult } from "@plinth/engine";
import { evaluate } from "@plinth/roles/evaluate";
import { boundaryArn, boundaryStatements, policyDocument } from "@plinth/roles/plan";
import { RepositoryCopy } from "../repository/copy.ts";
import { environmentStacks } from "../settled/environmentStacks.ts";

const account = "444444444444";
const allowedRegions = ["eu-west-1", "eu-central-1"];
const args = { account, allowedRegions, rolePath: "/plinth/prod/", policyName: "plinth-prod-boundary" };
const boundary = policyDocument(boundaryStatements(args));
const admin = { ...boundary, Statement: [{ Effect: "Allow", Action: "*", Resource: "*" } as const] };

/** The service of a type, as IAM calls it: from CloudFormation's name for it or, without one, the provider's. */
const SERVICES: Readonly<Record<string, string>> = { elasticloadbalancingv2: "elasticloadbalancing", vpc: "ec2" };

describe("prod, deployed by a role with a permissions boundary", function () {
    this.timeout(120_000);
    let copy: RepositoryCopy;
    let result: PreviewResult;
    before(async () => {
        copy = new RepositoryCopy();
        copy.setLayout("prod", "single");
        copy.edit(
            "environments/prod/environment.yaml",
            /$/,
            "roles: { path: /plinth/prod/, permissionsBoundary: deployment/plinth-prod-boundary }\n",
        );
        result = await preview({ stacks: environmentStacks(copy.root, "prod"), policyPacks: [copy.policyPack] });
    });
    after(() => copy.remove());

    const made = () =>
        result.stacks
            .flatMap(({ resources }) => resources)
            .filter(({ type, custom }) => custom && type.startsWith("aws:"));

    it("has every role of every layer below its path and held by its boundary", () => {
        assert.equal(result.failed, false, JSON.stringify(result.stacks.map(({ diagnostics }) => diagnostics)));
        const roles = made().filter(({ type }) => type === "aws:iam/role:Role");
        assert.ok(roles.length >= 4, String(roles.length));
        for (const { urn, inputs } of roles) {
            assert.deepEqual([inputs["path"], inputs["permissionsBoundary"]], [args.rolePath, boundaryArn(args)], urn);
        }
    });

    it("is made of nothing that the boundary keeps deployments from", () => {
        const services = new Set(
            made().flatMap(({ type }) => {
                const [, name = type.split(":")[1]?.split("/")[0] ?? ""] =
                    factsOf(type)?.cloudFormation?.split("::") ?? [];
                const service = name.toLowerCase();
                return service === "iam" ? [] : [SERVICES[service] ?? service];
            }),
        );
        assert.ok(services.size >= 8, [...services].join(" "));
        const context = { "aws:RequestedRegion": "eu-west-1" };
        assert.deepEqual(
            [...services].filter(
                (service) =>
                    !evaluate({ identity: [admin], boundary }, { action: `${service}:Create`, context }).allowed,
            ),
            [],
        );
    });
});
