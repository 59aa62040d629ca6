import assert from "node:assert/strict";
import { deliverySchema } from "./delivery.ts";
import { ENVIRONMENT_NAME, environmentSchema } from "./environment.ts";
import { toProblems } from "./zodProblems.ts";

const complete = {
    layout: "layered",
    target: { account: "111111111111", region: "eu-west-1", allowedRegions: ["eu-west-1", "us-gov-west-1"] },
    layers: ["network"],
    tags: { Project: "shop", Owner: "platform", CostCenter: "engineering" },
};

function problems(changed: object): [string, string][] {
    const data = { ...complete, ...changed };
    const { error } = environmentSchema.safeParse(data);
    return toProblems(environmentSchema, data, error?.issues ?? []).map(({ path, rule }) => [path.join("."), rule]);
}

describe("settings of an environment", () => {
    it("need target, layers and tags; the rest has defaults", () => {
        assert.deepEqual(environmentSchema.parse(complete), {
            ...complete,
            target: { ...complete.target, partition: "aws" },
            production: false,
            alerts: { page: [], ticket: [], log: [] },
            dashboards: true,
            delivery: deliverySchema.parse({}),
            drift: { benign: [] },
            policy: { levels: {}, profiles: ["default"], parameters: {}, assumed: "accept", unverified: "block" },
            upstream: {},
        });
    });

    it("refuse an address to be asked after a layer that there is not", () => {
        const smoke = [{ layer: "shop", url: "https://shop.example.com" }];
        assert.deepEqual(problems({ delivery: { verify: { smoke } } }), [
            ["delivery.verify.smoke.0.layer", "must be a layer of the environment: after any other, it is never asked"],
        ]);
    });

    for (const region of ["eu-west-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1"]) {
        it(`take ${region} for a region`, () => {
            assert.deepEqual(problems({ target: { ...complete.target, region, allowedRegions: [region] } }), []);
        });
    }

    for (const region of ["eu-west", "eu-west-1a", "EU-WEST-1", "euwest1", "Ireland", ""]) {
        it(`refuse ${JSON.stringify(region)} for a region`, () => {
            assert.deepEqual(problems({ target: { ...complete.target, region } }), [
                ["target.region", "must be an AWS region such as eu-west-1"],
            ]);
        });
    }

    it("refuse a region the account does not allow, naming those it does", () => {
        assert.deepEqual(problems({ target: { ...complete.target, region: "us-east-1" } }), [
            ["target.region", "must be a region the account allows (eu-west-1, us-gov-west-1)"],
        ]);
    });

    for (const account of ["11111111111", "1111111111111", "11111111111a", 111111111111]) {
        it(`refuse ${JSON.stringify(account)} for an account`, () => {
            assert.deepEqual(
                problems({ target: { ...complete.target, account } }).map(([path]) => path),
                ["target.account"],
            );
        });
    }

    it("take tags of a team's own beside the three that must be there", () => {
        assert.deepEqual(problems({ tags: { ...complete.tags, Team: "orders" } }), []);
        assert.deepEqual(problems({ tags: { ...complete.tags, Team: "x".repeat(257) } }), [
            ["tags.Team", "must have at most 256 characters"],
        ]);
        assert.deepEqual(problems({ tags: { Project: "shop", Owner: "" } }), [
            ["tags.Owner", "must have at least 1 character"],
            ["tags.CostCenter", "is required and must be text"],
        ]);
    });

    it("take a path and a permissions boundary for the layers' roles, and refuse the root and an ARN", () => {
        const roles = { path: "/plinth/dev/", permissionsBoundary: "deployment/plinth-dev-boundary" };
        assert.deepEqual(environmentSchema.parse({ ...complete, roles }).roles, roles);
        assert.deepEqual(
            problems({ roles: { path: "/", permissionsBoundary: "arn:aws:iam::111111111111:policy/x" } }),
            [
                ["roles.path", "must be a path below the root, between slashes, such as /plinth/dev/"],
                [
                    "roles.permissionsBoundary",
                    "must be a policy's path and name, such as deployment/plinth-dev-boundary",
                ],
            ],
        );
    });

    it("take topics for alarms by severity", () => {
        const topic = "arn:aws:sns:eu-west-1:111111111111:on-call";
        const { alerts } = environmentSchema.parse({ ...complete, alerts: { page: [topic] } });
        assert.deepEqual(alerts, { page: [topic], ticket: [], log: [] });
    });

    it("refuse topics that alarms do not reach: FIFO, another region, more than five, an unknown severity", () => {
        const topic = (name: string, region = "eu-west-1") => `arn:aws:sns:${region}:111111111111:${name}`;
        const form = "must be the ARN of a standard topic of Amazon SNS: arn:aws:sns:<region>:<account>:<name>";
        assert.deepEqual(problems({ alerts: { page: [topic("on-call.fifo"), "on-call"] } }), [
            ["alerts.page.0", form],
            ["alerts.page.1", form],
        ]);
        assert.deepEqual(problems({ alerts: { ticket: [topic("tickets", "us-east-1")] } }), [
            [
                "alerts.ticket.0",
                "must be a topic of the environment's own region eu-west-1: CloudWatch reaches no other",
            ],
        ]);
        const six = ["a", "b", "c", "d", "e", "f"].map((name) => topic(name));
        assert.deepEqual(
            problems({ alerts: { log: six } }).map(([path]) => path),
            ["alerts.log"],
        );
        assert.deepEqual(
            problems({ alerts: { pages: [topic("on-call")] } }).map(([path]) => path),
            ["alerts.pages"],
        );
    });

    it("refuse a level of a rule that does not exist", () => {
        assert.deepEqual(problems({ policy: { levels: { "rds-public": "warn" } } }), [
            ["policy.levels.rds-public", 'must be one of "off", "advisory", "mandatory", "remediate"'],
        ]);
    });
});

describe("the name of an environment", () => {
    for (const name of ["dev", "review-pr-12345", "a1-2b"]) {
        it(`may be ${name}`, () => assert.match(name, ENVIRONMENT_NAME));
    }

    for (const name of ["Dev", "1dev", "dev-", "-dev", "dev--eu", "dev_eu", "dev.eu", "dev eu", ""]) {
        it(`may not be ${JSON.stringify(name)}`, () => assert.doesNotMatch(name, ENVIRONMENT_NAME));
    }
});
