import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { imdsv2 } from "./imdsv2.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
/** How the SDK marks a secret. */
const SECRET = "4dabf18193072939515e22adb298388d";
const SECRET_MARK = "1b47061264138c4ac30d75fd1eb44270";
const DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
const open = resource(TEMPLATE, "t", { metadataOptions: { httpTokens: "optional" } });
const template = resource(TEMPLATE, "t", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } });

export const examples: RuleExamples = {
    rule: imdsv2,
    passing: [
        {
            title: "tokens required, to as many hops as a container needs",
            resources: [
                resource(INSTANCE, "i", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } }),
            ],
            corrects: {},
        },
        {
            title: "metadata switched off",
            resources: [resource(INSTANCE, "i", { metadataOptions: { httpEndpoint: "disabled" } })],
            corrects: {},
        },
        {
            title: "an instance that leaves it to a template of this stack",
            resources: [template, resource(INSTANCE, "i", { launchTemplate: { id: from(template) } })],
        },
        {
            title: "an instance that says nothing, in an account that asks for tokens",
            resources: [resource(DEFAULTS, "account", { httpTokens: "required" }), resource(INSTANCE, "i", {})],
        },
        {
            title: "an instance whose template switches metadata off",
            resources: [
                resource(TEMPLATE, "t", { name: "t", metadataOptions: { httpEndpoint: "disabled" } }),
                resource(INSTANCE, "i", { launchTemplate: { name: "t" } }),
            ],
        },
        {
            title: "two hops, which containers need",
            resources: [
                resource(TEMPLATE, "t", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } }),
            ],
        },
    ],
    failing: [
        {
            title: "an instance that leaves it to a template which leaves it open",
            resources: [open, resource(INSTANCE, "i", { launchTemplate: { id: from(open) } })],
            finds: ["i: metadataOptions.httpTokens", "t: metadataOptions.httpTokens"],
            says: ["found something else in the launch template.", 'found "optional".'],
            corrects: { t: { metadataOptions: { httpTokens: "required" } } },
        },
        {
            title: "an instance that asks for less than its template",
            resources: [
                template,
                resource(INSTANCE, "i", {
                    launchTemplate: { id: from(template) },
                    metadataOptions: { httpTokens: "optional" },
                }),
            ],
            finds: ["i: metadataOptions.httpTokens"],
        },
        {
            title: "an instance that says otherwise than the account",
            resources: [
                resource(DEFAULTS, "account", { httpTokens: "required" }),
                resource(INSTANCE, "i", { metadataOptions: [{ httpTokens: "optional" }] }),
            ],
            finds: ["i: metadataOptions[0].httpTokens"],
        },
        {
            title: "an account that asks for nothing",
            resources: [resource(DEFAULTS, "account", { httpTokens: "no-preference" }), resource(INSTANCE, "i", {})],
            finds: ["i: metadataOptions.httpTokens"],
        },
        {
            title: "an instance that says nothing",
            resources: [resource(INSTANCE, "i", {})],
            finds: ["i: metadataOptions.httpTokens"],
            says: ["found nothing."],
            corrects: { i: { metadataOptions: { httpTokens: "required" } } },
        },
        {
            title: "optional tokens and a far reach",
            resources: [
                resource("aws:ec2/launchConfiguration:LaunchConfiguration", "lc", {
                    metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 3 },
                }),
            ],
            finds: ["lc: metadataOptions.httpPutResponseHopLimit", "lc: metadataOptions.httpTokens"],
            corrects: {},
        },
        {
            title: "options of which one is wrong and the others stay",
            resources: [
                resource(INSTANCE, "tokens", {
                    metadataOptions: { httpPutResponseHopLimit: 1, instanceMetadataTags: "enabled" },
                }),
                resource(TEMPLATE, "hops", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 3 } }),
                resource(INSTANCE, "two", { metadataOptions: { httpPutResponseHopLimit: 2 } }),
                resource(INSTANCE, "text", { metadataOptions: "optional" }),
                resource(INSTANCE, "secret", {
                    metadataOptions: { [SECRET]: SECRET_MARK, value: { instanceMetadataTags: "enabled" } },
                }),
            ],
            finds: [
                "hops: metadataOptions.httpPutResponseHopLimit",
                "secret: metadataOptions.httpTokens",
                "text: metadataOptions.httpTokens",
                "tokens: metadataOptions.httpTokens",
                "two: metadataOptions.httpTokens",
            ],
            corrects: {
                tokens: {
                    metadataOptions: {
                        httpPutResponseHopLimit: 1,
                        instanceMetadataTags: "enabled",
                        httpTokens: "required",
                    },
                },
                hops: { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } },
                two: { metadataOptions: { httpPutResponseHopLimit: 2, httpTokens: "required" } },
            },
        },
    ],
    unknown: [
        {
            title: "a switch of metadata that is not known yet",
            resources: [
                resource(INSTANCE, "i", { metadataOptions: { httpEndpoint: UNKNOWN, httpPutResponseHopLimit: 3 } }),
            ],
            finds: ["i: metadataOptions.httpPutResponseHopLimit", "i: metadataOptions.httpTokens"],
            corrects: {},
        },
        {
            title: "options that are not known yet",
            resources: [resource(INSTANCE, "i", { metadataOptions: UNKNOWN })],
            finds: ["i: metadataOptions.httpPutResponseHopLimit", "i: metadataOptions.httpTokens"],
            corrects: {},
        },
        {
            title: "an account's default that is not known yet",
            resources: [resource(DEFAULTS, "account", { httpTokens: UNKNOWN }), resource(INSTANCE, "i", {})],
            finds: ["i: metadataOptions.httpTokens"],
        },
        {
            title: "a template whose tokens are not known yet",
            resources: [
                resource(TEMPLATE, "t", { name: "t", metadataOptions: { httpTokens: UNKNOWN } }),
                resource(INSTANCE, "i", { launchTemplate: { name: "t" } }),
            ],
            finds: ["i: metadataOptions.httpTokens", "t: metadataOptions.httpTokens"],
        },
        {
            title: "tokens and hops that are not known yet",
            resources: [
                resource(TEMPLATE, "t", { metadataOptions: { httpTokens: UNKNOWN, httpPutResponseHopLimit: UNKNOWN } }),
            ],
            finds: ["t: metadataOptions.httpPutResponseHopLimit", "t: metadataOptions.httpTokens"],
        },
        {
            title: "an instance whose template is not known yet",
            resources: [resource(INSTANCE, "i", { launchTemplate: UNKNOWN })],
            finds: ["i: metadataOptions.httpTokens"],
        },
        {
            title: "an instance that leaves it to a template of another stack",
            resources: [resource(INSTANCE, "i", { launchTemplate: { name: "shared" } })],
            finds: ["i: metadataOptions.httpTokens"],
        },
    ],
};
