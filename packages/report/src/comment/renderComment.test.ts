import assert from "node:assert/strict";
import { type Finding, Secret } from "@plinth/plan";
import type { Judged } from "../judged/judged.ts";
import { compared } from "../testdata/comparisons.ts";
import { finding, plan, resource, stack } from "../testdata/plans.ts";
import type { CommentReport } from "./commentReport.ts";
import { renderComment } from "./renderComment.ts";

/** GitHub's own words: "Body is too long (maximum is 65536 characters)". */
const GITHUB = 65_536;
const QUEUE = "aws:sqs/queue:Queue";
const DATABASE = "aws:rds/instance:Instance";

function comment(judged: readonly Judged[], more: Partial<CommentReport> = {}): CommentReport {
    return { judged, missing: [], rules: new Map(), ...more };
}

/** An environment in which as many queues get another name, which replaces them, and a rule says something of each. */
function changed(count: number, of: (index: number) => Partial<Finding> = () => ({ level: "advisory" })): Judged {
    const queues = (name: string) =>
        Array.from({ length: count }, (_, index) => resource(QUEUE, `queue-${index}`, { inputs: { name } }));
    const now = queues("new");
    return compared("dev", queues("old"), now, {
        findings: now.map(({ urn }, index) => finding("sqs-encryption", urn, of(index))),
    });
}

function titles(text: string): string[] {
    return [...text.matchAll(/^(?:### |<summary>)([^(<\n]+) \(/gm)].map(([, title]) => title ?? "");
}

describe("the comment of a pull request", () => {
    it("begins with the marker by which a pipeline finds it again", () => {
        assert.match(renderComment(comment([])), /^<!-- plinth:preview -->\n\n## ✅ No environment is affected\n$/);
    });

    it("says in one table what happens in each stack of each environment", () => {
        const old = [resource(QUEUE, "orders", { inputs: { name: "a" } }), resource("aws:s3/bucket:Bucket", "gone")];
        const now = [resource(QUEUE, "orders", { inputs: { name: "b" } }), resource("aws:ec2/vpc:Vpc", "main")];
        const text = renderComment(
            comment([compared("dev", old, old), compared("prod", old, now)], { missing: ["lab"] }),
        );
        assert.ok(
            text.includes(`| Environment | Stack | Create | Update | Replace | Delete | Verdict |
| --- | --- | ---: | ---: | ---: | ---: | --- |
| \`dev\` | \`plinth-network\` | · | · | · | · | ✅ not blocked |
| \`prod\` | \`plinth-network\` | 1 | · | 1 | 1 | ❌ refused: 2 resources that hold something would be replaced or deleted |
| \`lab\` | \`all\` | ? | ? | ? | ? | ❌ failed before there was a plan: the log of its preview says why |`),
            text,
        );
        assert.match(text, /\n## ❌ Not ready: `prod`, `lab`\n\nCompared with `main` \(`0123456789`\)\.\n/);
    });

    it("has dangers first, then what blocks, then what else is said, and every change folded", () => {
        const database = resource(DATABASE, "orders", { inputs: { name: "b" } });
        const said = {
            diagnostics: [
                { severity: "warning" as const, message: "less safe than the default:\n  orders: `protect` is off" },
                { severity: "warning" as const, message: "a tag is long" },
                { severity: "error" as const, message: "it failed" },
            ],
        };
        const findings = [
            finding("rds-encryption", database.urn),
            finding("rds-multi-az", database.urn, { level: "advisory" }),
        ];
        const one = compared("dev", [resource(DATABASE, "orders", { inputs: { name: "a" } })], [database], {
            findings,
        });
        const judged = { ...one, plan: { ...one.plan, stacks: [stack([database], said)] } };
        const text = renderComment(comment([judged]));
        assert.deepEqual(titles(text), [
            "Stacks",
            "⚠️ Dangers",
            "Errors",
            "Blocking",
            "Advisory",
            "Less safe than the default",
            "Warnings",
            "All changes",
        ]);
        assert.match(
            text,
            /\| data may be lost, \*\*refused\*\* \| `dev` \| `orders \(aws:rds Instance\)` \| replaces a database/,
        );
        assert.match(
            text,
            /To allow it: `--allow-replace 'urn:pulumi:dev::plinth-network::aws:rds\/instance:Instance::orders'`/,
        );
        assert.match(text, /\| `dev plinth-network` \| orders: \\`protect\\` is off \|/);
        assert.match(
            text,
            /<summary>All changes \(1\)<\/summary>\n\n\| \| Environment .*\n.*\n\| replace \| `dev` \|.*`name: "a" → "b" \(replaces\)` \|/,
        );
    });

    it("says that nothing changes, and that nothing was compared", () => {
        assert.match(renderComment(comment([changed(0)])), /\n## ✅ No changes in `dev`\n/);
        const alone = { name: "dev", plan: plan([stack([])]), placeOf: () => ({ file: "a" }) };
        assert.match(renderComment(comment([alone])), /\n## ✅ Nothing blocks `dev`\n[^]*\| `dev` \| `all` \| \? \|/);
    });

    for (const count of [0, 1, 500, 5_000]) {
        it(`fits with ${count} changes, and leaves nothing out without saying so`, () => {
            const wholeAt = "https://github.com/acme/platform/actions/runs/1";
            const text = renderComment(comment([changed(count)]), { wholeAt });
            assert.ok(text.length < GITHUB, String(text.length));
            assert.ok(Buffer.byteLength(text) < 262_144);
            const shown = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
            const row = `| \`plinth-network\` | · | · | ${count === 0 ? "·" : count} | · |`;
            assert.ok(text.includes(row), text.slice(0, 2_000));
            const dangers = shown(/^\| data may be lost, \*\*refused\*\* \|/gm);
            const changes = shown(/^\| replace \|/gm);
            if (count <= 1) assert.deepEqual([dangers, changes], [count, count]);
            else assert.ok(dangers > 50 && changes === 0, `${dangers} ${changes}`);
            const note = /Left out, and the artifacts below have it: (.+)\.$/m.exec(text)?.[1] ?? "";
            assert.equal(note.includes(`${count} of All changes (${count})`), count > 1, note);
            assert.equal(note.includes(`${count - dangers} of ⚠️ Dangers (${count})`), dangers < count, note);
            assert.match(
                text,
                /\nEverything, as JSON, SARIF and text: <https:\/\/github\.com\/acme\/platform\/actions\/runs\/1>\n$/,
            );
        });
    }

    it("keeps what blocks while advice and changes give way", () => {
        const urn = "urn:pulumi:dev::plinth-network::aws:s3/bucket:Bucket::b";
        const created = Array.from({ length: 2_000 }, (_, index) => resource(QUEUE, `queue-${index}`));
        const findings = [
            ...Array.from({ length: 40 }, (_, index) => finding(`blocks-${index}`, urn)),
            ...created.map((queue) => finding("advises", queue.urn, { level: "advisory" })),
        ];
        const text = renderComment(comment([compared("dev", [], created, { findings })]));
        assert.equal(text.match(/`blocks-\d+`/g)?.length, 40);
        assert.ok((text.match(/`advises`/g)?.length ?? 0) > 100);
        assert.match(
            text,
            /Left out, and `plinth preview` shows it: \d+ of Advisory \(2000\), 2000 of All changes \(2000\)\.$/m,
        );
    });

    it("says what costs otherwise, the dearest first, and takes what nobody knows for nothing else", () => {
        const one = changed(0);
        const { comparison } = one.plan;
        assert.ok(comparison);
        const costs = [
            { what: "addresses", before: { count: 1, monthly: 3.65 }, after: { count: 0, monthly: 0 } },
            { what: DATABASE, before: { count: 0, monthly: 0 }, after: { count: 1, monthly: "unknown" as const } },
            { what: "NAT gateways", before: { count: 1, monthly: 32.85 }, after: { count: 3, monthly: 98.55 } },
        ];
        const stacks = comparison.stacks.map((each) => ({ ...each, costs }));
        const text = renderComment(comment([{ ...one, plan: { ...one.plan, comparison: { ...comparison, stacks } } }]));
        assert.ok(
            text.includes(`### Costs: +62.05 a month, and what is unknown (3)

In USD for 730 hours at list prices, before discounts, and without what depends on use.

| Environment | Stack | What | Before | After | A month |
| --- | --- | --- | ---: | ---: | ---: |
| \`dev\` | \`plinth-network\` | NAT gateways | 1: 32.85 | 3: 98.55 | +65.70 |
| \`dev\` | \`plinth-network\` | addresses | 1: 3.65 | · | −3.65 |
| \`dev\` | \`plinth-network\` | aws:rds/instance:Instance | · | 1 | unknown |
`),
            text,
        );
    });

    it("holds no value of a secret, wherever one stands", () => {
        const secret = (value: string) => new Secret(`canary-${value}`);
        const queue = (value: string) =>
            resource(QUEUE, "orders", {
                inputs: { name: "a", token: secret(value), deep: { list: [secret(value)] } },
                outputs: { password: secret(value) },
                settledOutputs: { password: secret(value) },
                policyChanges: [{ rule: "r", pack: "p", property: "key", before: secret(value), after: secret("3") }],
            });
        const text = renderComment(comment([compared("dev", [queue("1")], [queue("2")])]));
        assert.match(text, /`token: \[secret\] \(changed\)`/);
        assert.match(text, /\| `p\/r` \| `orders \(aws:sqs Queue\)` \| `key` \| `\[secret\]` \| `\[secret\]` \|/);
        assert.equal(text.includes("canary"), false, text);
    });
});
