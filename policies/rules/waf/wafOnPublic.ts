import type { Relation } from "../../relations/relation.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import type { Answer } from "../../views/answer.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { isKind, LOAD_BALANCER_V2 } from "../../views/loadBalancer.ts";

const STAGE = "aws:apigateway/stage:Stage";
const ASSOCIATION: Relation = {
    types: ["aws:wafv2/webAclAssociation:WebAclAssociation", "aws:wafregional/webAclAssociation:WebAclAssociation"],
    property: "resourceArn",
    parents: [...LOAD_BALANCER_V2, STAGE],
    keys: [],
};
const API_OF_STAGE: Relation = {
    types: [STAGE],
    property: "restApi",
    parents: ["aws:apigateway/restApi:RestApi"],
    keys: [],
};

export const wafOnPublic = stackRule({
    id: "waf-on-public",
    severity: "low",
    description: "A web application firewall stands before what the internet can reach",
    remedy: "associate a wafv2 web ACL with the load balancer or stage, or set webAclId of the distribution",
    types: [...LOAD_BALANCER_V2, DISTRIBUTION, STAGE],
    safeProperties: ["internal"],
    *check(resource, { stack }) {
        const expected = "a web ACL";
        if (resource.type === DISTRIBUTION) {
            const webAcl = resource.get("webAclId");
            if (!webAcl.isSet) {
                yield { at: webAcl, expected };
            }
            return;
        }
        const isPublic = resource.type === STAGE ? isPublicStage(resource, stack) : isPublicBalancer(resource);
        const { sure, maybe } = stack.children(resource, ASSOCIATION);
        if (isPublic !== "no" && sure.length === 0) {
            const unverified = isPublic === "unknown" || maybe.length > 0 || resource.isForeign;
            yield { at: resource.get("webAcl"), expected, found: "none", unverified };
        }
    },
});

/** WAF takes application load balancers only; one that does not say is internet-facing. */
function isPublicBalancer(balancer: ResourceView): Answer {
    const internal = balancer.get("internal");
    if (internal.boolean() === true) {
        return "no";
    }
    const isApplication = isKind(balancer, "application");
    return internal.isUnknown && isApplication === "yes" ? "unknown" : isApplication;
}

/** A REST API is public unless its endpoint, of which it has one, is private. */
function isPublicStage(stage: ResourceView, stack: StackIndex): Answer {
    const [api] = stack.targets(stage, API_OF_STAGE).here;
    const types = api?.get("endpointConfiguration.types");
    if (types === undefined || types.hasUnknownItem) {
        return "unknown";
    }
    return types.strings()[0]?.toUpperCase() === "PRIVATE" ? "no" : "yes";
}
