import { Certificate } from "@plinth/certificates";
import { DataKeys } from "@plinth/keys";
import { Parameters } from "@plinth/parameters";
import { Secret, type SecretArgs } from "@plinth/secrets";
import { WebAcl } from "@plinth/waf";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = {
    Environment: "prod",
    Project: "plinth",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const place = { account: "444444444444", region: "eu-west-1" };
const role = "arn:aws:iam::444444444444:role/shop";

// Each of the components, called with the least, and every kind of what they make.
const provider = new aws.Provider("aws", {
    region: place.region,
    allowedAccountIds: [place.account],
    defaultTags: { tags },
});
const options = { provider };
const secret: SecretArgs = {
    ...place,
    description: "Key of the payment provider",
    access: { readers: [] },
    rotation: {
        by: "function",
        functionArn: "arn:aws:lambda:eu-west-1:444444444444:function:rotate",
        roleArn: role,
    },
};
new Secret("least", secret, options);
new Secret(
    "written",
    {
        ...secret,
        access: { readers: [], administrators: [role] },
        value: { text: pulumi.secret("written-by-the-program"), version: 1 },
        replicas: { "eu-central-1": {} },
    },
    options,
);
new Secret("by-hand", { ...secret, rotation: { by: "hand", reason: "the provider has no interface for it" } }, options);
new DataKeys(
    "data",
    {
        ...place,
        classes: {
            customer: {
                description: "What customers gave us",
                services: ["rds", "dynamodb"],
                roles: { encrypt: [role], decrypt: [role] },
                replicaRegions: ["eu-central-1"],
            },
            operations: {
                description: "Messages and logs",
                services: ["logs", "sqs", "sns"],
                senders: ["alarms", "events", "topics", "buckets"],
            },
        },
    },
    options,
);
new Parameters("plain", { ...place, parameters: { retries: 3 } }, options);
new Parameters(
    "secure",
    {
        ...place,
        path: "/legacy/prod",
        parameters: { key: { kind: "secure", text: pulumi.secret("written-by-the-program"), version: 1 } },
    },
    options,
);
const zones = { "example.com": "Z0123456789ABCDEFGHIJ" };
new Certificate("least", { domainName: "example.com", zones, region: place.region }, options);
new Certificate(
    "cdn",
    { domainName: "*.example.com", zones, region: place.region, usedBy: "cloudFront", records: "existing" },
    options,
);
new WebAcl("least", { ...place, scope: "regional" }, options);
new WebAcl(
    "cdn",
    {
        ...place,
        scope: "cloudFront",
        mode: "block",
        deny: ["203.0.113.0/24", "2001:db8::/32"],
        botControl: { inspection: "common", extraPrice: "accepted", only: { paths: ["/login", "/checkout"] } },
    },
    options,
);
