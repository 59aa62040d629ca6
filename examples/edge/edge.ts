import { Certificate } from "@plinth/certificates";
import { DataKeys } from "@plinth/keys";
import { Parameters } from "@plinth/parameters";
import { Secret } from "@plinth/secrets";
import { WebAcl } from "@plinth/waf";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const place = { account: "444444444444", region: "eu-west-1" };
const tags = { Environment: "prod", Project: "shop", Owner: "shop", CostCenter: "commerce", ManagedBy: "pulumi" };

/** A certificate, a web ACL, a secret and parameters for one service, and the role that may read them. */
export function makeEdge() {
    const config = new pulumi.Config();
    const provider = new aws.Provider("aws", {
        region: place.region,
        allowedAccountIds: [place.account],
        defaultTags: { tags },
    });
    const options = { provider };

    const service = new aws.iam.Role(
        "shop",
        {
            description: "Runs the shop",
            assumeRolePolicy: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "ecs-tasks.amazonaws.com" },
                        Action: "sts:AssumeRole",
                        Condition: { StringEquals: { "aws:SourceAccount": place.account } },
                    },
                ],
            },
        },
        options,
    );

    const keys = new DataKeys(
        "shop",
        {
            ...place,
            classes: { credentials: { description: "What opens other systems", services: ["secretsmanager"] } },
        },
        options,
    );
    const payment = new Secret(
        "payment",
        {
            ...place,
            description: "Key of the payment provider",
            kmsKeyArn: keys.arns.credentials,
            access: { readers: [service.arn] },
            rotation: {
                by: "function",
                functionArn: config.require("rotationFunctionArn"),
                roleArn: config.require("rotationRoleArn"),
            },
        },
        options,
    );
    const settings = new Parameters(
        "shop",
        { ...place, parameters: { "payment/secret-arn": payment.arn, "payment/retries": 3, currencies: "EUR" } },
        options,
    );
    const reads = { secret: payment.readPolicy, settings: settings.readPolicy };
    for (const [what, policy] of Object.entries(reads)) {
        new aws.iam.RolePolicy(`shop-reads-${what}`, { role: service.name, policy }, options);
    }

    const certificate = new Certificate(
        "shop",
        {
            domainName: "shop.example.com",
            alternativeNames: ["*.shop.example.com"],
            zones: { "example.com": config.require("zoneId") },
            region: place.region,
            usedBy: "both",
        },
        options,
    );
    const firewall = new WebAcl(
        "shop",
        {
            ...place,
            scope: "regional",
            protects: { shop: config.require("loadBalancerArn") },
            mode: "block",
            // Uploads of pictures are larger than the rule allows: it counts until they have a path of their own.
            groups: { common: { countRules: ["SizeRestrictions_BODY"] } },
            rate: { limit: 300, windowSeconds: 60 },
        },
        options,
    );

    return {
        certificateArn: certificate.arn,
        distributionCertificateArn: certificate.cloudFrontArn,
        webAclArn: firewall.arn,
        secretArn: payment.arn,
        settingsPath: settings.path,
    };
}
