import type { ModelContext, TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** What WAF draws an id for, of one scope: `regional/webacl/<name>/<id>`. */
function ofScope(kind: string, outputs: (context: ModelContext) => Readonly<Record<string, unknown>>): TypeModel {
    return {
        taggable: true,
        autoname: { property: "name", maxLength: 128 },
        compute: (context) => {
            const id = context.uuid(kind);
            const scope = context.text("scope") === "CLOUDFRONT" ? "global" : "regional";
            const arn = context.arn("wafv2", `${scope}/${kind}/${context.text("name")}/${id}`);
            return { id, outputs: { arn, lockToken: context.uuid("lock"), ...outputs(context) } };
        },
    };
}

/** Capacity units of the rules are AWS's to say; one each is the least. */
function rulesOf(context: ModelContext): number {
    return Array.isArray(context.inputs.rules) ? context.inputs.rules.length : 0;
}

/** Web ACLs, what their rules name, what they stand before and where they log. */
export const webAclTypes: Readonly<Record<string, TypeModel>> = {
    "aws:wafv2/webAcl:WebAcl": ofScope("webacl", (context) => ({
        capacity: rulesOf(context),
        applicationIntegrationUrl: "",
    })),
    "aws:wafv2/ipSet:IpSet": ofScope("ipset", () => ({})),
    "aws:wafv2/regexPatternSet:RegexPatternSet": ofScope("regexpatternset", () => ({})),
    "aws:wafv2/ruleGroup:RuleGroup": ofScope("rulegroup", () => ({})),
    "aws:wafv2/webAclAssociation:WebAclAssociation": part(joined(",", "webAclArn", "resourceArn")),
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": part(joined("", "resourceArn")),
};
