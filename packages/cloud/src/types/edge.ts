import type { TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";
import { hex } from "../values/digits.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** The zone of all of CloudFront's names, the same for everybody. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

/** Names, certificates, CDN. */
export const edgeTypes: Readonly<Record<string, TypeModel>> = {
    "aws:route53/zone:Zone": {
        taggable: true,
        global: true,
        defaults: { comment: "Managed by Pulumi", forceDestroy: false },
        compute: (context) => {
            const zoneId = `Z${context.alphanumeric("zone", 20)}`;
            const nameServers = ["com", "net", "org", "co.uk"].map(
                (end, index) =>
                    `ns-${Number.parseInt(context.hex(`server${index}`, 3), 16) % 512}.awsdns-${index}0.${end}`,
            );
            return {
                id: zoneId,
                outputs: {
                    arn: `arn:${context.target.partition}:route53:::hostedzone/${zoneId}`,
                    nameServers,
                    primaryNameServer: nameServers[0],
                    zoneId,
                },
            };
        },
    },
    "aws:route53/record:Record": {
        global: true,
        compute: (context) => ({
            id: joined("_", "zoneId", "name", "type")(context),
            outputs: { fqdn: context.text("name").replace(/\.$/, "") },
        }),
    },
    "aws:route53/healthCheck:HealthCheck": {
        taggable: true,
        global: true,
        compute: (context) => {
            const id = context.uuid("check");
            return { id, outputs: { arn: `arn:${context.target.partition}:route53:::healthcheck/${id}` } };
        },
    },
    "aws:acm/certificate:Certificate": {
        taggable: true,
        compute: (context) => {
            const arn = context.arn("acm", `certificate/${context.uuid("certificate")}`);
            const alternatives = Array.isArray(context.inputs.subjectAlternativeNames)
                ? (context.inputs.subjectAlternativeNames as unknown[]).map(String)
                : [];
            const names = [...new Set([context.text("domainName"), ...alternatives])];
            // What proves a name is the account's, in every region and every certificate; a wildcard is proven by its base
            // (AWS Certificate Manager User Guide, "DNS validation").
            const proof = (what: string, base: string, digits: number) =>
                hex(`acm:${context.target.account}:${what}:${base}`, digits);
            return {
                id: arn,
                outputs: {
                    arn,
                    domainValidationOptions: names.map((domainName) => {
                        const base = domainName.replace(/^\*\./, "");
                        return {
                            domainName,
                            resourceRecordName: `_${proof("name", base, 32)}.${base}.`,
                            resourceRecordType: "CNAME",
                            resourceRecordValue: `_${proof("value", base, 32)}.${proof("zone", base, 10)}.acm-validations.aws.`,
                        };
                    }),
                    notAfter: "2025-01-30T23:59:59Z",
                    notBefore: context.moment,
                    pendingRenewal: false,
                    renewalEligibility: "INELIGIBLE",
                    renewalSummaries: [],
                    status: "PENDING_VALIDATION",
                    type: "AMAZON_ISSUED",
                    validationEmails: [],
                },
            };
        },
    },
    "aws:acm/certificateValidation:CertificateValidation": part((context) => `${context.moment} +0000 UTC`),
    "aws:cloudfront/distribution:Distribution": {
        taggable: true,
        global: true,
        defaults: {
            httpVersion: "http2",
            isIpv6Enabled: false,
            priceClass: "PriceClass_All",
            retainOnDelete: false,
            staging: false,
            waitForDeployment: true,
        },
        compute: (context) => {
            const id = `E${context.alphanumeric("distribution", 13)}`;
            return {
                id,
                outputs: {
                    arn: context.arn("cloudfront", `distribution/${id}`),
                    callerReference: context.hex("caller", 26),
                    domainName: `d${context.hex("domain", 13)}.cloudfront.net`,
                    etag: `E${context.alphanumeric("etag", 13)}`,
                    hostedZoneId: CLOUDFRONT_ZONE,
                    inProgressValidationBatches: 0,
                    lastModifiedTime: context.moment,
                    status: "Deployed",
                    trustedKeyGroups: [{ enabled: false, items: [] }],
                    trustedSigners: [{ enabled: false, items: [] }],
                },
            };
        },
    },
    "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": {
        global: true,
        compute: (context) => {
            const id = `E${context.alphanumeric("identity", 13)}`;
            return {
                id,
                outputs: {
                    arn: context.arn("cloudfront", `origin-access-identity/${id}`),
                    callerReference: context.hex("caller", 26),
                    cloudfrontAccessIdentityPath: `origin-access-identity/cloudfront/${id}`,
                    etag: `E${context.alphanumeric("etag", 13)}`,
                    iamArn: `arn:${context.target.partition}:iam::cloudfront:user/CloudFront Origin Access Identity ${id}`,
                    s3CanonicalUserId: context.hex("canonical", 96),
                },
            };
        },
    },
    "aws:cloudfront/originAccessControl:OriginAccessControl": {
        global: true,
        autoname: { property: "name", maxLength: 64 },
        compute: (context) => {
            const id = `E${context.alphanumeric("control", 13)}`;
            return {
                id,
                outputs: {
                    arn: context.arn("cloudfront", `origin-access-control/${id}`),
                    etag: `E${context.alphanumeric("etag", 13)}`,
                },
            };
        },
    },
    "aws:cloudfront/function:Function": {
        taggable: true,
        global: true,
        autoname: { property: "name", maxLength: 64 },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("cloudfront", `function/${name}`),
                    etag: `E${context.alphanumeric("etag", 13)}`,
                    liveStageEtag: `E${context.alphanumeric("live", 13)}`,
                    status: "UNASSOCIATED",
                },
            };
        },
    },
};
