import assert from "node:assert/strict";
import { type Caller, evaluateTrust, type RequestContext } from "../evaluate/index.ts";
import { checkTrust } from "./checkTrust.ts";
import type { Trust } from "./trust.ts";
import { trustDocument } from "./trustDocument.ts";

const OWN = "222222222222";
const OTHER_ROLE = "arn:aws:iam::333333333333:role/ci";
const PROVIDER = "arn:aws:iam::222222222222:oidc-provider/gitlab.com";
const identity = { forge: "gitlab", project: "acme/platform", job: { branch: "main" } } as const;

function may(trust: Trust, caller: Caller, context: RequestContext, action = "sts:AssumeRole"): boolean {
    return evaluateTrust(trustDocument([trust]), caller, { action, context }).allowed;
}

function refused(...trusts: readonly Trust<unknown>[]): string[] {
    return checkTrust(trusts, OWN, "trust").map(({ path, rule }) => `${path}: ${rule}`);
}

describe("trust", () => {
    it("in a service holds for the account and the resources named", () => {
        const trust: Trust = {
            kind: "service",
            service: "backup.amazonaws.com",
            source: { account: OWN, arns: ["arn:aws:backup:eu-west-1:222222222222:backup-vault:*"] },
        };
        assert.deepEqual(refused(trust), []);
        const caller: Caller = { kind: "Service", name: "backup.amazonaws.com" };
        const vault = "arn:aws:backup:eu-west-1:222222222222:backup-vault:main";
        assert.equal(may(trust, caller, { "aws:SourceAccount": OWN, "aws:SourceArn": vault }), true);
        assert.equal(may(trust, caller, { "aws:SourceAccount": "333333333333", "aws:SourceArn": vault }), false);
        assert.equal(may(trust, caller, { "aws:SourceAccount": OWN }), false);
        assert.equal(may(trust, caller, { "aws:SourceAccount": OWN, "aws:SourceArn": vault }, "sts:TagSession"), false);
    });

    it("in roles of another account holds with the external id agreed on", () => {
        const trust: Trust = { kind: "roles", roleArns: [OTHER_ROLE], externalId: "acme-1" };
        assert.deepEqual(refused(trust), []);
        const caller: Caller = { kind: "AWS", name: OTHER_ROLE };
        assert.equal(may(trust, caller, { "sts:ExternalId": "acme-1" }), true);
        assert.equal(may(trust, caller, {}), false);
        assert.equal(may(trust, { kind: "AWS", name: `${OTHER_ROLE}2` }, { "sts:ExternalId": "acme-1" }), false);
    });

    it("in roles of the own account needs their names alone", () => {
        assert.deepEqual(refused({ kind: "roles", roleArns: ["arn:aws:iam::222222222222:role/admin"] }), []);
    });

    it("in pods holds for one service account of one cluster", () => {
        const trust: Trust = { kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "web" };
        const caller: Caller = { kind: "Service", name: "pods.eks.amazonaws.com" };
        const tags = (serviceAccount: string): RequestContext => ({
            "aws:RequestTag/eks-cluster-name": "main",
            "aws:RequestTag/kubernetes-namespace": "shop",
            "aws:RequestTag/kubernetes-service-account": serviceAccount,
        });
        assert.equal(may(trust, caller, tags("web"), "sts:TagSession"), true);
        assert.equal(may(trust, caller, tags("api")), false);
    });

    it("in an identity compares audience and subject whole", () => {
        const trust: Trust = { kind: "identity", providerArn: PROVIDER, identity };
        assert.deepEqual(refused(trust), []);
        const [statement] = trustDocument([trust]).Statement;
        assert.deepEqual(statement?.Condition, {
            StringEquals: {
                "gitlab.com:aud": "https://gitlab.com",
                "gitlab.com:sub": "project_path:acme/platform:ref_type:branch:ref:main",
            },
        });
        assert.equal(statement.Action, "sts:AssumeRoleWithWebIdentity");
    });

    it("in several of a kind names its statements apart", () => {
        const roles = [OTHER_ROLE, `${OTHER_ROLE}2`].map((arn): Trust => ({
            kind: "roles",
            roleArns: [arn],
            organizationId: "o-a1b2c3d4e5",
        }));
        assert.deepEqual(
            trustDocument(roles).Statement.map(({ Sid }) => Sid),
            ["Roles", "Roles2"],
        );
    });

    for (const [what, trust, words] of [
        [
            "a whole account",
            { kind: "roles", roleArns: ["arn:aws:iam::222222222222:root"] },
            "roleArns[0]: must be one role: a whole account, a user or * would let in people nobody named",
        ],
        [
            "every role of an account",
            { kind: "roles", roleArns: ["arn:aws:iam::222222222222:role/*"] },
            "roleArns[0]: must be one role: a whole account, a user or * would let in people nobody named",
        ],
        [
            "a role of another account by its name alone",
            { kind: "roles", roleArns: [OTHER_ROLE] },
            "roleArns: must not let in another account by its role's name alone",
        ],
        [
            "an external id of one character",
            { kind: "roles", roleArns: [OTHER_ROLE], externalId: "x" },
            "externalId: must have 2 to 1224 characters of A-Z a-z 0-9 _+=,.@:/-",
        ],
        [
            "an organisation that is none",
            { kind: "roles", roleArns: [OTHER_ROLE], organizationId: "acme" },
            "organizationId: must be an organisation's id",
        ],
        ["nobody's roles", { kind: "roles", roleArns: [] }, "roleArns: must name a role"],
        [
            "a service by its short name",
            { kind: "service", service: "ec2", source: { account: OWN } },
            "service: must be the name of a service",
        ],
        [
            "a service from anywhere without a reason",
            { kind: "service", service: "ec2.amazonaws.com", source: { unchecked: "" } },
            "source.unchecked: must say why",
        ],
        [
            "a service for an account that is none",
            { kind: "service", service: "ec2.amazonaws.com", source: { account: "22" } },
            "source.account: must be an account of 12 digits",
        ],
        [
            "a service for resources of any service",
            { kind: "service", service: "ec2.amazonaws.com", source: { account: OWN, arns: ["arn:*"] } },
            "source.arns[0]: must be an ARN that names its service",
        ],
        [
            "every service account of a namespace",
            { kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "*" },
            "serviceAccount: must be one name, without *",
        ],
        [
            "the provider of another issuer",
            { kind: "identity", providerArn: "arn:aws:iam::222222222222:oidc-provider/api.pulumi.com/oidc", identity },
            "providerArn: must be the identity provider of the identity's issuer",
        ],
    ] satisfies readonly (readonly [string, Trust, string])[]) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(refused(trust), [`trust[0].${words}`]);
        });
    }

    it("refuses a role that nobody can take", () => {
        assert.deepEqual(refused(), ["trust: must name who may take the role"]);
    });
});
