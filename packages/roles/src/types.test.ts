import type { DeploymentRolesArgs, RoleArgs } from "./index.ts";
import {
    allow,
    type Conditions,
    deny,
    type DeployIdentity,
    type GitHubIdentity,
    type PreviewIdentity,
    type Trust,
} from "./plan.ts";

const repository = { owner: "acme", ownerId: 1, name: "platform", id: 2 };
const resources = ["arn:aws:s3:::orders/*"];
const job = { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" };

describe("types", () => {
    it("let no grant name what it leaves out, and no denial both", () => {
        // @ts-expect-error a grant names its resources
        void allow({ actions: ["s3:GetObject"], exceptResources: resources });
        // @ts-expect-error there is no such part
        void allow({ actions: [], notActions: ["s3:GetObject"], resources });
        // @ts-expect-error one or the other
        void deny({ actions: ["s3:GetObject"], resources, exceptResources: resources });
    });

    it("give each operator the values it compares", () => {
        // @ts-expect-error a boolean
        const text: Conditions = { Bool: { "aws:SecureTransport": "true" } };
        // @ts-expect-error a number
        const number: Conditions = { NumericLessThan: { "s3:max-keys": "10" } };
        // @ts-expect-error no such operator
        const unknown: Conditions = { StringMatches: { "aws:SourceArn": "x" } };
        void [text, number, unknown];
    });

    it("let no pull request deploy, and no update preview", () => {
        // @ts-expect-error the job of a pull request
        const pullRequest: DeployIdentity = { forge: "github", repository, job };
        const update: PreviewIdentity = {
            forge: "pulumi",
            organization: "acme",
            // @ts-expect-error an operation that changes
            job: { projects: ["a"], stack: "prod", operations: ["update"] },
        };
        void [pullRequest, update];
    });

    it("want a decision where there is no safe default", () => {
        // @ts-expect-error on whose behalf the service comes
        const anybody: Trust = { kind: "service", service: "ec2.amazonaws.com" };
        // @ts-expect-error a boundary, or why there is none
        const unbound: RoleArgs = { description: "x", account: "1", trust: [] };
        const names = { owner: "acme", name: "platform" };
        // @ts-expect-error ids, or why there are none
        const renamable: GitHubIdentity["repository"] = names;
        // @ts-expect-error where the state is
        const stateless: Pick<DeploymentRolesArgs, "state"> = {};
        void [anybody, unbound, renamable, stateless];
    });
});
