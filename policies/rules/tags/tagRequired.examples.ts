import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { tagRequired } from "./tagRequired.ts";

const QUEUE = "aws:sqs/queue:Queue";
const all = { Environment: "dev", Project: "shop", Owner: "team-a", CostCenter: "42", ManagedBy: "pulumi" };
const { Owner: _, ...rest } = all;

/** Default tags reach an analyzer as JSON text. */
function provider(tags: unknown) {
    return { provider: { inputs: { region: "eu-west-1", defaultTags: JSON.stringify({ tags }) } } };
}

export const examples: RuleExamples = {
    rule: tagRequired,
    passing: [
        { title: "tags of its own", resources: [resource(QUEUE, "q", { tags: all })] },
        { title: "the provider's default tags", resources: [resource(QUEUE, "q", {}, provider(all))] },
        { title: "some of each", resources: [resource(QUEUE, "q", { tags: { Owner: "team-b" } }, provider(rest))] },
        {
            title: "a tag whose value is not known yet",
            resources: [resource(QUEUE, "q", { tags: { ...all, Owner: UNKNOWN } })],
        },
        {
            title: "own tags that are not known yet over complete default tags",
            resources: [resource(QUEUE, "q", { tags: UNKNOWN }, provider(all))],
        },
        {
            title: "an Auto Scaling group's list of tags",
            resources: [
                resource("aws:autoscaling/group:Group", "asg", {
                    tags: Object.entries(all).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
                }),
            ],
        },
        { title: "a resource that takes no tags", resources: [resource("aws:sqs/queuePolicy:QueuePolicy", "q", {})] },
        {
            title: "the environment's own list of keys",
            resources: [resource(QUEUE, "q", { tags: { team: "a" } })],
            parameters: { keys: ["team"] },
        },
    ],
    failing: [
        {
            title: "a resource without tags",
            resources: [resource(QUEUE, "q", {})],
            finds: ["q: tags"],
        },
        { title: "one missing key", resources: [resource(QUEUE, "q", { tags: rest })], finds: ["q: tags"] },
        {
            title: "a blank value, which takes the default tag's place",
            resources: [resource(QUEUE, "q", { tags: { Owner: " " } }, provider(all))],
            finds: ["q: tags"],
        },
        {
            title: "an Auto Scaling group, which default tags do not reach",
            resources: [
                resource(
                    "aws:autoscaling/group:Group",
                    "asg",
                    { tags: Object.entries(rest).map(([key, value]) => ({ key, value })) },
                    provider(all),
                ),
            ],
            finds: ["asg: tags"],
        },
    ],
    unknown: [
        {
            title: "own tags that are not known yet",
            resources: [resource(QUEUE, "q", { tags: UNKNOWN }, provider(rest))],
            finds: ["q: tags"],
        },
        {
            title: "default tags that are not known yet",
            resources: [resource(QUEUE, "q", { tags: rest }, { provider: { inputs: { defaultTags: UNKNOWN } } })],
            finds: ["q: tags"],
        },
        {
            title: "a listed tag whose key is not known yet",
            resources: [
                resource("aws:autoscaling/group:Group", "asg", {
                    tags: [
                        ...Object.entries(rest).map(([key, value]) => ({ key, value })),
                        { key: UNKNOWN, value: "x" },
                    ],
                }),
            ],
            finds: ["asg: tags"],
        },
    ],
};
