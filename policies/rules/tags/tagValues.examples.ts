import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { tagValues } from "./tagValues.ts";

const QUEUE = "aws:sqs/queue:Queue";
const GROUP = "aws:autoscaling/group:Group";
const values = { values: { CostCenter: "[0-9]{4}", Owner: ["team-a", "team-b"] } };

/** Default tags reach an analyzer as JSON text. */
function provider(tags: unknown) {
    return { provider: { inputs: { defaultTags: JSON.stringify({ tags }) } } };
}

export const examples: RuleExamples = {
    rule: tagValues,
    passing: [
        {
            title: "environments under their usual names",
            resources: ["dev", "production", "eu-staging", "review-pr-12"].map((name) =>
                resource(QUEUE, name, { tags: { Environment: name } }),
            ),
        },
        {
            title: "a value as long as AWS takes",
            resources: [resource(QUEUE, "q", { tags: { Environment: `dev-${"a".repeat(252)}` } })],
        },
        { title: "a tag that is not there", resources: [resource(QUEUE, "q", { tags: { Name: "foo" } })] },
        {
            title: "the environment's own patterns and lists",
            resources: [resource(QUEUE, "q", { tags: { CostCenter: "1234", Owner: "team-b", Environment: "foo" } })],
            parameters: values,
        },
        {
            title: "a tag of its own over a default tag that is wrong",
            resources: [resource(QUEUE, "q", { tags: { Environment: "dev" } }, provider({ Environment: "foo" }))],
        },
        {
            title: "an Auto Scaling group, which default tags do not reach",
            resources: [
                resource(GROUP, "asg", { tags: [{ key: "Environment", value: "dev" }] }),
                resource(GROUP, "none", {}, provider({ Environment: "foo" })),
            ],
        },
        { title: "a resource that takes no tags", resources: [resource("aws:sqs/queuePolicy:QueuePolicy", "q", {})] },
    ],
    failing: [
        {
            title: "an environment nobody knows",
            resources: [resource(QUEUE, "q", { tags: { Environment: "foo" } })],
            finds: ["q: tags.Environment"],
        },
        {
            title: "a value that only begins or ends well, and a blank one",
            resources: [
                resource(QUEUE, "start", { tags: { Environment: "devfoo" } }),
                resource(QUEUE, "end", { tags: { Environment: "mydev" } }),
                resource(QUEUE, "blank", { tags: { Environment: "" } }),
            ],
            finds: ["blank: tags.Environment", "end: tags.Environment", "start: tags.Environment"],
        },
        {
            title: "a value longer than AWS takes",
            resources: [resource(QUEUE, "q", { tags: { Environment: `dev-${"a".repeat(253)}` } })],
            finds: ["q: tags.Environment"],
        },
        {
            title: "a default tag that is wrong",
            resources: [resource(QUEUE, "q", {}, provider({ Environment: "foo" }))],
            finds: ["q: tags.Environment"],
        },
        {
            title: "values outside the environment's patterns and lists, numbers among them",
            resources: [resource(QUEUE, "q", { tags: { CostCenter: 12, Owner: "team-c" } })],
            parameters: values,
            finds: ["q: tags.CostCenter", "q: tags.Owner"],
            says: ["expected to match [0-9]{4}, found", "expected one of team-a, team-b, found <set>"],
        },
        {
            title: "a value that is not the only one",
            resources: [resource(QUEUE, "q", { tags: { Owner: "team-b" } })],
            parameters: { values: { Owner: ["team-a"] } },
            finds: ["q: tags.Owner"],
            says: ["expected team-a, found <set>"],
        },
        {
            title: "a tag in a list",
            resources: [resource(GROUP, "asg", { tags: [{ key: "Environment", value: "foo" }] })],
            finds: ["asg: tags.Environment"],
        },
    ],
    unknown: [
        {
            title: "a value that is not known yet",
            resources: [resource(QUEUE, "q", { tags: { Environment: UNKNOWN } })],
            finds: ["q: tags.Environment"],
        },
        {
            title: "tags that are not known yet, over a default tag that is wrong",
            resources: [resource(QUEUE, "q", { tags: UNKNOWN }, provider({ Environment: "foo" }))],
            finds: ["q: tags.Environment"],
        },
    ],
};
