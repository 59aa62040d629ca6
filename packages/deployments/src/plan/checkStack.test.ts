import assert from "node:assert/strict";
import { toProblems } from "@plinth/core/settings";
import { leastStack } from "../testdata/shapes.ts";
import { checkStack } from "./checkStack.ts";
import type { StackShape } from "./shape.ts";

const problemsOf = (changes: object) => toProblems(checkStack({ ...leastStack, ...changes } as StackShape));
const PRODUCTION = { production: true };
const role = (more: object) => ({ credentials: { ...leastStack.credentials, ...more } });

describe("the shape of a stack's deployments", () => {
    it("is fine with the least, in production and outside", () => {
        assert.deepEqual(problemsOf({}), []);
        assert.deepEqual(problemsOf(PRODUCTION), []);
        assert.deepEqual(problemsOf({ production: undefined }), []);
    });

    it("takes what each use may do", () => {
        assert.deepEqual(
            problemsOf({ does: "preview", schedules: { daily: { operation: "preview", cron: "0 1 * * *" } } }),
            [],
        );
        const schedules = {
            morning: { operation: "update", cron: "0 6 * * 1-5" },
            once: { operation: "refresh", at: "2027-01-31T18:00:00Z" },
        };
        assert.deepEqual(
            problemsOf({ schedules, ttl: { at: "2027-01-31T18:00:00Z" }, drift: { remediate: true } }),
            [],
        );
        assert.deepEqual(problemsOf({ does: "deployAndPreview", reason: "two people work here" }), []);
        assert.deepEqual(problemsOf({ does: "review", folder: "infra/app", paths: ["infra/**", "!**/*.md"] }), []);
        assert.deepEqual(
            problemsOf({ ...PRODUCTION, schedules: { weekly: { operation: "refresh", cron: "0 3 * * 1" } } }),
            [],
        );
    });

    for (const [why, changes, path, rule] of [
        [
            "an organization in capitals, which tokens never have",
            { organization: "Acme" },
            "organization",
            /small letters/,
        ],
        ["a repository without its owner", { repository: "platform" }, "repository", /with its owner/],
        [
            "an address as a repository",
            { repository: "https://github.com/acme/platform" },
            "repository",
            /with its owner/,
        ],
        ["a branch with its prefix", { branch: "refs/heads/main" }, "branch", /name of a branch/],
        ["a project with a slash", { project: "acme/network" }, "project", /name of a project/],
        ["a folder outside of the repository", { folder: "../other" }, "folder", /relative to its root/],
        ["an absolute folder", { folder: "/stacks/network" }, "folder", /relative to its root/],
        [
            "a path from the root of the machine",
            { paths: ["/stacks/**"] },
            "paths[0]",
            /relative to the repository's root/,
        ],
        ["an exclusion of nothing", { paths: ["stacks/**", "!"] }, "paths[1]", /glob/],
        [
            "a user in the place of a role",
            role({ roleArn: "arn:aws:iam::222222222222:user/me" }),
            "credentials.roleArn",
            /IAM role/,
        ],
        ["a session of no hours", role({ sessionHours: 0 }), "credentials.sessionHours", /1 to 12/],
        ["a session of part of an hour", role({ sessionHours: 1.5 }), "credentials.sessionHours", /whole number/],
        ["a policy pack elsewhere", { policyPack: "../policies" }, "policyPack", /folder of the repository/],
        [
            "previews with the deploying role, without a word",
            { does: "deployAndPreview", reason: " " },
            "reason",
            /say why/,
        ],
        ["drift by a schedule that never comes", { drift: { cron: "0 25 * * *" } }, "drift.cron", /as its hour/],
        [
            "drift that a reading role puts back",
            { does: "preview", drift: { remediate: true } },
            "drift.remediate",
            /may change things/,
        ],
        ["an end at no time", { ttl: { at: "tomorrow" } }, "ttl.at", /a moment/],
        [
            "an end that a reading role brings",
            { does: "preview", ttl: { at: "2027-01-31T18:00:00Z" } },
            "ttl",
            /may change things/,
        ],
        [
            "a schedule with another kind of name",
            { schedules: { "A b": { operation: "refresh", cron: "0 1 * * *" } } },
            'schedules["A b"]',
            /small letters/,
        ],
        [
            "a schedule that destroys",
            { schedules: { nightly: { operation: "destroy", cron: "0 1 * * *" } } },
            "schedules.nightly.operation",
            /must be one of preview, refresh, update/,
        ],
        [
            "a schedule at no time",
            { schedules: { once: { operation: "refresh", at: "2027-02-30T00:00:00Z" } } },
            "schedules.once.at",
            /a moment/,
        ],
        [
            "an update with a role that reads",
            { does: "preview", schedules: { weekly: { operation: "update", cron: "0 1 * * 1" } } },
            "schedules.weekly.operation",
            /trusts update/,
        ],
        [
            "a preview with a role that deploys",
            { schedules: { weekly: { operation: "preview", cron: "0 1 * * 1" } } },
            "schedules.weekly.operation",
            /trusts preview/,
        ],
        ["a variable that is none", { variables: { "MY-VAR": "1" } }, "variables.MY-VAR", /environment variable/],
        [
            "the policy pack as a variable",
            { variables: { PULUMI_OPTION_POLICY_PACK: "x" } },
            "variables.PULUMI_OPTION_POLICY_PACK",
            /written here already/,
        ],
        ["an empty command", { install: ["npm ci", " "] }, "install", /no empty command/],
        [
            "a stack that runs itself again",
            { triggers: [{ project: "plinth-database", stack: "dev" }] },
            "triggers[0]",
            /never end/,
        ],
        [
            "a stack to run without its project",
            { triggers: [{ project: "", stack: "dev" }] },
            "triggers[0]",
            /a project and a stack/,
        ],
        ["a tag with a space", { tags: { "owned by": "platform" } }, 'tags["owned by"]', /1 to 40/],
        ["a tag that is a page", { tags: { owner: "x".repeat(257) } }, "tags.owner", /256/],
        ["a push that deploys production", { ...PRODUCTION, start: "push" }, "start", /asks nobody/],
        [
            "both in production",
            { ...PRODUCTION, does: "deployAndPreview", reason: "two people work here" },
            "does",
            /both in production/,
        ],
        ["review stacks made from production", { ...PRODUCTION, does: "review" }, "does", /template of review stacks/],
        [
            "production that puts drift back",
            { ...PRODUCTION, drift: { remediate: true } },
            "drift.remediate",
            /in production/,
        ],
        ["an end of production", { ...PRODUCTION, ttl: { at: "2027-01-31T18:00:00Z" } }, "ttl", /in production/],
        [
            "updates of production by the clock",
            { ...PRODUCTION, schedules: { weekly: { operation: "update", cron: "0 1 * * 1" } } },
            "schedules.weekly.operation",
            /in production/,
        ],
    ] as const) {
        it(`refuses ${why}`, () => {
            const problems = problemsOf(changes);
            assert.deepEqual(
                problems.map((problem) => problem.path),
                [path],
            );
            assert.match(problems[0]?.rule ?? "", rule);
            assert.ok((problems[0]?.fix ?? "").length > 3);
        });
    }

    it("refuses what may be a secret, and does not repeat it", () => {
        for (const name of ["PULUMI_ACCESS_TOKEN", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD"]) {
            const [problem, ...more] = problemsOf({ variables: { [name]: "canary-1234" } });
            assert.deepEqual([problem?.path, more], [`variables.${name}`, []]);
            assert.doesNotMatch(JSON.stringify(problem), /canary/);
        }
    });

    it("refuses everything at once", () => {
        assert.equal(problemsOf({ organization: "", repository: "", folder: "..", ttl: { at: "" } }).length, 4);
    });
});

// Wrong mixes do not compile: each of these lines is an error of its own.
export const wrongMixes: readonly StackShape[] = [
    // @ts-expect-error previews have no start of their own
    { ...leastStack, does: "preview", start: "push" },
    // @ts-expect-error both need a reason
    { ...leastStack, does: "deployAndPreview" },
    // @ts-expect-error a role needs its ARN
    { ...leastStack, credentials: { from: "role" } },
    // @ts-expect-error a schedule comes again or once, not never
    { ...leastStack, schedules: { weekly: { operation: "refresh" } } },
];
