import assert from "node:assert/strict";
import { type PlannedResource, Secret } from "@plinth/plan";
import fc from "fast-check";
import { compared } from "../testdata/comparisons.ts";
import { finding, resource } from "../testdata/plans.ts";
import { exemption } from "../testdata/reports.ts";
import { COMMENT_MARKER } from "./commentReport.ts";
import { renderComment } from "./renderComment.ts";

const CANARY = "c4n4ry";

/** What programs, packs and people may write, and what a forge gives a meaning to. */
const word = fc.constantFrom(
    ...["|", "`", "```", "<", ">", "&amp;", "<!--", "-->", "</details>", "<summary>", "</td>", "<img src=x onerror=y>"],
    ...[
        "@team",
        "@acme/platform",
        "#1",
        "acme/platform#2",
        "GH-3",
        "a@b.example",
        "https://evil.example",
        "www.evil.example",
    ],
    ...[
        "[a](https://evil.example)",
        "![a](ftp://x)",
        "**",
        "__",
        "~~",
        "\\",
        "$x$",
        ":tada:",
        "\n",
        "\r\n",
        "\n\n## x",
        "\n- [ ] x",
    ],
    ...[
        "\u0000",
        "\u001b[31m",
        "\u001b]8;;https://evil.example\u0007",
        "\u202e",
        "\u2066",
        "\ud800",
        "\u{1f600}",
        "é",
        " ",
        "\t",
    ],
    ...[COMMENT_MARKER, "[^1]", "[^1]: x", "> [!NOTE]", "x".repeat(2_000), "@".repeat(600)],
);
const text = fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 8 }).map((words) => words.join(""));
const maybe = fc.option(text, { nil: null });

interface Written {
    readonly name: string;
    readonly type: string;
    readonly value: string;
    readonly said: string;
    readonly found: string | null;
}
const written: fc.Arbitrary<Written> = fc.record({
    name: text,
    type: fc.constantFrom("aws:sqs/queue:Queue", "aws:s3/bucket:Bucket", "other:index:<b>@team</b>|x"),
    value: text,
    said: text,
    found: maybe,
});

/** A comment on changes of resources with hostile names, values, findings, and words of programs. */
function commentOn(all: readonly Written[], environment: string): string {
    const inputs = ({ value }: Written, when: string) => ({
        name: `${when}${value}`,
        [value]: when,
        token: new Secret(`${CANARY}${when}${value}`),
    });
    const made = (when: string): PlannedResource[] =>
        all.map((each, index) =>
            resource(each.type, `${index}${each.name}`, {
                inputs: inputs(each, when),
                policyChanges: [{ rule: each.said, pack: each.name, property: each.value, after: new Secret(CANARY) }],
            }),
        );
    const now = made("now");
    const findings = all.map(({ said, found, value }, index) => ({
        ...finding(said, now[index]?.urn ?? "", {
            pack: value,
            message: said,
            actual: found,
            expected: found,
            remedy: said,
        }),
        ...(index % 2 === 0 ? { outcome: "exempted" as const, exemption: { ...exemption, reason: said } } : {}),
    }));
    const judged = compared(environment, made("old"), now, { findings });
    const side = (count: number) => ({ count, monthly: count === 0 ? 0 : ("unknown" as const) });
    const costs = all.map(({ said }, index) => ({ what: said, before: side(index % 2), after: side(1) }));
    const { comparison } = judged.plan;
    const withCosts = comparison && {
        ...comparison,
        stacks: comparison.stacks.map((each) => ({ ...each, costs })),
    };
    const diagnostics = all.flatMap(({ said }) => [
        { severity: "error" as const, message: said },
        { severity: "warning" as const, message: said },
        { severity: "info" as const, message: `less safe than the default:\n  ${said}` },
    ]);
    const stacks = judged.plan.stacks.map((stack) => ({ ...stack, diagnostics }));
    const place = { file: all[0]?.value ?? "a" };
    return renderComment({
        judged: [
            {
                ...judged,
                plan: { ...judged.plan, stacks, ...(withCosts && { comparison: withCosts }) },
                placeOf: () => place,
            },
        ],
        missing: all.map(({ name }) => name),
        rules: new Map(),
    });
}

/** Of each line what a forge reads as Markdown: without code spans, in which nothing has a meaning, and without escapes. */
function meaningful(comment: string): string {
    return comment
        .split("\n")
        .map((line) => line.replace(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, ""))
        .join("\n");
}

describe("a comment on whatever programs, packs and people write", () => {
    const always = (holds: (comment: string) => void) =>
        fc.assert(
            fc.property(fc.array(written, { maxLength: 5 }), text, (all, environment) =>
                holds(commentOn(all, environment)),
            ),
            { numRuns: 300 },
        );

    it("calls for nobody, refers to no issue and links nowhere", () => {
        always((comment) => {
            const shown = meaningful(comment);
            assert.doesNotMatch(shown, /@[\w]/);
            assert.doesNotMatch(shown, /#\d/);
            assert.doesNotMatch(shown, /\bGH-\d/i);
            assert.doesNotMatch(shown, /(https?|ftp):\/\/|\bwww\.\w/i);
            assert.doesNotMatch(shown, /\]\(|\]\[|^\[.*\]:/m);
        });
    });

    it("has no element, heading, item or marker but its own", () => {
        always((comment) => {
            const shown = meaningful(comment);
            const ours = [COMMENT_MARKER, "<!-- -->", "<br>", "<details>", "</details>", "<summary>", "</summary>"];
            const elements = shown.match(/<[^>]*>/g) ?? [];
            assert.deepEqual(
                elements.filter((element) => !ours.includes(element)),
                [],
            );
            assert.equal(elements.filter((element) => element === COMMENT_MARKER).length, 1);
            assert.ok(comment.startsWith(`${COMMENT_MARKER}\n`));
            const count = (element: string) => elements.filter((each) => each === element).length;
            assert.deepEqual([count("<details>"), count("<summary>")], [count("</details>"), count("</summary>")]);
            const lines = comment.split("\n").filter((line) => line !== "");
            const forms =
                /^(\||#{2,3} |- |> |<!-- plinth:preview -->$|<\/?details>$|<summary>|_\d+ more left out\._$|Compared with |In USD for )/;
            assert.deepEqual(
                lines.filter((line) => !forms.test(line)),
                [],
            );
        });
    });

    it("has as many cells in each row as its table has columns", () => {
        always((comment) => {
            let columns: number | undefined;
            for (const line of comment.split("\n")) {
                const cells = line.startsWith("|") ? line.replace(/\\./g, "").split("|").length : undefined;
                if (cells !== undefined && columns !== undefined) assert.equal(cells, columns, line);
                columns = cells;
            }
        });
    });

    it("holds nothing that steers a terminal or turns text round, and no half characters", () => {
        always((comment) => {
            assert.doesNotMatch(comment.replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
            assert.equal(comment.isWellFormed(), true);
        });
    });

    it("fits, and holds no value of a secret", () => {
        always((comment) => {
            assert.ok(comment.length < 65_536, String(comment.length));
            assert.equal(comment.includes(CANARY), false);
        });
    });
});
