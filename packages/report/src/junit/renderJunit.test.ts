import assert from "node:assert/strict";
import { finding } from "../testdata/plans.ts";
import { bucket, database, judged, oneOfEach, report } from "../testdata/reports.ts";
import { renderJunit } from "./renderJunit.ts";
import { type Read, readXml } from "./testdata/readXml.ts";

const suites = (...parameters: Parameters<typeof report>) => readXml(renderJunit(report(...parameters))).children;
const cases = (suite: Read | undefined) => (suite?.children ?? []).filter(({ name }) => name === "testcase");
const property = (suite: Read | undefined, name: string) =>
    suite?.children[0]?.children.find(({ attributes }) => attributes["name"] === name)?.attributes["value"];

describe("JUnit", () => {
    it("has a case per rule and resource: failures, errors, and skips for what is open or exempted", () => {
        const [suite] = suites(oneOfEach);
        assert.deepEqual(
            cases(suite).map(({ attributes, children }) => [attributes["classname"], children[0]?.name]),
            [
                ["plinth.s3-public-acl", "failure"],
                ["plinth.rds-tls", "error"],
                ["plinth.s3-versioning", "failure"],
                ["plinth.rds-encryption", "skipped"],
                ["plinth.s3-tls-only", "skipped"],
                ["plinth.rds-multi-az", "skipped"],
                ["plinth.rds-minor-upgrade", undefined],
            ],
        );
        const { tests, failures, errors, skipped } = suite?.attributes ?? {};
        assert.deepEqual([tests, failures, errors, skipped], ["7", "2", "1", "3"]);
        assert.deepEqual(
            ["pass", "violation", "unverified", "exempted", "notApplicable", "errored", "blocking"].map((name) =>
                property(suite, name),
            ),
            ["1", "2", "1", "1", "1", "1", "2"],
        );
    });

    it("says in a message what is wrong, where it comes from, and why it is exempted", () => {
        const [first, , , open, exempted] = cases(suites(oneOfEach)[0]).map(({ children }) => children[0]);
        assert.deepEqual(first?.attributes, {
            message:
                'logs (aws:s3 Bucket): acl: expected private, found "public-read". Buckets are private. Fix: set acl to private.',
            type: "mandatory critical",
        });
        assert.match(first?.text ?? "", /\nstacks\/net work\/layer\.ts:13:22\nurn:pulumi:dev::plinth-network::/);
        assert.match(open?.attributes["message"] ?? "", /^unverified: orders \(aws:rds Instance\): cannot be verified/);
        assert.match(exempted?.attributes["message"] ?? "", /^exempted: holds public reports only\. Owner team-data/);
    });

    it("makes one case of several properties, ended by the worst", () => {
        const several = [
            finding("r", bucket.urn, { property: "a", expected: "x", outcome: "unverified" }),
            finding("r", bucket.urn, { property: "b", expected: "y" }),
        ];
        const [only, ...others] = cases(suites(several)[0]);
        assert.equal(others.length, 0);
        assert.equal(only?.children[0]?.name, "failure");
        assert.match(only.children[0].text, /b: expected y[^]*a: expected x/);
    });

    it("fails a case for a violation even beside something unverified that blocks, and says of that that it does", () => {
        const open = finding("r", bucket.urn, { property: "a", outcome: "unverified", decidedIn: "settled" });
        const advice = finding("r", bucket.urn, { property: "b", level: "advisory" });
        assert.equal(cases(suites([open, advice])[0])[0]?.children[0]?.name, "failure");
        assert.match(
            cases(suites([open])[0])[0]?.children[0]?.attributes["message"] ?? "",
            /^unverified, and blocks: logs/,
        );
    });

    it("has what readers by Apache Ant's schema require", () => {
        const [suite] = suites(oneOfEach);
        const required = [
            "name",
            "package",
            "id",
            "tests",
            "failures",
            "errors",
            "skipped",
            "time",
            "timestamp",
            "hostname",
        ];
        assert.deepEqual(Object.keys(suite?.attributes ?? {}), required);
        assert.equal(suite?.attributes["timestamp"], "2026-11-21T12:00:00");
        assert.deepEqual(
            [suite.children[0]?.name, ...suite.children.slice(-2).map(({ name }) => name)],
            ["properties", "system-out", "system-err"],
        );
    });

    it("stays well formed whatever programs and packs say", () => {
        const message = "a <b> & \"c\" 'd' ]]> \u0000\u0008\uffff\ud800 \u{1f600}";
        const [suite] = suites([finding("r<&\"'>", database.urn, { pack: "x", message })]);
        const [only] = cases(suite);
        assert.equal(only?.attributes["classname"], "plinth.x/r<&\"'>");
        assert.equal(
            only.children[0]?.attributes["message"],
            "orders (aws:rds Instance): a <b> & \"c\" 'd' ]]> \u{1f600}.",
        );
    });

    it("fails for a program that failed and a file that could not be judged", () => {
        const failing = judged([]);
        const stacks = failing.plan.stacks.map((stack) => ({
            ...stack,
            diagnostics: [{ severity: "error" as const, message: "boom" }],
        }));
        const [program, files] = suites([], {
            judged: [{ ...failing, plan: { ...failing.plan, stacks } }],
            failures: [{ file: "a.json", message: "is no JSON" }],
        });
        assert.deepEqual([program?.attributes["errors"], files?.attributes["errors"]], ["1", "1"]);
        assert.equal(program?.children.at(-1)?.text, "boom");
        assert.equal(cases(files)[0]?.attributes["name"], "a.json");
    });
});
