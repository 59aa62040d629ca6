import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { evaluate, type RequestContext } from "../evaluate/index.ts";
import { policyDocument, sizeOf } from "../statements/document.ts";
import { boundaryArn, type BoundaryArgs } from "./boundaryArgs.ts";
import { boundaryStatements } from "./boundaryStatements.ts";
import { checkBoundaryArgs } from "./checkBoundaryArgs.ts";
import known from "../statements/services.json" with { type: "json" };
import { PermissionBoundary } from "./permissionBoundary.ts";
import { NEVER_SERVICES } from "./services.ts";

const valid: BoundaryArgs = {
    account: "222222222222",
    policyName: "plinth-dev-boundary",
    allowedRegions: ["eu-west-1", "eu-central-1"],
    rolePath: "/plinth/dev/",
};
const boundary = policyDocument(boundaryStatements(valid));
const everything = policyDocument([]);
/** A principal whose own policies grant everything, so that the boundary alone decides. */
const admin = { ...everything, Statement: [{ Effect: "Allow", Action: "*", Resource: "*" } as const] };

const iam = (name: string): string => `arn:aws:iam::222222222222:${name}`;
const OWN = iam("role/plinth/dev/web-role-1a2b3c4");
const BOUND: RequestContext = { "iam:PermissionsBoundary": boundaryArn(valid) };
const IRELAND: RequestContext = { "aws:RequestedRegion": "eu-west-1" };
const GLOBAL: RequestContext = { "aws:RequestedRegion": "us-east-1" };

type Row = readonly [what: string, action: string, resource: string, context: RequestContext];

const allowed: readonly Row[] = [
    ["a database in an allowed region", "rds:CreateDBInstance", "*", IRELAND],
    ["a copy in the second allowed region", "kms:CreateKey", "*", { "aws:RequestedRegion": "eu-central-1" }],
    ["software reading its objects", "s3:GetObject", "arn:aws:s3:::orders/1", IRELAND],
    ["a distribution, which is global", "cloudfront:CreateDistribution", "*", GLOBAL],
    ["looking at rights", "iam:GetRole", iam("role/admin"), GLOBAL],
    ["a role in the path with the boundary", "iam:CreateRole", OWN, BOUND],
    ["its policies", "iam:PutRolePolicy", OWN, BOUND],
    ["its trust", "iam:UpdateAssumeRolePolicy", OWN, BOUND],
    ["its end", "iam:DeleteRole", OWN, BOUND],
    ["giving a role of the path the boundary", "iam:PutRolePermissionsBoundary", OWN, BOUND],
    ["handing a role of the path to a service", "iam:PassRole", OWN, { "iam:PassedToService": "ecs.amazonaws.com" }],
    ["a policy in the path", "iam:CreatePolicyVersion", iam("policy/plinth/dev/web"), {}],
    ["an instance profile that Karpenter names", "iam:CreateInstanceProfile", iam("instance-profile/main_1234"), {}],
    ["the role a service makes for itself", "iam:CreateServiceLinkedRole", iam("role/aws-service-role/x/y"), {}],
    [
        "the tokens of a cluster of its own",
        "iam:CreateOpenIDConnectProvider",
        iam("oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC"),
        {},
    ],
];

const refused: readonly (readonly [...Row, because: string])[] = [
    ["anything in another region", "ec2:RunInstances", "*", { "aws:RequestedRegion": "us-west-2" }, "denied"],
    ["a regional service by its global endpoint", "s3:CreateBucket", "arn:aws:s3:::x", GLOBAL, "denied"],
    [
        "a service that is no part of the platform",
        "sagemaker:CreateNotebookInstance",
        "*",
        IRELAND,
        "outside the boundary",
    ],
    ["a role without the boundary", "iam:CreateRole", OWN, {}, "denied"],
    [
        "a role with another boundary",
        "iam:CreateRole",
        OWN,
        { "iam:PermissionsBoundary": iam("policy/loose") },
        "denied",
    ],
    ["a role outside the path", "iam:CreateRole", iam("role/web"), BOUND, "outside the boundary"],
    ["taking the boundary off a role", "iam:DeleteRolePermissionsBoundary", OWN, BOUND, "denied"],
    [
        "exchanging it for another",
        "iam:PutRolePermissionsBoundary",
        OWN,
        { "iam:PermissionsBoundary": iam("policy/x") },
        "denied",
    ],
    ["a new version of the boundary", "iam:CreatePolicyVersion", boundaryArn(valid), {}, "denied"],
    ["an old version of the boundary", "iam:SetDefaultPolicyVersion", boundaryArn(valid), {}, "denied"],
    ["the end of the boundary", "iam:DeletePolicy", boundaryArn(valid), {}, "denied"],
    [
        "the trust of a role that deploys",
        "iam:UpdateAssumeRolePolicy",
        iam("role/deployment/dev-deploy"),
        BOUND,
        "denied",
    ],
    ["handing over a role that deploys", "iam:PassRole", iam("role/deployment/dev-deploy"), {}, "denied"],
    ["handing over an administrator", "iam:PassRole", iam("role/admin"), {}, "outside the boundary"],
    ["becoming an administrator", "sts:AssumeRole", iam("role/admin"), IRELAND, "outside the boundary"],
    ["rights for a role that exists without the boundary", "iam:AttachRolePolicy", OWN, {}, "denied"],
    ["a user", "iam:CreateUser", iam("user/plinth/dev/x"), {}, "denied"],
    ["a key of a user", "iam:CreateAccessKey", iam("user/ann"), {}, "denied"],
    ["a password of a user", "iam:CreateLoginProfile", iam("user/ann"), {}, "denied"],
    ["tokens of anybody", "iam:CreateOpenIDConnectProvider", iam("oidc-provider/evil.example.com"), {}, "denied"],
    ["audiences of the forge", "iam:AddClientIDToOpenIDConnectProvider", iam("oidc-provider/gitlab.com"), {}, "denied"],
    ["the end of the audit trail", "cloudtrail:StopLogging", "*", IRELAND, "denied"],
    ["volumes without encryption", "ec2:DisableEbsEncryptionByDefault", "*", IRELAND, "denied"],
    ["public buckets", "s3:PutAccountPublicAccessBlock", "*", IRELAND, "denied"],
    ["leaving the organisation", "organizations:LeaveOrganization", "*", GLOBAL, "outside the boundary"],
];

describe("the permission boundary", () => {
    for (const [what, action, resource, context] of allowed) {
        it(`lets its holder have ${what}: ${action}`, () => {
            const decision = evaluate({ identity: [admin], boundary }, { action, resource, context });
            assert.deepEqual(decision.because, "allowed", JSON.stringify(decision.statement));
        });
    }

    for (const [what, action, resource, context, because] of refused) {
        it(`keeps its holder from ${what}: ${action}`, () => {
            assert.equal(evaluate({ identity: [admin], boundary }, { action, resource, context }).because, because);
        });
    }

    it("grants nothing by itself", () => {
        const request = { action: "rds:CreateDBInstance", context: IRELAND };
        assert.equal(evaluate({ identity: [everything], boundary }, request).because, "not granted");
    });

    it("leaves what watches the account to a boundary without protectAudit", () => {
        const services = ["cloudtrail", "guardduty", "s3"];
        const loose = policyDocument(boundaryStatements({ ...valid, services, protectAudit: false }));
        const request = { action: "cloudtrail:UpdateTrail", context: IRELAND };
        assert.equal(evaluate({ identity: [admin], boundary: loose }, request).allowed, true);
        const tight = policyDocument(boundaryStatements({ ...valid, services }));
        assert.equal(evaluate({ identity: [admin], boundary: tight }, request).because, "denied");
    });

    it("keeps the state of other environments out of reach, by their buckets and keys", () => {
        const key = "arn:aws:kms:eu-west-1:222222222222:key/prod";
        const outOfReach = { buckets: ["acme-plinth-prod-state"], keyArns: [key] };
        const apart = policyDocument(boundaryStatements({ ...valid, outOfReach }));
        const because = (action: string, resource: string) =>
            evaluate({ identity: [admin], boundary: apart }, { action, resource, context: IRELAND }).because;
        assert.deepEqual(
            [
                because("s3:GetObject", "arn:aws:s3:::acme-plinth-prod-state/.pulumi/stacks/a.json"),
                because("s3:PutBucketPolicy", "arn:aws:s3:::acme-plinth-prod-state"),
                because("kms:Decrypt", key),
                because("s3:GetObject", "arn:aws:s3:::acme-plinth-dev-state/.pulumi/stacks/a.json"),
                because("kms:Decrypt", key.replace("prod", "dev")),
            ],
            ["denied", "denied", "denied", "allowed", "allowed"],
        );
    });

    it("fits into a managed policy, with room for as many regions as anybody has", () => {
        const allowedRegions = Array.from({ length: 12 }, (_, index) => `ap-southeast-${index % 10}`);
        const size = sizeOf(policyDocument(boundaryStatements({ ...valid, allowedRegions })));
        assert.ok(size < 6144, String(size));
    });

    it("is a policy that every role can name before it exists", async () => {
        const made = await record(() => new PermissionBoundary("account-boundary", valid));
        const policy = made.only("aws:iam/policy:Policy");
        assert.deepEqual([policy["name"], policy["path"]], ["plinth-dev-boundary", "/deployment/"]);
        assert.deepEqual(JSON.parse(String(policy["policy"])), boundary);
        assert.equal(await made.known(made.result.arn), boundaryArn(valid));
        assert.equal(boundaryArn(valid), "arn:aws:iam::222222222222:policy/deployment/plinth-dev-boundary");
    });

    it("names its regions in each partition", () => {
        const china = boundaryStatements({ ...valid, partition: "aws-cn", allowedRegions: ["cn-north-1"] });
        const [, global] = china;
        assert.deepEqual(global?.conditions, { StringEquals: { "aws:RequestedRegion": "cn-north-1" } });
    });

    for (const [what, change, words] of [
        ["IAM among the services", { services: ["iam"] }, "services[0]: would let its holder out of the boundary"],
        [
            "organisations among the global services",
            { globalServices: ["organizations"] },
            "globalServices[0]: would let its holder out of the boundary",
        ],
        [
            "a service that AWS does not have",
            { services: ["elb"] },
            "services[0]: must be a service of the Service Authorization Reference",
        ],
        ["no region", { allowedRegions: [] }, "allowedRegions: must name a region"],
        [
            "a region that is none",
            { allowedRegions: ["Ireland"] },
            "allowedRegions[0]: must be a region such as eu-west-1",
        ],
        ["roles anywhere", { rolePath: "/" }, "rolePath: must be a path below the root, between slashes"],
        [
            "roles beside those that deploy",
            { rolePath: "/deployment/dev/" },
            "rolePath: must be apart from deploymentPath, or deployments could change what limits them",
        ],
        ["an account that is none", { account: "1" }, "account: must be an AWS account id of 12 digits"],
        [
            "a name with a slash",
            { policyName: "a/b" },
            "policyName: must be 1 to 128 characters of A-Z a-z 0-9 _+=,.@-",
        ],
        [
            "a bucket's ARN where its name is meant",
            { outOfReach: { buckets: ["arn:aws:s3:::state"], keyArns: ["alias/state"] } },
            ["outOfReach.buckets[0]: must be the name of a bucket", "outOfReach.keyArns[0]: must be the ARN of a key"],
        ],
        ["a partition that is none", { partition: "aws-eu" }, "partition: must be one of aws, aws-cn, aws-us-gov"],
    ] as const) {
        it(`refuses ${what}`, () => {
            const problems = checkBoundaryArgs({ ...valid, ...change });
            assert.deepEqual(
                problems.map(({ path, rule }) => `${path}: ${rule}`),
                [words].flat(),
            );
        });
    }

    it("refuses more services than a policy has room for", () => {
        const services = known.prefixes.split(" ").filter((prefix) => !NEVER_SERVICES.includes(prefix));
        const [problem] = checkBoundaryArgs({ ...valid, services });
        assert.match(problem?.rule ?? "", /at most 6144 characters/);
    });
});
