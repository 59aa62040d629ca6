import assert from "node:assert/strict";
import { toProblems } from "@plinth/core/settings";
import { leastEnvironment, shapeOf, stacks } from "../testdata/shapes.ts";
import { checkDeployments, checkForRepository } from "./checkDeployments.ts";
import type { DeploymentsShape } from "./deploymentsShape.ts";

const problemsOf = (shape: object) => toProblems(checkDeployments(shape as DeploymentsShape));
const dev = (changes: object) => shapeOf({ dev: { ...leastEnvironment, ...changes } });
const notified = (notification: object) => ({ ...dev({}), notifications: { chat: notification } });
const DIGEST = `acme/runner@sha256:${"0".repeat(64)}`;

describe("what is said of a repository's deployments", () => {
    it("is fine with the least, and with everything", () => {
        assert.deepEqual(problemsOf(shapeOf({ dev: leastEnvironment })), []);
        for (const image of ["pulumi/pulumi-nodejs:3.260.0", "registry.example.com:5000/acme/runner:1.2", DIGEST]) {
            const runner = { on: "pool", pool: "vpc", image };
            const all = {
                ...dev({ runner, secrets: { PULUMI_ACCESS_TOKEN: "readsStacks" }, notify: ["chat"] }),
                agentPools: { vpc: {} },
                notifications: { chat: { format: "slack", url: "slackAddress" } },
            };
            assert.deepEqual(problemsOf(all), []);
        }
    });

    for (const [why, shape, path, rule] of [
        ["no environment at all", shapeOf({}), "environments", /must name an environment/],
        [
            "an image that is another tomorrow",
            dev({ runner: { on: "pulumi", image: "pulumi/pulumi:latest" } }),
            "environments.dev.runner.image",
            /tag that stays/,
        ],
        [
            "an image without a tag",
            dev({ runner: { on: "pulumi", image: "pulumi/pulumi" } }),
            "environments.dev.runner.image",
            /tag that stays/,
        ],
        [
            "a pool that is nowhere",
            dev({ runner: { on: "pool", pool: "vpc" } }),
            "environments.dev.runner.pool",
            /pool of agentPools/,
        ],
        [
            "a receiver that is nowhere",
            dev({ notify: ["chat"] }),
            "environments.dev.notify[0]",
            /stand in notifications/,
        ],
        [
            "ends without a moment between them",
            dev({ ttl: { at: "2027-01-31T18:00:00Z", stepMinutes: 0 } }),
            "environments.dev.ttl.stepMinutes",
            /1 to 1440/,
        ],
        [
            "keys of AWS as secrets",
            dev({ secrets: { AWS_ACCESS_KEY_ID: "key" } }),
            "environments.dev.secrets.AWS_ACCESS_KEY_ID",
            /win over the role/,
        ],
        [
            "one variable twice",
            dev({ variables: { HOST: "a" }, secrets: { HOST: "b" } }),
            "environments.dev.secrets.HOST",
            /variables too/,
        ],
        [
            "a pool with a space",
            { ...dev({}), agentPools: { "my pool": {} } },
            'agentPools["my pool"]',
            /letters, digits/,
        ],
        [
            "no event",
            notified({ format: "slack", url: "a", events: [] }),
            "notifications.chat.events",
            /must name an event/,
        ],
        [
            "an event of another kind",
            notified({ format: "slack", url: "a", events: ["stack_created"] }),
            "notifications.chat.events[0]",
            /event of a stack/,
        ],
        [
            "what a stack's own settings refuse, where it stands",
            dev({ does: "preview", drift: { remediate: true } }),
            "environments.dev.drift.remediate",
            /may change things/,
        ],
    ] as const) {
        it(`refuses ${why}`, () => {
            const problems = problemsOf(shape);
            assert.deepEqual(
                problems.map((problem) => problem.path),
                [path],
            );
            assert.match(problems[0]?.rule ?? "", rule);
        });
    }

    it("refuses the value of a secret in the place of its name, and does not repeat it", () => {
        const address = "https://hooks.slack.com/services/T0/B0/canary";
        for (const shape of [
            notified({ format: "slack", url: address }),
            notified({ format: "raw", url: "a", signedWith: `${address} ` }),
            dev({ secrets: { PULUMI_ACCESS_TOKEN: "pul-0123 canary" } }),
        ]) {
            const [problem, ...more] = problemsOf(shape);
            assert.match(problem?.rule ?? "", /name of a secret, not its value/);
            assert.doesNotMatch(JSON.stringify([problem, more]), /canary/);
        }
    });
});

describe("what is said of environments that are there", () => {
    const against = (environments: DeploymentsShape["environments"]) =>
        toProblems(checkForRepository({ environments }, stacks)).map(({ path, rule, fix }) => [path, rule, fix]);

    it("is fine where each of them has a stack", () => {
        assert.deepEqual(against({ dev: { ...leastEnvironment, start: "push" }, prod: leastEnvironment }), []);
    });

    it("refuses one that is not there, with the one that may be meant", () => {
        const [[path, rule, fix] = []] = against({ prd: leastEnvironment });
        assert.equal(path, "environments.prd");
        assert.match(`${rule} ${fix}`, /environment of this repository.* did you mean prod\?$/);
    });

    it("refuses one whose state is in a bucket, since runs are of stacks in Pulumi Cloud", () => {
        const within = (backend: string) => {
            const elsewhere = stacks.map((stack) => ({ ...stack, backend }));
            return checkForRepository({ environments: { dev: leastEnvironment } }, elsewhere).map(({ rule }) => rule);
        };
        assert.deepEqual(within("https://api.pulumi.com"), []);
        const [rule = "", ...more] = within("s3://acme-plinth-dev-state?region=eu-west-1");
        assert.match(rule, /state in Pulumi Cloud: environments\/dev\/environment\.yaml says otherwise/);
        assert.deepEqual(more, []);
    });

    it("refuses for production what its own file calls so", () => {
        const [[path, rule] = [], ...more] = against({ prod: { ...leastEnvironment, start: "push" } });
        assert.deepEqual([path, more], ["environments.prod.start", []]);
        assert.match(rule ?? "", /asks nobody before it deploys/);
    });
});
