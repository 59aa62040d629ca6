import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { cloudfrontS3Oac } from "./cloudfrontS3Oac.ts";

const bucket = resource("aws:s3/bucket:Bucket", "b", {});
const old = resource("aws:s3/bucketV2:BucketV2", "b", {});
const balancer = resource("aws:lb/loadBalancer:LoadBalancer", "lb", {});
const server = { originProtocolPolicy: "https-only" };
const domainName = "b.s3.eu-west-1.amazonaws.com";

function fetching(...origins: unknown[]) {
    return resource(DISTRIBUTION, "d", { origins });
}

const FOUND = ["d: origins[0].originAccessControlId"];

export const examples: RuleExamples = {
    rule: cloudfrontS3Oac,
    passing: [
        {
            title: "a control that is not known yet, for a bucket of the stack",
            resources: [bucket, fetching({ domainName: from(bucket), originAccessControlId: UNKNOWN })],
        },
        {
            title: "an identity, the older way",
            resources: [fetching({ domainName, s3OriginConfig: { originAccessIdentity: "origin-access-identity/e" } })],
        },
        {
            title: "a server of a known name",
            resources: [fetching({ domainName: "app.example.com", customOriginConfig: server })],
        },
        {
            title: "a bucket's website endpoint, which takes no signatures",
            resources: [fetching({ domainName: "b.s3-website-eu-west-1.amazonaws.com", customOriginConfig: server })],
        },
        {
            title: "a load balancer of the stack",
            resources: [balancer, fetching({ domainName: from(balancer), customOriginConfig: server })],
        },
        {
            title: "a load balancer inside the network",
            resources: [balancer, fetching({ domainName: from(balancer), vpcOriginConfig: { vpcOriginId: "vo-1" } })],
        },
        {
            title: "a name that is no bucket's, without any configuration",
            resources: [fetching({ domainName: "app.example.com" })],
        },
    ],
    failing: [
        {
            title: "a bucket of the stack, its domain not known yet",
            resources: [bucket, fetching({ domainName: from(bucket) })],
            finds: FOUND,
        },
        {
            title: "a bucket of an old type, its domain made up of other things",
            resources: [old, fetching({ domainName: from(old, "anything") })],
            finds: FOUND,
        },
        { title: "a bucket by its domain", resources: [fetching({ domainName })], finds: FOUND },
        {
            title: "a bucket by its domain in China, treated as a server",
            resources: [fetching({ domainName: "b.s3.cn-north-1.amazonaws.com.cn", customOriginConfig: server })],
            finds: FOUND,
        },
        {
            title: "an empty identity, whatever the domain",
            resources: [
                fetching({
                    domainName: UNKNOWN,
                    originAccessControlId: "",
                    s3OriginConfig: { originAccessIdentity: "" },
                }),
            ],
            finds: FOUND,
        },
    ],
    unknown: [
        {
            title: "origins that are not known yet",
            resources: [resource(DISTRIBUTION, "d", { origins: UNKNOWN })],
            finds: ["d: origins[].originAccessControlId"],
        },
        {
            title: "origins that are not known yet and come from a bucket",
            resources: [bucket, resource(DISTRIBUTION, "d", { origins: from(bucket) })],
            finds: ["d: origins[].originAccessControlId"],
        },
        { title: "a domain that is not known yet", resources: [fetching({ domainName: UNKNOWN })], finds: FOUND },
        {
            title: "a server's domain that comes from a bucket: perhaps its website",
            resources: [bucket, fetching({ domainName: from(bucket), customOriginConfig: server })],
            finds: FOUND,
        },
        {
            title: "a server's domain that comes from nowhere",
            resources: [fetching({ domainName: UNKNOWN, customOriginConfig: server })],
            finds: FOUND,
        },
    ],
};
