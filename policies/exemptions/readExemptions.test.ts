import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readExemptions } from "./readExemptions.ts";
import { dayNumber, today } from "./today.ts";

const facts = { rules: new Set(["rds-public", "s3-logging"]), today: "2026-11-21" };
const whole = {
    rule: "rds-public",
    resource: { name: "orders" },
    reason: "A database of examples that anybody may read",
    owner: "web",
    approvedBy: "security",
    expires: "2026-12-31",
};

function read(...entries: unknown[]) {
    return readExemptions(JSON.stringify({ exemptions: entries }), facts);
}

describe("exemptions.yaml", () => {
    it("gives each entry with where it stands", () => {
        assert.deepEqual(read({ ...whole, environments: ["dev"], property: "publiclyAccessible" }), {
            exemptions: [{ ...whole, at: "exemptions[0]", environments: ["dev"], property: "publiclyAccessible" }],
            problems: [],
        });
    });

    for (const resource of [
        "urn:pulumi:dev::plinth-*::*::orders-*",
        { type: "aws:s3/bucket:Bucket", name: "assets*" },
        { finding: "0123456789abcdef" },
    ]) {
        it(`takes ${JSON.stringify(resource)} as a resource`, () => {
            assert.deepEqual(read({ ...whole, resource }).problems, []);
        });
    }

    for (const text of ["", "exemptions:", "exemptions: []\n", "# nothing\nexemptions: []", "# nothing"]) {
        it(`exempts nothing with ${JSON.stringify(text)}`, () => {
            assert.deepEqual(readExemptions(text, facts), { exemptions: [], problems: [] });
        });
    }

    it("is shipped empty, with an example that is right", () => {
        const text = readFileSync(join(import.meta.dirname, "..", "exemptions.yaml"), "utf8");
        assert.deepEqual(readExemptions(text, facts), { exemptions: [], problems: [] });
        const [, example = ""] = text.replaceAll(/^# ?/gm, "").split("\n\n");
        assert.equal(readExemptions(example, facts).exemptions[0]?.rule, "s3-logging");
    });

    const wrong: [string, object, string, RegExp][] = [
        ["a day that has passed", { expires: "2026-11-20" }, "expires", /it has expired/],
        ["a day that does not exist", { expires: "2026-02-30" }, "expires", /counts as expired/],
        ["a day in another form", { expires: "31.12.2026" }, "expires", /counts as expired/],
        ["no day", { expires: undefined }, "expires", /counts as expired/],
        ["a day too far ahead", { expires: "2027-05-21" }, "expires", /at most 180 days after 2026-11-21/],
        ["a rule that does not exist", { rule: "rds-publik" }, "rule", /a rule of the pack/],
        ["every rule", { rule: "*" }, "rule", /one rule/],
        ["every resource", { resource: "*" }, "resource", /by name/],
        ["every resource by name", { resource: { name: "*" } }, "resource", /by name/],
        ["nearly every resource", { resource: { name: "*a*" } }, "resource", /by name/],
        ["every resource of a type", { resource: { type: "aws:s3/bucket:Bucket" } }, "resource", /by name/],
        ["every resource of a stack", { resource: "urn:pulumi:dev::app::*::*" }, "resource", /by name/],
        ["a URN without all its parts", { resource: "urn:pulumi:dev::orders" }, "resource", /four parts/],
        ["a resource in another form", { resource: { id: "orders" } }, "resource", /a URN glob/],
        ["something else than a finding's id", { resource: { finding: "orders" } }, "resource", /16 hexadecimal/],
        ["a short reason", { reason: "  legacy   " }, "reason", /at least 10/],
        ["no owner", { owner: " " }, "owner", /a name/],
        ["no approval", { approvedBy: undefined }, "approvedBy", /a name/],
        ["its owner's approval", { approvedBy: "Web " }, "approvedBy", /somebody else/],
        ["a key it does not know", { until: "2026-12-31" }, "until", /one of rule, resource/],
        ["no environments in its list", { environments: [] }, "environments", /a list of environments/],
        ["an empty property", { property: "" }, "property", /a property path/],
    ];
    for (const [what, change, key, expected] of wrong) {
        it(`refuses an entry with ${what}, and exempts nothing by it`, () => {
            const { exemptions, problems } = read({ ...whole, ...change });
            assert.deepEqual(exemptions, []);
            assert.deepEqual(
                problems.map(({ at }) => at),
                [`exemptions[0].${key}`],
            );
            assert.match(problems[0]?.expected ?? "", expected);
        });
    }

    it("takes the last day and the 180th as days it holds", () => {
        assert.deepEqual(read({ ...whole, expires: "2026-11-21" }).problems, []);
        assert.deepEqual(read({ ...whole, expires: "2027-05-20" }).problems, []);
    });

    it("refuses the second of two entries about the same", () => {
        const { exemptions, problems } = read(
            whole,
            { ...whole, environments: ["dev"] },
            { ...whole, rule: "s3-logging" },
        );
        assert.deepEqual(
            exemptions.map(({ at }) => at),
            ["exemptions[0]", "exemptions[2]"],
        );
        assert.deepEqual(problems, [
            {
                at: "exemptions[1]",
                expected: "an entry of its own",
                found: "the same rule and resource as exemptions[0]",
                remedy: "remove one of the two",
                environments: ["dev"],
            },
        ]);
    });

    it("takes entries of different environments about the same", () => {
        const { problems } = read({ ...whole, environments: ["dev"] }, { ...whole, environments: ["staging"] });
        assert.deepEqual(problems, []);
    });

    for (const text of ["exemptions: [", "- a", "exempt: []", "exemptions: { a: 1 }", "exemptions: [*a]"]) {
        it(`refuses ${JSON.stringify(text)} as a whole`, () => {
            const { exemptions, problems } = readExemptions(text, facts);
            assert.deepEqual([exemptions, problems.length, problems[0]?.at], [[], 1, "exemptions"]);
        });
    }

    it("refuses an entry that is no map", () => {
        assert.equal(read("rds-public").problems[0]?.expected, "a map");
    });
});

describe("the day", () => {
    it("is the one in UTC, unless another is named", () => {
        assert.equal(today({}), new Date().toISOString().slice(0, 10));
        assert.equal(today({ PLINTH_TODAY: "2026-01-02" }), "2026-01-02");
    });

    it("refuses something else than a date", () => {
        assert.throws(() => today({ PLINTH_TODAY: "tomorrow" }), /PLINTH_TODAY must be a date/);
    });

    it("counts over months and leap years", () => {
        assert.equal((dayNumber("2028-03-01") ?? 0) - (dayNumber("2028-02-28") ?? 0), 2);
        assert.equal(dayNumber("2026-02-29"), undefined);
    });
});
