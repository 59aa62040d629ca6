import { z } from "zod";
import { deliverySchema } from "./delivery.ts";
import { driftSchema } from "./drift.ts";
import { reviewSchema } from "./review.ts";
import { rolesSchema } from "./roles.ts";
import { rule } from "./rule.ts";
import { stateSchema } from "./state.ts";

/** Environments name stacks, and stand in the names of AWS resources: kept short and plain. */
export const ENVIRONMENT_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** `review-pr-12345` has 15; the longest fixed AWS names (40, a replication group) leave room for 20. */
export const ENVIRONMENT_NAME_LENGTH = 20;

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region such as eu-west-1");
const account = z.string().regex(/^\d{12}$/, "an AWS account id of 12 digits, in quotes");
const tagValue = z.string().min(1).max(256);
/** Standard topics alone: RDS sends its events to no others (Amazon RDS API Reference, CreateEventSubscription, SnsTopicArn). */
const topics = z
    .array(
        z
            .string()
            .regex(
                /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/,
                "the ARN of a standard topic of Amazon SNS: arn:aws:sns:<region>:<account>:<name>",
            ),
    )
    // CloudWatch API Reference, PutMetricAlarm, AlarmActions.
    .max(5)
    .default([]);

const target = z
    .strictObject({
        account: account.describe("The AWS account this environment lives in; every provider refuses any other."),
        region: region.describe("The AWS region of this environment."),
        partition: z
            .enum(["aws", "aws-cn", "aws-us-gov"])
            .default("aws")
            .describe("The AWS partition; it stands in every ARN."),
        allowedRegions: z
            .array(region)
            .min(1)
            .describe("Regions the organisation allows this account to use (its service control policy)."),
    })
    .check(
        rule<{ region: string; allowedRegions: string[] }>(["region", "allowedRegions"], (value) =>
            value.allowedRegions.includes(value.region)
                ? []
                : [
                      {
                          path: ["region"],
                          rule: `must be a region the account allows (${value.allowedRegions.join(", ")})`,
                          value: value.region,
                          fix: "choose one of them, or add the region to target.allowedRegions once the account allows it",
                      },
                  ],
        ),
    );

/** What `environments/<environment>/environment.yaml` holds. */
export const environmentSchema = z
    .strictObject({
        layout: z
            .enum(["layered", "single"])
            .describe("layered: one stack per layer. single: the whole environment as one stack, run from the root."),
        target,
        layers: z
            .array(z.string())
            .min(1)
            .describe("The layers this environment has. Each has a file of its name beside this one."),
        production: z
            .boolean()
            .default(false)
            .describe(
                "Whether customers depend on it: no rule may then ask for less than the policy pack's catalogue does.",
            ),
        tags: z
            .object({
                Project: tagValue,
                Owner: tagValue.describe("The team that answers for this environment."),
                CostCenter: tagValue,
            })
            .catchall(tagValue)
            .describe("Tags on every AWS resource, through the provider. Environment and ManagedBy are added."),
        alerts: z
            .strictObject({
                page: topics.describe("Where alarms go that somebody is woken for."),
                ticket: topics.describe("Where alarms go that somebody looks at in working hours."),
                log: topics.describe("Where alarms go that are only kept."),
            })
            .default({ page: [], ticket: [], log: [] })
            .describe(
                "Topics of Amazon SNS that alarms are sent to, by severity, as ARNs of this region. Default: none, since who is woken is not a default; the alarms exist, and consoles and dashboards show their states.",
            ),
        dashboards: z
            .boolean()
            .default(true)
            .describe("Whether each layer makes a CloudWatch dashboard of its components' metrics and alarms."),
        delivery: deliverySchema,
        state: stateSchema
            .optional()
            .describe(
                "Where Pulumi keeps the states of the environment's stacks, and with what secrets in them are closed. Default: where you are logged in, with a passphrase.",
            ),
        drift: driftSchema,
        review: reviewSchema
            .optional()
            .describe(
                "What environments of pull requests are made of that begin with this one. Default: none can be made from it.",
            ),
        roles: rolesSchema
            .optional()
            .describe(
                "Where the roles of the layers are and what holds them, for environments deployed by a role with a permissions boundary. Default: none.",
            ),
        policy: z
            .strictObject({
                levels: z
                    .record(z.string(), z.enum(["off", "advisory", "mandatory", "remediate"]))
                    .default({})
                    .describe("Enforcement level by rule, where it differs from the catalogue."),
                profiles: z
                    .array(z.enum(["default", "strict", "cost"]))
                    .min(1)
                    .default(["default"])
                    .describe(
                        "Which rules are on: default, strict (every rule, with its strict parameters), cost (those about money).",
                    ),
                parameters: z
                    .record(z.string(), z.record(z.string(), z.unknown()))
                    .default({})
                    .describe("Parameters by rule, where they differ from the catalogue."),
                assumed: z
                    .enum(["accept", "block"])
                    .default("accept")
                    .describe(
                        "Whether a mandatory rule may pass on a value that a preview without a cloud made up; block makes it wait for the real one.",
                    ),
                unverified: z
                    .enum(["block", "warn"])
                    .default("block")
                    .describe(
                        "What becomes of a mandatory rule that could not decide although values were filled in, or are those of a state.",
                    ),
            })
            .default({ levels: {}, profiles: ["default"], parameters: {}, assumed: "accept", unverified: "block" })
            .describe("How the policy pack judges this environment."),
        upstream: z
            .record(z.string(), z.string())
            .default({})
            .describe("Needs resolved in another environment: layer name to environment name."),
    })
    .check(
        rule<{ layers: string[]; delivery: { verify: { smoke: { layer: string }[] } } }>(
            ["layers", "delivery"],
            ({ layers, delivery }) =>
                delivery.verify.smoke.flatMap(({ layer }, index) =>
                    layers.includes(layer)
                        ? []
                        : [
                              {
                                  path: ["delivery", "verify", "smoke", index, "layer"],
                                  rule: "must be a layer of the environment: after any other, it is never asked",
                                  value: layer,
                                  fix: `one of ${layers.join(", ")}`,
                              },
                          ],
                ),
        ),
        rule<{ target: { region: string }; alerts: Record<string, string[]> }>(
            ["target", "alerts"],
            ({ target, alerts }) =>
                Object.entries(alerts).flatMap(([severity, arns]) =>
                    arns.flatMap((arn, index) =>
                        arn.split(":")[3] === target.region
                            ? []
                            : [
                                  {
                                      path: ["alerts", severity, index],
                                      rule: `must be a topic of the environment's own region ${target.region}: CloudWatch reaches no other`,
                                      value: arn,
                                      fix: "make a topic in that region, and let it pass messages on",
                                  },
                              ],
                    ),
                ),
        ),
        rule<{ layers: string[]; review?: { layers: string[] } }>(["layers", "review"], ({ layers, review }) =>
            (review?.layers ?? []).flatMap((layer, index) =>
                layers.includes(layer)
                    ? []
                    : [
                          {
                              path: ["review", "layers", index],
                              rule: "must be a layer of the environment",
                              value: layer,
                              fix: `one of ${layers.join(", ")}`,
                          },
                      ],
            ),
        ),
        rule<{ production: boolean; review?: unknown }>(["production", "review"], ({ production, review }) =>
            production && review !== undefined
                ? [
                      {
                          path: ["review"],
                          rule: "must not be in an environment of production: code of a pull request would run beside it",
                          fix: "remove it, and set it in the environment where changes land first",
                      },
                  ]
                : [],
        ),
    );

export type EnvironmentSettings = z.output<typeof environmentSchema>;
