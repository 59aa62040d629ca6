import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { wafOnPublic } from "./wafOnPublic.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const balancer = resource(BALANCER, "lb", {});
const old = resource("aws:alb/loadBalancer:LoadBalancer", "lb", { internal: false }, { outputs: { arn: "arn:lb" } });
const other = resource(BALANCER, "other", { internal: true });

function api(types: unknown) {
    return resource("aws:apigateway/restApi:RestApi", "api", { endpointConfiguration: { types } });
}

function stage(restApi: unknown) {
    return resource("aws:apigateway/stage:Stage", "s", { restApi, stageName: "live" });
}

const regional = api(["REGIONAL"]);
const inside = api("private");
const open = api(UNKNOWN);
const regionalStage = stage(from(regional));

export const examples: RuleExamples = {
    rule: wafOnPublic,
    passing: [
        {
            title: "a load balancer with a firewall",
            resources: [balancer, resource(ASSOCIATION, "a", { resourceArn: from(balancer), webAclArn: UNKNOWN })],
        },
        {
            title: "an old load balancer with an old firewall, by its ARN",
            resources: [
                old,
                resource("aws:wafregional/webAclAssociation:WebAclAssociation", "a", { resourceArn: "arn:lb" }),
            ],
        },
        { title: "an internal load balancer", resources: [resource(BALANCER, "lb", { internal: true })] },
        {
            title: "a network load balancer, which takes no firewall",
            resources: [resource(BALANCER, "lb", { loadBalancerType: "network", internal: UNKNOWN })],
        },
        {
            title: "a distribution with a firewall that is not known yet",
            resources: [resource(DISTRIBUTION, "d", { webAclId: UNKNOWN })],
        },
        {
            title: "a stage with a firewall",
            resources: [regional, regionalStage, resource(ASSOCIATION, "a", { resourceArn: from(regionalStage) })],
        },
        { title: "a stage of a private API", resources: [inside, stage(from(inside))] },
    ],
    failing: [
        { title: "a load balancer that says nothing", resources: [balancer], finds: ["lb: webAcl"] },
        {
            title: "an old load balancer beside another's firewall",
            resources: [old, other, resource(ASSOCIATION, "a", { resourceArn: from(other) })],
            finds: ["lb: webAcl"],
        },
        {
            title: "a distribution without one",
            resources: [resource(DISTRIBUTION, "d", { webAclId: "" })],
            finds: ["d: webAclId"],
        },
        { title: "a stage without one", resources: [regional, regionalStage], finds: ["s: webAcl"] },
    ],
    unknown: [
        {
            title: "a load balancer that may be internal",
            resources: [resource(BALANCER, "lb", { internal: UNKNOWN })],
            finds: ["lb: webAcl"],
        },
        {
            title: "a load balancer of which the kind is not known yet",
            resources: [resource(BALANCER, "lb", { loadBalancerType: UNKNOWN })],
            finds: ["lb: webAcl"],
        },
        {
            title: "a firewall that may be the load balancer's",
            resources: [balancer, resource(ASSOCIATION, "a", { resourceArn: UNKNOWN })],
            finds: ["lb: webAcl"],
        },
        { title: "a stage of an API that may be private", resources: [open, stage(from(open))], finds: ["s: webAcl"] },
        { title: "a stage of an API of another stack", resources: [stage("abc123")], finds: ["s: webAcl"] },
        {
            title: "an adopted load balancer, which may have one elsewhere",
            resources: [resource(BALANCER, "lb", {}, { outputs: {}, external: true })],
            finds: ["lb: webAcl"],
        },
    ],
};
