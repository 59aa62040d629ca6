import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { boundaryStatements, DATA_READS, GLOBAL_SERVICES, REGIONAL_SERVICES, reviewBoundary } from "@plinth/roles/plan";

const root = join(import.meta.dirname, "../..");

interface Table {
    readonly services: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
const { services } = JSON.parse(readFileSync(join(root, "policies/data/serviceActions.json"), "utf8")) as Table;
const known = new Set(
    Object.entries(services).flatMap(([service, kinds]) =>
        Object.values(kinds).flatMap((actions) => actions.split(" ").map((action) => `${service}:${action}`)),
    ),
);

describe("actions that roles are given or kept from", () => {
    const statements = boundaryStatements({
        account: "222222222222",
        policyName: "plinth-dev-boundary",
        allowedRegions: ["eu-west-1"],
        rolePath: "/plinth/dev/",
    });

    it("are actions of the Service Authorization Reference: a misspelt denial would deny nothing", () => {
        const reviews = reviewBoundary({
            environment: "dev",
            account: "222222222222",
            allowedRegions: ["eu-west-1"],
            providerArn: "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com",
            identity: { forge: "gitlab", project: "acme/platform", job: { branch: "main" } },
            policyName: "plinth-dev-review-boundary",
            rolePath: "/plinth/dev-review/",
            state: { kind: "s3", bucket: "acme-state", secretsKeyArn: "arn:aws:kms:eu-west-1:222222222222:key/1" },
            project: "plinth",
            reads: ["plinth-network"],
            services: ["ec2", "eks", "kms", "s3"],
        });
        const named = [...[...statements, ...reviews].flatMap(({ actions }) => actions), ...DATA_READS];
        assert.ok(named.length > 100, String(named.length));
        const exact = named.filter((action) => !action.includes("*"));
        assert.deepEqual(
            exact.filter((action) => !known.has(action)),
            [],
        );
        for (const pattern of named.filter((action) => action.includes("*"))) {
            const begin = pattern.slice(0, pattern.indexOf("*"));
            assert.ok(
                [...known].some((action) => action.startsWith(begin)),
                pattern,
            );
        }
    });

    it("are of services that the policy pack knows as well", () => {
        const file = join(root, "packages/roles/src/statements/services.json");
        const { prefixes } = JSON.parse(readFileSync(file, "utf8")) as { prefixes: string };
        assert.deepEqual(prefixes.split(" "), Object.keys(services).toSorted());
        for (const service of [...REGIONAL_SERVICES, ...GLOBAL_SERVICES]) assert.ok(service in services, service);
    });
});
