import assert from "node:assert/strict";
import fc from "fast-check";
import { ENVIRONMENT_NAME, ENVIRONMENT_NAME_LENGTH } from "../settings/environment.ts";
import { longestLogicalName, type NamedType, nameRules, physicalName } from "./names.ts";

const fixed = (Object.keys(nameRules) as NamedType[]).filter(
    (type) =>
        nameRules[type].naming === "fixed" &&
        !["aws:kms/alias:Alias", "aws:cloudwatch/logGroup:LogGroup"].includes(type),
);
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const environment = fc
    .oneof(
        fc.constant("review-pr-12345"),
        fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("-")),
    )
    .filter((name) => ENVIRONMENT_NAME.test(name) && name.length <= ENVIRONMENT_NAME_LENGTH);
const instance = fc.stringMatching(/^[a-z][a-z0-9]{0,29}$/);

describe("physicalName", () => {
    for (const type of fixed) {
        it(`makes names that AWS takes for ${type}`, () => {
            fc.assert(
                fc.property(environment, instance, (where, what) => {
                    const name = physicalName(type, "plinth", where, what);
                    assert.ok(name.length <= nameRules[type].maxLength, name);
                    assert.match(name, nameRules[type].pattern);
                }),
            );
        });

        it(`gives different instances of ${type} different names`, () => {
            fc.assert(
                fc.property(environment, instance, instance, (where, one, other) => {
                    fc.pre(one !== other);
                    assert.notEqual(
                        physicalName(type, "plinth", where, one),
                        physicalName(type, "plinth", where, other),
                    );
                }),
            );
        });
    }

    it("keeps a name that fits as it is", () => {
        assert.equal(physicalName("aws:rds/instance:Instance", "plinth", "dev", "orders"), "plinth-dev-orders");
    });

    it("cuts a long name and ends it in a hash of the whole", () => {
        const name = physicalName(
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "plinth",
            "review-pr-12345",
            "a".repeat(40),
        );
        assert.equal(name.length, 40);
        assert.match(name, /^plinth-review-pr-12345-a+-[0-9a-f]{6}$/);
    });
});

describe("longestLogicalName", () => {
    it("leaves room for the eight characters Pulumi appends", () => {
        assert.equal(longestLogicalName("aws:iam/role:Role"), 56);
    });
});
