import assert from "node:assert/strict";
import { Secret } from "@plinth/plan";
import { finding, plan, resource, stack } from "../testdata/plans.ts";
import { bucket, judged, oneOfEach, report } from "../testdata/reports.ts";
import { MARKDOWN_LIMIT, renderMarkdown } from "./renderMarkdown.ts";

/** Violations of as many buckets, and as many of low severity. */
function many(count: number) {
    const buckets = Array.from({ length: count }, (_, index) => resource("aws:s3/bucket:Bucket", `bucket-${index}`));
    const findings = buckets.flatMap(({ urn }) => [
        finding("s3-public-acl", urn, { severity: "critical" }),
        finding("s3-lifecycle", urn, { severity: "low", level: "advisory" }),
        finding("s3-versioning", urn, { outcome: "pass" }),
    ]);
    const placeOf = () => ({ file: "layer.ts", line: 1 });
    return report([], {
        judged: [{ name: "dev", plan: plan([stack(buckets)], findings), placeOf }],
        include: ["pass"],
    });
}

describe("Markdown", () => {
    it("begins with the verdict and the counts of every outcome", () => {
        const lines = renderMarkdown(report(oneOfEach)).split("\n");
        assert.deepEqual(lines.filter((line) => line !== "").slice(0, 5), [
            "## ❌ `dev` blocked by policy: 2 findings of mandatory level",
            "2 resources",
            "| Violations | Unverified | Exempted | Errored | Passed | Not applicable |",
            "| ---: | ---: | ---: | ---: | ---: | ---: |",
            "| 2 | 1 | 1 | 1 | 1 | 1 |",
        ]);
        assert.match(renderMarkdown(report([])), /^## ✅ `dev` not blocked\n/);
        assert.match(renderMarkdown(report([], { failed: true })), /^## ❌ `dev` failed, the report is incomplete\n/);
    });

    it("says when it is blocked by nothing but --strict", () => {
        const open = finding("r", bucket.urn, { outcome: "unverified", level: "advisory" });
        assert.match(renderMarkdown(report([open])), /^## ✅/);
        assert.match(
            renderMarkdown(report([open], { strict: true })),
            /^## ❌ `dev` blocked by --strict: 1 unverified\n/,
        );
        assert.match(renderMarkdown(report([], { strict: true })), /^## ✅/);
    });

    it("has what blocks first, and folds what nobody has to act on", () => {
        const text = renderMarkdown(report(oneOfEach, { include: ["pass", "notApplicable"] }));
        const titles = [...text.matchAll(/^(?:### |<summary>)([^(<]+)/gm)].map(([, title]) => title?.trim());
        assert.deepEqual(titles, ["Blocking", "Advisory", "Unverified", "Exempted", "Not applicable", "Passed"]);
        assert.match(text, /<details>\n<summary>Unverified \(1\)<\/summary>\n\n\|/);
        assert.ok(
            text.includes(
                '| critical | `s3-public-acl` | `logs (aws:s3 Bucket)` | `acl`: expected private, found `"public-read"`<br>Fix: set acl to private | `stacks/net work/layer.ts:13` |',
            ),
            text,
        );
        assert.match(text, /holds public reports only\. Owner team-data, approved by security, until 2026-12-31<br>/);
    });

    it("lists rules that met no resource, and what could not be judged", () => {
        const idle = judged([], { rulesWithoutResource: ["efs-encryption", "msk-public"] });
        const text = renderMarkdown(
            report([], { judged: [idle], failures: [{ file: "a|b.json", message: "is *no* JSON" }] }),
        );
        assert.match(text, /<summary>Rules that met no resource \(2\)<\/summary>\n\n`efs-encryption`, `msk-public`/);
        assert.match(text, /### Errors \(1\)\n\n- `a\\\|b\.json`: is \\\*no\\\* JSON/);
    });

    it("names errors of programs without their stack traces", () => {
        const message =
            "it failed:\nError: no such file\n    at open (/shop/index.ts:3:7)\n    at async Promise.all (<anonymous>)";
        const failing = judged([]);
        const stacks = failing.plan.stacks.map((each) => ({
            ...each,
            diagnostics: [{ severity: "error" as const, message }],
        }));
        const text = renderMarkdown(report([], { judged: [{ ...failing, plan: { ...failing.plan, stacks } }] }));
        assert.match(text, /\n- `plinth-network`: it failed: Error: no such file\n/);
    });

    it("says what has to be known to understand the findings", () => {
        const text = renderMarkdown(report([], { judged: [{ ...judged([]), notes: ["3 values are *encrypted*"] }] }));
        assert.match(text, /\n\n### Notes \(1\)\n\n- `dev`: 3 values are \\\*encrypted\\\*\n/);
    });

    it("shows what rules changed, and no secret", () => {
        const changes = { pack: "plinth", rule: "sqs-encryption", property: "sqsManagedSseEnabled" };
        const queue = resource("aws:sqs/queue:Queue", "orders", {
            policyChanges: [
                { ...changes, before: false, after: true },
                { ...changes, pack: "other", property: "key", after: new Secret("canary") },
            ],
        });
        const one = { ...judged([]), plan: plan([stack([queue])]) };
        const text = renderMarkdown(report([], { judged: [one] }));
        assert.match(
            text,
            /\n### Changed by policy \(2\)\n\n\| Rule \| Resource \| Property \| Written \| Changed to \|\n/,
        );
        assert.ok(
            text.includes(
                "| `sqs-encryption` | `orders (aws:sqs Queue)` | `sqsManagedSseEnabled` | `false` | `true` |",
            ),
        );
        assert.ok(
            text.includes("| `other/sqs-encryption` | `orders (aws:sqs Queue)` | `key` | `nothing` | `[secret]` |"),
            text,
        );
        assert.equal(text.includes("canary"), false);
    });

    it("names the file of each finding where there are several", () => {
        const text = renderMarkdown(report([], { judged: [judged(oneOfEach), { ...judged([]), name: "b.json" }] }));
        assert.match(text, /^## ❌ `dev`, `b\.json` blocked/);
        assert.match(text, /\| Where \| In \|\n/);
        assert.match(text, /layer\.ts:13` \| `dev` \|\n/);
    });

    it("neither formats, nor links, nor calls for anybody, whatever programs and packs say", () => {
        const message = "<img src=x> @team #12 | [a](https://evil.example) **b** `c` www.evil.example\n## d";
        const hostile = finding("r`|`s", bucket.urn, { pack: "x", message });
        const line = renderMarkdown(report([hostile]))
            .split("\n")
            .find((each) => each.includes("img"));
        assert.equal(
            line,
            "| high | ``x/r`\\|`s`` | `logs (aws:s3 Bucket)` | \\<img src=x\\> @<!-- -->team #<!-- -->12 \\| \\[a\\]\\(https:<!-- -->//evil.example\\) \\*\\*b\\*\\* \\`c\\` www<!-- -->.evil.example #<!-- -->#<!-- --> d | `stacks/net work/layer.ts:13` |",
        );
    });

    it("fits into a comment: the least important gives way first, and the page says so", () => {
        const text = renderMarkdown(many(500));
        assert.ok(text.length <= MARKDOWN_LIMIT, String(text.length));
        assert.ok(text.length > MARKDOWN_LIMIT - 2_000, String(text.length));
        assert.match(
            text,
            /^> This page is cut to its size limit: \d+ rows are left out, the least important first\.$/m,
        );
        assert.equal(text.match(/`s3-public-acl`/g)?.length, 500, "what blocks stays");
        assert.match(text, /<summary>Passed \(500\)<\/summary>\n\n_500 more left out\._/);
        assert.match(text, /_\d+ more left out\._/);
    });

    it("fits with however many files and however much to say about them", () => {
        const notes = ["3 values are encrypted: a rule that needs one says unverified"];
        const files = Array.from({ length: 2_000 }, (_, index) => ({
            ...judged([]),
            name: `plans/${index}.json`,
            notes,
        }));
        const text = renderMarkdown(report([], { judged: files }));
        assert.ok(text.length <= MARKDOWN_LIMIT, String(text.length));
        assert.match(text, /^## ✅ `plans\/0\.json`, [^#]*`plans\/4\.json` and 1995 more not blocked\n/);
    });

    it("is cut even where nothing but blocking findings is left", () => {
        const text = renderMarkdown(many(3_000));
        assert.ok(text.length <= MARKDOWN_LIMIT, String(text.length));
        const shown = text.match(/`s3-public-acl`/g)?.length ?? 0;
        assert.ok(shown > 300 && shown < 3_000, String(shown));
    });
});
