import assert from "node:assert/strict";
import type { DriftReport, PropertyDrift, ResourceDrift, StackDrift } from "@plinth/deployer";
import { issueOf } from "./issue.ts";
import { renderPage } from "./page.ts";
import { renderText } from "./renderText.ts";

const HOSTILE = [
    "</details><script>alert(1)</script>",
    "@everyone #1 GH-1 https://evil.example www.evil.example",
    "`code` **bold** | cell [link](https://evil.example) <!-- x --> -->",
    "\u001b[31mred\u001b[0m\r\nnew line\u202e",
    "| --- |\n\n# heading",
].join(" ");

function resource(index: number, properties: readonly PropertyDrift[], name = `r-${index}`): ResourceDrift {
    const type = "aws:ec2/vpc:Vpc";
    return { urn: `urn:pulumi:prod::p::${type}::${name}`, type, name, kind: "changed", real: true, properties };
}

function stackOf(resources: readonly ResourceDrift[]): StackDrift {
    const place = { layer: "network", project: "plinth-network", stack: "prod" };
    return { ...place, result: "drift", read: 9, resources, warnings: [], attempts: 1, seconds: 1 };
}

function reportOf(stack: StackDrift): DriftReport {
    return {
        version: 1,
        correlationId: "run-1",
        environment: "prod",
        layout: "layered",
        result: stack.result,
        code: "DRIFT_FOUND",
        stacks: [stack],
        idle: [],
        journal: "journal",
        seconds: 1,
    };
}

const bodyOf = (stack: StackDrift): string => issueOf(reportOf(stack), stack).body;

describe("issues of drift with hostile names", () => {
    const stack = stackOf([
        resource(
            1,
            [
                {
                    property: HOSTILE,
                    inState: HOSTILE,
                    inCloud: HOSTILE,
                    expired: { reason: HOSTILE, until: "2026-01-01" },
                },
            ],
            HOSTILE,
        ),
        { ...resource(2, [], HOSTILE), kind: "unreadable", real: false, reason: HOSTILE },
        { ...resource(3, [], HOSTILE), kind: "deleted" },
        { ...resource(4, [{ property: "a", inCloud: "", benign: { reason: HOSTILE } }]), real: false },
    ]);

    for (const [what, text] of [
        ["the issue", bodyOf(stack)],
        ["the page", renderPage(reportOf({ ...stack, reason: HOSTILE, warnings: [HOSTILE] }))],
    ] as const) {
        it(`${what} has nothing in it that formats, links or calls for people`, () => {
            // Code spans show what is in them as it is, and so does what a backslash stands before.
            const acting = text
                .replaceAll(/(?<![\\`])(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, "")
                .replaceAll(/\\[\\`*_{}[\]<>()|~&!$]/g, "")
                .replaceAll(/^<\/?details>$|^<summary>[\w: ()]+<\/summary>$|^<!-- plinth:drift [\w/-]+ -->$/gm, "")
                .replaceAll("<!-- -->", "\u0001")
                .replaceAll("<br>", "");
            assert.doesNotMatch(acting, /[<>`*~]|\[|\]\(/);
            assert.doesNotMatch(acting, /@everyone|#1\b|GH-1\b|https:\/\/evil|www\.evil/);

            assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
        });

        it(`${what} keeps the cells of its tables`, () => {
            for (const line of text.split("\n").filter((one) => one.startsWith("| `aws:"))) {
                const cells = line.replaceAll("\\|", "").split("|").length - 2;
                assert.ok([1, 2, 5].includes(cells), line);
            }
        });
    }

    it("begin with their marker, and have no other comment that could end or hide something", () => {
        const body = bodyOf(stack);
        assert.ok(body.startsWith("<!-- plinth:drift plinth-network/prod -->\n"));
        const foreign = { ...stack, project: "p --><b>", stack: "x-->" };
        assert.equal(issueOf(reportOf(foreign), foreign).marker, "<!-- plinth:drift p_--__b_/x--_ -->");
    });

    it("steer no terminal as text", () => {
        assert.doesNotMatch(renderText(reportOf(stack)), /[\u0000-\u0009\u000b-\u001f\u202e]/);
    });

    for (const count of [1, 500, 5_000]) {
        it(`stay shorter than 65,536 characters with ${count} changes, deleted ones first`, () => {
            const long = "x".repeat(190);
            const many = Array.from({ length: count }, (_, index) =>
                resource(index, [{ property: "policy", inState: long, inCloud: long }]),
            );
            const gone = Array.from({ length: count }, (_, index) => ({
                ...resource(index, []),
                kind: "deleted" as const,
                name: `gone-${index}`,
            }));
            const benign = many.map((one) => ({
                ...one,
                real: false,
                properties: [{ property: "a", benign: { reason: "known" } }],
            }));
            const big = stackOf([...gone, ...many, ...benign]);
            for (const text of [bodyOf(big), renderPage(reportOf(big))]) {
                assert.ok(text.length < 65_536, `${text.length}`);
                assert.match(text, /gone-0/);
                assert.match(text, /What to do/);
                if (count === 5_000) assert.match(text, /Left out: .*5000 of (network: )?Benign \(5000\)/);
            }
        });
    }

    it("do not show what is hidden", () => {
        const body = bodyOf(stackOf([resource(1, [{ property: "password", hidden: true }])]));
        assert.match(body, /\| `password` \| _not shown_ \| _not shown_ \|/);
    });

    it("are the same for the same drift, whenever it is looked for", () => {
        const again = { ...stack, seconds: 99, attempts: 3 };
        assert.equal(issueOf({ ...reportOf(again), correlationId: "run-2", seconds: 99 }, again).body, bodyOf(stack));
    });
});
