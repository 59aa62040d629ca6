import assert from "node:assert/strict";
import type { ConditionBlock } from "../statements/conditionBlock.ts";
import type { DocumentStatement, PolicyDocument } from "../statements/document.ts";
import { conditionsHold, type RequestContext } from "./conditionHolds.ts";
import { evaluate, evaluateTrust } from "./evaluate.ts";

function policy(...Statement: readonly DocumentStatement[]): PolicyDocument {
    return { Version: "2012-10-17", Statement };
}

const grantAll: DocumentStatement = { Effect: "Allow", Action: "*", Resource: "*" };
const ORDERS = "arn:aws:s3:::orders/1.json";

function because(identity: readonly DocumentStatement[], boundary?: readonly DocumentStatement[]): string {
    const policies = { identity: [policy(...identity)], boundary: boundary && policy(...boundary) };
    return evaluate(policies, { action: "s3:GetObject", resource: ORDERS }).because;
}

describe("evaluating policies", () => {
    it("grants nothing that no statement grants", () => {
        assert.equal(because([]), "not granted");
        assert.equal(because([{ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }]), "not granted");
        assert.equal(
            because([{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::carts/*" }]),
            "not granted",
        );
    });

    it("takes patterns of actions whatever their case, and of ARNs part by part", () => {
        assert.equal(because([{ Effect: "Allow", Action: "S3:get*", Resource: "arn:aws:s3:::ord?rs/*" }]), "allowed");
        assert.equal(
            because([{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:orders/*" }]),
            "not granted",
        );
    });

    it("lets a denial win, in an identity policy or in the boundary", () => {
        const denial: DocumentStatement = { Effect: "Deny", Action: "s3:*", Resource: "*" };
        assert.equal(because([grantAll, denial]), "denied");
        assert.equal(because([grantAll], [grantAll, denial]), "denied");
    });

    it("grants through a boundary only what both grant", () => {
        assert.equal(because([grantAll], [grantAll]), "allowed");
        assert.equal(
            because([grantAll], [{ Effect: "Allow", Action: "ec2:*", Resource: "*" }]),
            "outside the boundary",
        );
        assert.equal(because([], [grantAll]), "not granted");
    });

    it("reads NotResource as everything but what it names", () => {
        const except = (NotResource: string): DocumentStatement => ({ Effect: "Deny", Action: "s3:*", NotResource });
        assert.equal(because([grantAll, except("arn:aws:s3:::orders/*")]), "allowed");
        assert.equal(because([grantAll, except("arn:aws:s3:::carts/*")]), "denied");
    });

    it("asks a trust policy about callers of the kind it names", () => {
        const trust = policy({
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
        });
        const asked = (kind: "Service" | "AWS", name: string) =>
            evaluateTrust(trust, { kind, name }, { action: "sts:AssumeRole" }).allowed;
        assert.deepEqual(
            [
                asked("Service", "ec2.amazonaws.com"),
                asked("AWS", "ec2.amazonaws.com"),
                asked("Service", "ecs.amazonaws.com"),
            ],
            [true, false, false],
        );
    });
});

describe("a condition", () => {
    const holds: readonly (readonly [string, ConditionBlock, RequestContext, boolean])[] = [
        ["equals a text in its case", { StringEquals: { "aws:a": ["x", "y"] } }, { "aws:a": "y" }, true],
        ["fails on another case", { StringEquals: { "aws:a": "x" } }, { "aws:a": "X" }, false],
        ["knows a key in any case", { StringEquals: { "AWS:A": "x" } }, { "aws:a": "x" }, true],
        ["fails without the key", { StringEquals: { "aws:a": "x" } }, {}, false],
        ["passes without the key with IfExists", { StringEqualsIfExists: { "aws:a": "x" } }, {}, true],
        ["passes without the key when negated", { StringNotEquals: { "aws:a": "x" } }, {}, true],
        ["is negated for each value", { StringNotEquals: { "aws:a": ["x", "y"] } }, { "aws:a": "y" }, false],
        ["ignores case where it says so", { StringEqualsIgnoreCase: { "aws:a": "x" } }, { "aws:a": "X" }, true],
        ["matches a pattern", { StringLike: { "aws:a": "x*z" } }, { "aws:a": "xyz" }, true],
        [
            "takes a pattern literally when equal is meant",
            { StringEquals: { "aws:a": "x*" } },
            { "aws:a": "xyz" },
            false,
        ],
        ["matches an ARN", { ArnLike: { "aws:a": "arn:aws:s3:::*" } }, { "aws:a": "arn:aws:s3:::b" }, true],
        [
            "is false of another ARN",
            { ArnNotLike: { "aws:a": "arn:aws:s3:::b" } },
            { "aws:a": "arn:aws:s3:::b" },
            false,
        ],
        ["compares numbers", { NumericLessThanEquals: { "aws:a": "10" } }, { "aws:a": "9" }, true],
        ["compares numbers strictly", { NumericGreaterThan: { "aws:a": "10" } }, { "aws:a": "10" }, false],
        ["compares dates", { DateLessThan: { "aws:a": "2026-01-01" } }, { "aws:a": "2025-12-31T23:59:59Z" }, true],
        ["compares booleans", { Bool: { "aws:a": "true" } }, { "aws:a": "false" }, false],
        ["finds an address in a network", { IpAddress: { "aws:a": "10.0.0.0/8" } }, { "aws:a": "10.1.2.3" }, true],
        ["finds it outside", { NotIpAddress: { "aws:a": "10.0.0.0/8" } }, { "aws:a": "11.0.0.1" }, true],
        ["knows IPv6", { IpAddress: { "aws:a": "2001:db8::/32" } }, { "aws:a": "2001:db8::1" }, true],
        ["says that a key is missing", { Null: { "aws:a": "true" } }, {}, true],
        ["says that a key is there", { Null: { "aws:a": "false" } }, { "aws:a": "x" }, true],
        ["wants one of many values", { "ForAnyValue:StringEquals": { "aws:a": "x" } }, { "aws:a": ["x", "y"] }, true],
        ["wants one where there is none", { "ForAnyValue:StringEquals": { "aws:a": "x" } }, {}, false],
        ["wants all of many values", { "ForAllValues:StringEquals": { "aws:a": "x" } }, { "aws:a": ["x", "y"] }, false],
        ["passes for all of none", { "ForAllValues:StringEquals": { "aws:a": "x" } }, {}, true],
        [
            "holds with all others",
            { StringEquals: { "aws:a": "x", "aws:b": "y" } },
            { "aws:a": "x", "aws:b": "z" },
            false,
        ],
    ];
    for (const [what, block, context, expected] of holds) {
        it(what, () => {
            assert.equal(conditionsHold(block, context), expected);
        });
    }

    it("refuses an operator it does not know, rather than guess", () => {
        assert.throws(() => conditionsHold({ BinaryEquals: { "aws:a": "x" } }, {}), /BinaryEquals is not evaluated/);
    });
});
