import assert from "node:assert/strict";
import { preview, type PreviewResult } from "@plinth/engine";
import { stringify } from "yaml";
import { RepositoryCopy } from "../repository/copy.ts";

const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };
const identities = {
    mode: "created",
    environments: {
        "shared-tools": {
            preview: {
                forge: "github",
                repository,
                job: { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" },
            },
            deploy: { forge: "github", repository, job: { environment: "shared-tools" } },
            state: {
                kind: "s3",
                bucket: "acme-plinth-shared-tools-state",
                secretsKeyArn: "arn:aws:kms:eu-west-1:555555555555:key/0a1b2c3d",
            },
        },
        // Named as long as an environment may be.
        "review-account-12345": {
            preview: { forge: "pulumi", organization: "acme", job: { escEnvironment: "plinth/review-preview" } },
            deploy: { forge: "gitlab", project: "acme/platform", job: { branch: "main" } },
            state: { kind: "pulumi-cloud" },
        },
    },
};

describe("the account layer with roles for previews and deployments", function () {
    this.timeout(120_000);
    let copy: RepositoryCopy;
    let result: PreviewResult;
    before(async () => {
        copy = new RepositoryCopy();
        copy.edit("environments/shared/account.yaml", /$/, stringify({ identities }));
        const stacks = [{ directory: copy.layer("account"), stack: "shared" }];
        result = await preview({ stacks, policyPacks: [copy.policyPack] });
    });
    after(() => copy.remove());

    it("passes every rule of the pack, none unverified", () => {
        assert.equal(result.failed, false, JSON.stringify(result.stacks.map(({ diagnostics }) => diagnostics)));
        assert.deepEqual(
            result.findings
                .filter(
                    ({ outcome, decidedIn, urn }) =>
                        outcome !== "pass" && decidedIn === "settled" && urn.includes("identities-"),
                )
                .map(({ rule, urn, outcome }) => `${outcome} ${rule} ${urn}`),
            [],
        );
    });

    it("makes three identity providers, two boundaries and four roles, all of types with a model", () => {
        const [stack] = result.stacks;
        assert.deepEqual(stack?.gaps, []);
        const made = stack.resources.filter(({ name, custom }) => custom && name.startsWith("identities-"));
        const count = (type: string): number => made.filter((resource) => resource.type.endsWith(`:${type}`)).length;
        assert.deepEqual([count("OpenIdConnectProvider"), count("Role")], [3, 4]);
        assert.equal(made.filter(({ name }) => name.endsWith("-boundary-policy")).length, 2);
    });

    it("logs no opt-out: nothing is less safe than the default", () => {
        const said = result.stacks.flatMap(({ diagnostics }) => diagnostics).map(({ message }) => message);
        assert.deepEqual(
            said.filter((message) => message.includes("less safe than the default") && message.includes("identities-")),
            [],
        );
    });
});
