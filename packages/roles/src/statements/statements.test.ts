import assert from "node:assert/strict";
import { checkStatements } from "./checkStatements.ts";
import { policyDocument, sizeOf } from "./document.ts";
import { allow, type AllowArgs, deny, type Statement } from "./statement.ts";

const ORDERS = "arn:aws:s3:::orders/*";

function refused(...list: readonly Statement[]): string[] {
    return checkStatements(list, "policies.own").map(({ path, rule }) => `${path}: ${rule}`);
}

function grant(change: Partial<AllowArgs>): Statement {
    return allow({ actions: ["s3:GetObject"], resources: [ORDERS], ...change });
}

describe("a statement", () => {
    it("takes what is below a name without a reason", () => {
        const narrow = [
            ORDERS,
            "arn:aws:logs:eu-west-1:222222222222:log-group:/aws/rds/*",
            "arn:aws:iam::222222222222:role/plinth/dev/*",
            "arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-??????",
            "arn:aws:sqs:eu-west-1:222222222222:jobs-*",
        ];
        assert.deepEqual(refused(grant({ resources: narrow })), []);
    });

    for (const [what, change, values] of [
        ["an action with an asterisk", { actions: ["s3:Get*"] }, ["s3:Get*"]],
        ["every action of a service", { actions: ["sqs:*"] }, ["sqs:*"]],
        ["everything there is", { resources: ["*"] }, ["*"]],
        ["every bucket", { resources: ["arn:aws:s3:::*"] }, ["arn:aws:s3:::*"]],
        ["every role", { resources: ["arn:aws:iam::222222222222:role/*"] }, ["arn:aws:iam::222222222222:role/*"]],
        ["every secret", { resources: ["arn:aws:secretsmanager:eu-west-1:222222222222:secret:*"] }, undefined],
        ["whatever a service has", { resources: ["arn:aws:kms:eu-west-1:222222222222:*"] }, undefined],
    ] as const) {
        it(`refuses ${what} without a reason`, () => {
            const [problem, ...others] = checkStatements([grant(change)], "policies.own");
            assert.deepEqual(others, []);
            assert.equal(problem?.path, "policies.own[0]");
            assert.equal(problem.rule, "needs a reason for what it does not name");
            if (values !== undefined) assert.deepEqual(problem.value, values);
        });
    }

    it("becomes known in the account by its reason", () => {
        const [written] = policyDocument([
            allow({ actions: ["ec2:DescribeVpcs"], resources: ["*"], reason: "describing takes no resource (EC2)" }),
        ]).Statement;
        assert.equal(written?.Sid, "DescribingTakesNoResourceEC2");
    });

    it("keeps its own name beside a reason", () => {
        const wide = { actions: ["ec2:DescribeVpcs"], resources: ["*"], reason: "takes no resource", sid: "Vpcs" };
        assert.deepEqual(refused(allow(wide)), []);
        assert.equal(policyDocument([allow(wide)]).Statement[0]?.Sid, "Vpcs");
    });

    it("denies widely without a reason: a denial grants nothing", () => {
        const wide = deny({ actions: ["iam:Create*"], resources: ["*"] });
        assert.deepEqual(refused(wide), []);
    });

    it("denies all but some, which is written as NotResource", () => {
        const list = [
            deny({ actions: ["kms:Decrypt"], exceptResources: ["arn:aws:kms:eu-west-1:222222222222:key/a"] }),
        ];
        assert.deepEqual(policyDocument(list).Statement, [
            { Effect: "Deny", Action: "kms:Decrypt", NotResource: "arn:aws:kms:eu-west-1:222222222222:key/a" },
        ]);
    });

    it("writes numbers and booleans of conditions as the texts IAM keeps", () => {
        const conditions = { Bool: { "aws:SecureTransport": true }, NumericLessThan: { "s3:max-keys": 10 } };
        assert.deepEqual(policyDocument([grant({ conditions })]).Statement[0]?.Condition, {
            Bool: { "aws:SecureTransport": "true" },
            NumericLessThan: { "s3:max-keys": "10" },
        });
    });

    it("is measured without the white space that IAM does not count", () => {
        const document = policyDocument([grant({})]);
        assert.equal(sizeOf(document), JSON.stringify(document, undefined, 4).replaceAll(/\s/g, "").length);
    });

    for (const [what, statement, words] of [
        ["an action without a service", grant({ actions: ["GetObject"] }), "actions[0]: must be service:Action"],
        ["every action there is", grant({ actions: ["*"] }), "actions[0]: must be service:Action"],
        [
            "a service that AWS does not have",
            grant({ actions: ["elb:CreateLoadBalancer"] }),
            "actions[0]: must begin with a service of the Service Authorization Reference",
        ],
        ["no action", grant({ actions: [] }), "actions: must name an action"],
        ["no resource", grant({ resources: [] }), "resources: must name a resource"],
        ["a name where an ARN is meant", grant({ resources: ["orders"] }), "resources[0]: must be an ARN"],
        ["a Sid with a space", grant({ sid: "Read orders" }), "sid: must be letters and digits"],
        ["a reason for nothing", grant({ reason: "because it must" }), "reason: has no effect: everything is named"],
        ["a reason that says nothing", grant({ resources: ["*"], reason: "-" }), "reason: must say why"],
        [
            "a condition without a key",
            grant({ conditions: { StringEquals: {} } }),
            "conditions.StringEquals: must compare a key",
        ],
        [
            "a condition without a value",
            grant({ conditions: { StringEquals: { "aws:SourceArn": [] } } }),
            'conditions.StringEquals["aws:SourceArn"]: must have a value',
        ],
        [
            "a grant that also holds for requests without the key",
            grant({ conditions: { "ForAllValues:StringEquals": { "aws:TagKeys": ["Name"] } } }),
            "conditions.ForAllValues:StringEquals: holds for every request without the key, so it grants to those too",
        ],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(refused(statement), [`policies.own[0].${words}`]);
        });
    }

    it("takes ForAllValues where the key has to be there", () => {
        const conditions = { "ForAllValues:StringEquals": { "aws:TagKeys": ["Name"] }, Null: { "aws:TagKeys": false } };
        assert.deepEqual(refused(grant({ conditions })), []);
    });

    it("refuses an operator that IAM does not have, whoever wrote it without types", () => {
        const conditions = { StringMatches: { "aws:SourceArn": "x" } } as object;
        assert.deepEqual(refused(grant({ conditions })), [
            "policies.own[0].conditions.StringMatches: is not a condition operator of IAM",
        ]);
    });

    it("refuses two statements of one name", () => {
        assert.deepEqual(refused(grant({ sid: "Orders" }), grant({ sid: "Orders", actions: ["s3:PutObject"] })), [
            "policies.own[1].sid: makes the Sid of another statement, and Sids are unique",
        ]);
    });

    it("refuses everything at once", () => {
        assert.equal(refused(grant({ actions: ["x"], resources: ["y"], sid: "-" }), grant({ actions: [] })).length, 4);
    });
});
