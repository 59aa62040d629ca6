import assert from "node:assert/strict";
import { renderPolicyDocument } from "./policyDocument.ts";

/** The statements of a rendered document. */
function statements(args: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
    const { json } = renderPolicyDocument(args);
    return (JSON.parse(String(json)) as { Statement: Record<string, unknown>[] }).Statement;
}

function principals(...blocks: readonly { type: string; identifiers: readonly string[] }[]): unknown {
    return statements({ statements: [{ actions: ["*"], resources: ["*"], principals: blocks }] })[0]?.Principal;
}

describe("a policy document", () => {
    it("is indented by two, with keys in the provider's order and Allow where nothing is said", () => {
        const { json, minifiedJson, id, version } = renderPolicyDocument({
            policyId: "uploads",
            statements: [{ sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] }],
        });
        assert.equal(
            json,
            [
                "{",
                '  "Version": "2012-10-17",',
                '  "Id": "uploads",',
                '  "Statement": [',
                "    {",
                '      "Sid": "Read",',
                '      "Effect": "Allow",',
                '      "Action": "s3:GetObject",',
                '      "Resource": "arn:aws:s3:::b/*"',
                "    }",
                "  ]",
                "}",
            ].join("\n"),
        );
        assert.equal(minifiedJson, JSON.stringify(JSON.parse(String(json))));
        assert.equal(version, "2012-10-17");
        assert.match(String(id), /^\d+$/);
    });

    it("writes one value alone and several in descending order, each once", () => {
        const [statement] = statements({
            statements: [
                {
                    effect: "Deny",
                    notActions: ["s3:ListAllMyBuckets", "s3:GetBucketLocation", "s3:ListAllMyBuckets"],
                    notResources: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"],
                },
            ],
        });
        assert.deepEqual(statement, {
            Effect: "Deny",
            NotAction: ["s3:ListAllMyBuckets", "s3:GetBucketLocation"],
            NotResource: ["arn:aws:s3:::a/*", "arn:aws:s3:::a"],
        });
    });

    it("writes everybody as a star, and an AWS principal of everybody as what it is", () => {
        assert.equal(principals({ type: "*", identifiers: ["*"] }), "*");
        assert.deepEqual(principals({ type: "AWS", identifiers: ["*"] }), { AWS: "*" });
    });

    // What the real provider gives for these is written in its acceptance tests.
    for (const { partition, expected } of [
        { partition: "aws", expected: [3, 4, 2, 1] },
        { partition: "aws-us-gov", expected: [3, 2, 1, 4] },
    ]) {
        it(`puts principals of one type in the order of the provider's sets (${partition})`, () => {
            const root = (digit: number): string => `arn:${partition}:iam::${String(digit).repeat(12)}:root`;
            const found = statements({
                statements: [
                    {
                        sid: "s",
                        actions: ["*"],
                        resources: ["*"],
                        principals: [
                            { type: "AWS", identifiers: [root(1), root(2)] },
                            { type: "AWS", identifiers: [root(3)] },
                            { type: "AWS", identifiers: [root(4)] },
                        ],
                    },
                ],
            })[0]?.Principal;
            assert.deepEqual(found, { AWS: expected.map(root) });
        });
    }

    it("keeps conditions' values in order, one alone without a list, and sorts tests and variables", () => {
        const [statement] = statements({
            statements: [
                {
                    actions: ["s3:*"],
                    resources: ["*"],
                    conditions: [
                        { test: "StringLike", variable: "s3:prefix", values: ["home/", "", "home/&{aws:username}/"] },
                        { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
                    ],
                },
            ],
        });
        assert.equal(
            JSON.stringify(statement?.Condition),
            '{"Bool":{"aws:SecureTransport":"false"},"StringLike":{"s3:prefix":["home/","","home/${aws:username}/"]}}',
        );
    });

    it("escapes what HTML gives a meaning, as Go does", () => {
        const { json } = renderPolicyDocument({ statements: [{ actions: ["a"], resources: ["<&>"] }] });
        assert.ok(String(json).includes('"\\u003c\\u0026\\u003e"'));
    });

    it("merges sources, its own statements and overrides, by Sid", () => {
        const source = (sid: string, action: string): string =>
            JSON.stringify({ Version: "2008-10-17", Statement: { Sid: sid, Effect: "Allow", Action: action } });
        const found = statements({
            sourcePolicyDocuments: [source("one", "a:One"), source("two", "a:Two")],
            statements: [{ sid: "two", actions: ["b:Two"] }, { actions: ["b:Unnamed"] }],
            overridePolicyDocuments: [source("one", "c:One"), source("three", "c:Three")],
        });
        assert.deepEqual(
            found.map(({ Sid, Action }) => [Sid, Action]),
            [
                ["one", "c:One"],
                ["two", "b:Two"],
                [undefined, "b:Unnamed"],
                ["three", "c:Three"],
            ],
        );
    });

    it("is its version alone without statements", () => {
        assert.equal(renderPolicyDocument({}).minifiedJson, '{"Version":"2012-10-17"}');
    });

    it("refuses a Sid that two statements or two sources have", () => {
        const named = { sid: "1", actions: ["a"] };
        assert.throws(
            () => renderPolicyDocument({ statements: [named, named] }),
            /duplicate Sid \(1\)\. Remove the Sid/,
        );
        const source = JSON.stringify({ Statement: [{ Sid: "1" }] });
        assert.throws(
            () => renderPolicyDocument({ sourcePolicyDocuments: [source, source] }),
            /merging source document 1: duplicate Sid \(1\) in source_policy_documents \(statement 0\)/,
        );
    });

    it("refuses a policy variable in a document of the old version, and text that is no JSON", () => {
        const old = { version: "2008-10-17", statements: [{ actions: ["*"], resources: ["&{aws:username}"] }] };
        assert.throws(() => renderPolicyDocument(old), /found &\{ sequence in \(&\{aws:username\}\)/);
        assert.throws(() => renderPolicyDocument({ overridePolicyDocuments: ["{"] }), /merging override document 0: /);
    });
});
