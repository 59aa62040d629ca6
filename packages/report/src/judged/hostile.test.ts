import assert from "node:assert/strict";
import type { Finding, Outcome } from "@plinth/plan";
import fc from "fast-check";
import { renderGithub } from "../github/renderGithub.ts";
import { renderGitlab } from "../gitlab/renderGitlab.ts";
import { renderJunit } from "../junit/renderJunit.ts";
import { readXml } from "../junit/testdata/readXml.ts";
import { renderMarkdown } from "../markdown/renderMarkdown.ts";
import { renderSarif } from "../sarif/renderSarif.ts";
import { sarifProblems } from "../sarif/testdata/schema.ts";
import { finding, plan, resource, stack } from "../testdata/plans.ts";
import { exemption, report } from "../testdata/reports.ts";

/** What programs, packs and people may write, and what formats give a meaning to. */
const word = fc.constantFrom(
    ...[
        "::",
        "%",
        "\n",
        "\r\n",
        "|",
        "`",
        "```",
        "<",
        ">",
        "&",
        "]]>",
        "<!--",
        "-->",
        "@team",
        "#1",
        "\\",
        '"',
        "'",
        ",",
    ],
    ...[
        "\u0000",
        "\u001b[31m",
        "\u202e",
        "\ud800",
        "\uffff",
        "\u{1f600}",
        "é",
        " ",
        "http://a.example",
        "</details>",
        "_",
        "*",
    ],
);
const text = fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 8 }).map((words) => words.join(""));
const maybe = fc.option(text, { nil: null });
const outcome = fc.constantFrom<Outcome>("pass", "violation", "unverified", "exempted", "notApplicable", "errored");

const findings = fc.array(
    fc.record({
        rule: text,
        pack: text,
        name: text,
        message: text,
        outcome,
        property: maybe,
        expected: maybe,
        actual: maybe,
        remedy: maybe,
        controls: fc.array(text, { maxLength: 2 }),
        level: fc.constantFrom("mandatory" as const, "advisory" as const),
        severity: fc.constantFrom("critical" as const, "low" as const, null),
    }),
    { maxLength: 6 },
);

/** A report on a resource per finding, in a file of a hostile name. */
const reports = fc.tuple(findings, text, text).map(([given, file, error]) => {
    const resources = given.map(({ name }) => resource("aws:s3/bucket:Bucket", name));
    const all = given.map(({ rule, name: _, ...more }, index): Finding => {
        const made = finding(rule, resources[index]?.urn ?? "", more);
        return more.outcome === "exempted" ? { ...made, exemption: { ...exemption, reason: error } } : made;
    });
    const diagnostics = [{ severity: "error" as const, message: error }];
    const judged = {
        name: file,
        plan: plan([stack(resources, { diagnostics })], all),
        placeOf: () => ({ file, line: 1 }),
    };
    return report([], {
        judged: [judged],
        failures: [{ file, message: error }],
        failed: true,
        include: ["pass", "notApplicable"],
    });
});

describe("reports of whatever programs, packs and people write", () => {
    const always = (holds: (each: ReturnType<typeof report>) => void) =>
        fc.assert(fc.property(reports, holds), { numRuns: 200 });

    it("are valid SARIF", () => {
        always((each) => assert.equal(sarifProblems(JSON.parse(renderSarif(each))), undefined));
    });

    it("are well-formed JUnit with a case for each", () => {
        always((each) => assert.equal(readXml(renderJunit(each)).children.length, 2));
    });

    it("are one workflow command a line, and none that was written by another", () => {
        always((each) => {
            const lines = renderGithub(each)
                .trimEnd()
                .split(/[\r\n]/);
            for (const line of lines) assert.match(line, /^::(error|warning|notice) [^:]*title=[^:]*::/);
            assert.equal(lines.length, 3 + (each.judged[0]?.plan.findings.length ?? 0));
        });
    });

    it("are entries of GitLab's with a fingerprint each", () => {
        always((each) => {
            const issues = JSON.parse(renderGitlab(each)) as { fingerprint: string }[];
            assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
        });
    });

    it("are Markdown in which nothing of theirs opens or closes an element", () => {
        always((each) => {
            // From left to right: what is escaped opens no code span, and in one nothing is escaped.
            const inert = /\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g;
            const outside = renderMarkdown(each).replace(inert, "");
            const elements = outside.match(/<[^>]*>/g) ?? [];
            const ours = ["<!-- -->", "<br>", "<details>", "</details>", "<summary>", "</summary>"];
            assert.deepEqual(
                elements.filter((element) => !ours.includes(element)),
                [],
            );
            const count = (element: string) => elements.filter((each) => each === element).length;
            assert.equal(count("<details>"), count("</details>"));
        });
    });
});
