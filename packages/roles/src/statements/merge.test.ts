import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate } from "../evaluate/index.ts";
import { type DocumentStatement, policyDocument, sizeOf } from "./document.ts";
import { mergeStatements } from "./merge.ts";
import { splitDocuments } from "./split.ts";
import { allow, deny, type Statement } from "./statement.ts";

const ACTIONS = ["s3:GetObject", "s3:PutObject", "sqs:SendMessage", "kms:Decrypt"];
const RESOURCES = ["arn:aws:s3:::orders/*", "arn:aws:s3:::carts/*", "arn:aws:sqs:eu-west-1:222222222222:jobs"];
const REGIONS = ["eu-west-1", "eu-central-1"];

const some = (list: readonly string[]) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1 });
const conditions = fc.option(
    some(REGIONS).map((regions) => ({ StringEquals: { "aws:RequestedRegion": regions } })),
    { nil: undefined },
);
const statement: fc.Arbitrary<Statement> = fc.oneof(
    fc.record({ actions: some(ACTIONS), resources: some(RESOURCES), conditions }).map(allow),
    fc.record({ actions: some(ACTIONS), resources: some(RESOURCES), conditions }).map((args) => deny(args)),
    fc.record({ actions: some(ACTIONS), exceptResources: some(RESOURCES), conditions }).map((args) => deny(args)),
);
const statements = fc.array(statement, { maxLength: 8 });

/** What would be sent without merging. */
function unmerged(list: readonly Statement[]): DocumentStatement[] {
    return list.flatMap((one) => policyDocument([one]).Statement);
}

describe("merging statements", () => {
    it("grants and denies exactly what the statements do one by one", () => {
        fc.assert(
            fc.property(statements, (list) => {
                const apart = { Version: "2012-10-17" as const, Statement: unmerged(list) };
                const merged = policyDocument(list);
                for (const action of ACTIONS) {
                    for (const resource of [...RESOURCES, "arn:aws:s3:::orders/1", "arn:aws:s3:::other"]) {
                        for (const region of [...REGIONS, "us-east-1"]) {
                            const request = { action, resource, context: { "aws:RequestedRegion": region } };
                            assert.equal(
                                evaluate({ identity: [merged] }, request).because,
                                evaluate({ identity: [apart] }, request).because,
                            );
                        }
                    }
                }
            }),
            { numRuns: 300 },
        );
    });

    it("gives the same text whatever the order of statements, actions and resources", () => {
        const shuffled = statements.chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        );
        fc.assert(
            fc.property(shuffled, ([list, moved]) => {
                const turned = moved.map((one) => ({ ...one, actions: one.actions.toReversed() }));
                assert.equal(JSON.stringify(policyDocument(turned)), JSON.stringify(policyDocument(list)));
            }),
            { numRuns: 500 },
        );
    });

    it("is done after one pass", () => {
        fc.assert(
            fc.property(statements, (list) => {
                const once = mergeStatements(list);
                assert.deepEqual(mergeStatements(once), once);
            }),
            { numRuns: 500 },
        );
    });

    it("joins by actions again what has the same resources only after joining them", () => {
        const [orders = "", carts = ""] = RESOURCES;
        const list = [
            allow({ actions: ["s3:GetObject"], resources: [orders, carts] }),
            allow({ actions: ["s3:PutObject", "sqs:SendMessage"], resources: [orders] }),
            allow({ actions: ["s3:PutObject", "sqs:SendMessage"], resources: [carts] }),
        ];
        assert.deepEqual(policyDocument(list).Statement, [
            { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject", "sqs:SendMessage"], Resource: [carts, orders] },
        ]);
    });

    it("joins what differs in actions, or in resources, alone", () => {
        const [orders = "", carts = ""] = RESOURCES;
        const list = [
            allow({ actions: ["s3:PutObject"], resources: [orders] }),
            allow({ actions: ["s3:GetObject"], resources: [orders] }),
            allow({ actions: ["s3:GetObject", "s3:PutObject"], resources: [carts] }),
        ];
        assert.deepEqual(policyDocument(list).Statement, [
            { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: [carts, orders] },
        ]);
    });

    it("keeps a statement with a name to itself", () => {
        const [orders = ""] = RESOURCES;
        const list = [
            allow({ sid: "Orders", actions: ["s3:GetObject"], resources: [orders] }),
            allow({ actions: ["s3:PutObject"], resources: [orders] }),
        ];
        assert.deepEqual(
            policyDocument(list).Statement.map(({ Sid, Action }) => [Sid, Action]),
            [
                [undefined, "s3:PutObject"],
                ["Orders", "s3:GetObject"],
            ],
        );
    });
});

describe("splitting statements", () => {
    it("keeps every document within the limit and loses nothing", () => {
        fc.assert(
            fc.property(statements, fc.integer({ min: 260, max: 600 }), (list, limit) => {
                const documents = splitDocuments(list, limit);
                const kept = documents.flatMap(({ Statement }) => Statement);
                assert.deepEqual(
                    kept.map((one) => JSON.stringify(one)).toSorted(),
                    policyDocument(list)
                        .Statement.map((one) => JSON.stringify(one))
                        .toSorted(),
                );
                for (const document of documents) {
                    assert.ok(sizeOf(document) <= limit || document.Statement.length === 1);
                }
            }),
        );
    });
});
