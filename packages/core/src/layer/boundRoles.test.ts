import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { boundRoles } from "./boundRoles.ts";

const ROLE = "aws:iam/role:Role";
const BOUNDARY = "arn:aws:iam::222222222222:policy/deployment/plinth-dev-boundary";
const target = {
    account: "222222222222",
    region: "eu-west-1",
    partition: "aws",
    allowedRegions: ["eu-west-1"],
} as const;
const bound = boundRoles(
    { path: "/plinth/dev/", permissionsBoundary: "deployment/plinth-dev-boundary" },
    { ...target, allowedRegions: [...target.allowedRegions] },
);

class Made extends pulumi.ComponentResource {
    constructor(own: Partial<aws.iam.RoleArgs>, opts: pulumi.CustomResourceOptions = {}) {
        super("plinth:test:Made", "made", {}, { transformations: [bound] });
        new aws.iam.Role("role", { assumeRolePolicy: "{}", ...own }, { parent: this, ...opts });
        new aws.iam.Policy("policy", { policy: "{}" }, { parent: this });
        new aws.iam.InstanceProfile("profile", {}, { parent: this });
        new aws.sqs.Queue("queue", {}, { parent: this });
    }
}

describe("an environment's roles", () => {
    it("are below its path and held by its boundary, with their policies and profiles", async () => {
        const made = await record(() => new Made({}));
        const { path, permissionsBoundary } = made.only(ROLE);
        assert.deepEqual([path, permissionsBoundary], ["/plinth/dev/", BOUNDARY]);
        for (const type of ["aws:iam/policy:Policy", "aws:iam/instanceProfile:InstanceProfile"]) {
            assert.equal(made.only(type)["path"], "/plinth/dev/");
            assert.equal(made.only(type)["permissionsBoundary"], undefined);
        }
        assert.equal(made.only("aws:sqs/queue:Queue")["path"], undefined);
    });

    it("keep what a component says itself", async () => {
        const made = await record(
            () => new Made({ path: "/deployment/", permissionsBoundary: "arn:aws:iam::aws:policy/x" }),
        );
        const { path, permissionsBoundary } = made.only(ROLE);
        assert.deepEqual([path, permissionsBoundary], ["/deployment/", "arn:aws:iam::aws:policy/x"]);
    });

    it("stay where they are when they are imported", async () => {
        const made = await record(() => new Made({}, { import: "existing" }));
        assert.equal(made.only(ROLE)["path"], undefined);
    });
});
