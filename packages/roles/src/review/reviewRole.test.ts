import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { evaluate, evaluateTrust, type Policies, type RequestContext } from "../evaluate/index.ts";
import { LIMITS, type PolicyDocument, sizeOf } from "../statements/document.ts";
import { checkReviewRoleArgs } from "./checkReviewRoleArgs.ts";
import { ReviewRole } from "./reviewRole.ts";
import type { ReviewRoleArgs } from "./reviewRoleArgs.ts";
import {
    asked,
    BOUND,
    type Case,
    COPIES,
    eks,
    file,
    IRELAND,
    key,
    PROVIDER,
    rds,
    repository,
    reviewArgs,
    shared,
    tagged,
} from "./testdata/requests.ts";

interface Made {
    /** Of the role that deploys reviews. */
    readonly role: Policies;
    /** Of a role that a review has made, with whatever policy it wrote. */
    readonly made: Policies;
    readonly trust: PolicyDocument;
    readonly boundary: PolicyDocument;
    readonly inputs: Readonly<Record<string, unknown>>;
}

const parse = (text: unknown): PolicyDocument => JSON.parse(String(text)) as PolicyDocument;
const EVERYTHING: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

async function made(change: Partial<ReviewRoleArgs> = {}): Promise<Made> {
    const { resources } = await record(() => new ReviewRole("dev-review", { ...reviewArgs, ...change }));
    const of = (type: string) => resources.filter((one) => one.type === type);
    const policies = of("aws:iam/policy:Policy");
    const boundary = parse(policies.find(({ name }) => name === "dev-review-boundary")?.inputs["policy"]);
    const own = [
        ...policies.filter(({ name }) => name !== "dev-review-boundary"),
        ...of("aws:iam/rolePolicy:RolePolicy"),
    ];
    const inputs = of("aws:iam/role:Role")[0]?.inputs ?? {};
    return {
        role: { identity: own.map(({ inputs: { policy } }) => parse(policy)), boundary },
        made: { identity: [EVERYTHING], boundary },
        trust: parse(inputs["assumeRolePolicy"]),
        boundary,
        inputs,
    };
}

describe("ReviewRole", () => {
    describe("for reviews that are a namespace", () => {
        let found: Made;
        before(async () => void (found = await made()));

        for (const [what, action, resource, context, ofRole, ofMade] of [
            ...shared,
            // What software does with what is shared is a right of the roles that reviews make, not of who deploys.
            ["signs in to the database", "rds-db:connect", "*", IRELAND, false, true],
            ["reads secrets by way of pods alone", "secretsmanager:GetSecretValue", "*", IRELAND, false, true],
            ["makes no database", "rds:CreateDBInstance", rds, asked("review-pr-7"), false, false],
            ["deletes no cache", "elasticache:DeleteReplicationGroup", "*", IRELAND, false, false],
        ] as readonly Case[]) {
            it(`${what}: ${action}`, () => {
                const may = (policies: Policies) => evaluate(policies, { action, resource, context }).because;
                assert.equal(may(found.role) === "allowed", ofRole, `the role: ${may(found.role)}`);
                assert.equal(may(found.made) === "allowed", ofMade, `a role of a review: ${may(found.made)}`);
            });
        }

        it("opens secrets of Secrets Manager by way of it, and nothing else with those keys", () => {
            const may = (context: RequestContext) =>
                evaluate(found.made, { action: "kms:Decrypt", resource: key("orders"), context }).allowed;
            assert.equal(may({ ...IRELAND, "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" }), true);
            assert.deepEqual(
                [may(IRELAND), may({ ...IRELAND, "kms:ViaService": "rds.eu-west-1.amazonaws.com" })],
                [false, false],
            );
        });
    });

    describe("for full copies", () => {
        let found: Made;
        before(async () => void (found = await made({ services: COPIES, reads: [] })));

        const own = shared.filter(
            ([what, action, resource]) =>
                !(action === "s3:GetObject" && resource.includes("plinth-network")) &&
                // Clusters of copies are their own, and carry their name.
                what !== "gives pods a review's identity",
        );
        for (const [what, action, resource, context, ofRole, ofMade] of [
            ...own,
            [
                "reads nothing of other stacks",
                "s3:GetObject",
                file("stacks/plinth-network/dev.json"),
                IRELAND,
                false,
                false,
            ],
            [
                "gives pods of its own cluster an identity",
                "eks:CreatePodIdentityAssociation",
                eks("cluster/b"),
                tagged("review-pr-7"),
                true,
                true,
            ],
            ["makes a database", "rds:CreateDBInstance", rds, asked("review-pr-7"), true, true],
            ["deletes a review's", "rds:DeleteDBInstance", rds, tagged("review-pr-7"), true, true],
            ["deletes none of the environment", "rds:DeleteDBInstance", rds, tagged("dev"), false, false],
            ["gives no resource another name", "rds:AddTagsToResource", rds, tagged("dev"), false, false],
            [
                "makes a group in a network",
                "ec2:CreateSecurityGroup",
                "arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-1",
                tagged("dev"),
                true,
                true,
            ],
            [
                "deletes no network of the environment",
                "ec2:DeleteVpc",
                "arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-1",
                tagged("dev"),
                false,
                false,
            ],
            [
                "names no network of the environment its own",
                "ec2:CreateTags",
                "arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-1",
                tagged("dev"),
                false,
                false,
            ],
            [
                "makes buckets of reviews",
                "s3:CreateBucket",
                "arn:aws:s3:::plinth-review-pr-7-logs",
                IRELAND,
                true,
                true,
            ],
            ["reads no other bucket", "s3:GetObject", "arn:aws:s3:::orders/1.json", IRELAND, false, false],
            [
                "makes nothing elsewhere",
                "rds:CreateDBInstance",
                rds,
                { "aws:RequestedRegion": "us-west-2" },
                false,
                false,
            ],
        ] as readonly Case[]) {
            it(`${what}: ${action}`, () => {
                const may = (policies: Policies) => evaluate(policies, { action, resource, context }).because;
                assert.equal(may(found.role) === "allowed", ofRole, `the role: ${may(found.role)}`);
                assert.equal(may(found.made) === "allowed", ofMade, `a role of a review: ${may(found.made)}`);
            });
        }

        it("fits into one policy, which a boundary has to be", () => {
            assert.ok(sizeOf(found.boundary) <= LIMITS.managedPolicy, String(sizeOf(found.boundary)));
        });
    });

    it("lets in the jobs of one environment of the forge, for two hours, and is out of reach of what it holds", async () => {
        const { trust, inputs } = await made();
        const may = (job: string): boolean =>
            evaluateTrust(
                trust,
                { kind: "Federated", name: PROVIDER },
                {
                    action: "sts:AssumeRoleWithWebIdentity",
                    context: {
                        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                        "token.actions.githubusercontent.com:sub": `repo:acme@123456/platform@456789:${job}`,
                    },
                },
            ).allowed;
        assert.equal(may("environment:review"), true);
        for (const job of ["environment:dev", "environment:dev-preview", "pull_request", "ref:refs/heads/main"]) {
            assert.equal(may(job), false, job);
        }
        assert.deepEqual(
            [inputs["path"], inputs["maxSessionDuration"], inputs["permissionsBoundary"]],
            ["/deployment/", 7200, BOUND["iam:PermissionsBoundary"]],
        );
    });

    it("can have keys that are made beside it, with the same rights", async () => {
        const state = {
            kind: "s3",
            bucket: "acme-state",
            bucketKeyArn: pulumi.output(key("files")),
            secretsKeyArn: pulumi.output(key("secrets")),
        } as const;
        const found = await made({ state });
        for (const [action, resource, expected] of [
            ["kms:GenerateDataKey", key("files"), true],
            ["kms:Encrypt", key("secrets"), true],
            ["kms:Encrypt", key("orders"), false],
            ["s3:PutObject", file("stacks/plinth/review-pr-7.json"), true],
        ] as const) {
            assert.equal(evaluate(found.role, { action, resource, context: IRELAND }).allowed, expected, action);
        }
    });

    const refused = (change: Partial<ReviewRoleArgs>): string[] =>
        checkReviewRoleArgs({ ...reviewArgs, ...change }).map(({ path, rule }) => `${path}: ${rule}`);

    it("takes the least there is to say", () => {
        assert.deepEqual(refused({}), []);
    });

    for (const [what, change, words] of [
        [
            "the job that deploys the environment",
            { identity: { forge: "github", repository, job: { environment: "dev" } } },
            /^identity\.job\.environment: must not be the job that deploys/,
        ],
        [
            "a subject of many",
            { identity: { forge: "github", repository, job: { environment: "*" } } },
            /^identity\.job: must be whole/,
        ],
        ["the path of the environment's own roles", { rolePath: "/plinth/dev/" }, /^rolePath: must be apart/],
        ["a pattern where software may do one thing", { uses: ["rds:*"] }, /^uses\[0\]: must be one action/],
        ["a file where a project is meant", { reads: ["../x"] }, /^reads\[0\]: must be the name of a Pulumi project/],
        ["services that lead out of the boundary", { services: ["iam"] }, /^services\[0\]: would let its holder out/],
        [
            "a bucket's ARN where its name is meant",
            { state: { kind: "s3", bucket: "arn:aws:s3:::x" } },
            /^state\.bucket: must be the name/,
        ],
    ] as const satisfies readonly (readonly [string, Partial<ReviewRoleArgs>, RegExp])[]) {
        it(`refuses ${what}`, () => {
            const [first = "accepted", ...more] = refused(change);
            assert.match(first, words);
            assert.deepEqual(more, []);
        });
    }
});
