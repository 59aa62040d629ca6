import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { tagRequired } from "./tagRequired.ts";

const QUEUE = "aws:sqs/queue:Queue";
const all = { Environment: "dev", Project: "shop", Owner: "team-a", CostCenter: "42", ManagedBy: "pulumi" };
const { Owner: _, ...rest } = all;

/** How the SDK marks a secret. */
const SECRET = "4dabf18193072939515e22adb298388d";
const SECRET_MARK = "1b47061264138c4ac30d75fd1eb44270";

/** Default tags reach an analyzer as JSON text. */
function provider(tags: unknown) {
    return { provider: { inputs: { region: "eu-west-1", defaultTags: JSON.stringify({ tags }) } } };
}

export const examples: RuleExamples = {
    rule: tagRequired,
    passing: [
        {
            title: "tags of its own",
            resources: [resource(QUEUE, "q", { tags: all })],
            parameters: { values: { Owner: "platform" } },
            corrects: {},
        },
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
            says: ["a value for Environment, Project, Owner, CostCenter, ManagedBy, found none of them."],
        },
        {
            title: "missing and blank tags, of which the environment knows some",
            resources: [
                resource(QUEUE, "q", { tags: { ...rest, Project: " ", team: "a" } }),
                resource(QUEUE, "default", { tags: { team: "a" } }, provider({ ...rest, ManagedBy: undefined })),
                resource(QUEUE, "text", { tags: "Owner" }),
                resource(QUEUE, "secret", { tags: { [SECRET]: SECRET_MARK, value: rest } }),
                resource(QUEUE, "later", { tags: { team: UNKNOWN } }),
                resource("aws:autoscaling/group:Group", "asg", {}),
            ],
            parameters: { values: { Owner: "platform", Project: "shop", Zone: "a" } },
            finds: ["asg: tags", "default: tags", "later: tags", "q: tags", "secret: tags", "text: tags"],
            says: ["a value for Project, Owner, found an empty Project."],
            corrects: {
                q: { tags: { ...rest, Project: "shop", team: "a", Owner: "platform" } },
                default: { tags: { team: "a", Owner: "platform" } },
            },
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
            parameters: { values: { Owner: "platform" } },
            corrects: {},
        },
        {
            title: "default tags that are not known yet",
            resources: [resource(QUEUE, "q", { tags: rest }, { provider: { inputs: { defaultTags: UNKNOWN } } })],
            finds: ["q: tags"],
            parameters: { values: { Owner: "platform" } },
            corrects: {},
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
