import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import type { Siblings } from "./siblings.ts";
import { mismatch, noneOf, outsideRange, refusedByAws, refusedByProvider, wrongLength } from "./wording.ts";

const SOURCE = "hashicorp/terraform-provider-aws, internal/service/wafv2";
const API = "AWS WAF API Reference";
const NAME = /^[0-9A-Za-z_-]+$/;
/** AWS WAF Developer Guide, "Web ACL capacity units (WCUs) in AWS WAF". */
const LARGEST_CAPACITY = 5000;
/** AWS WAF Developer Guide, "AWS Managed Rules rule groups list". */
const MANAGED_CAPACITY: Readonly<Record<string, number>> = {
    AWSManagedRulesCommonRuleSet: 700,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesSQLiRuleSet: 200,
    AWSManagedRulesAmazonIpReputationList: 25,
    AWSManagedRulesAnonymousIpList: 50,
    AWSManagedRulesBotControlRuleSet: 50,
};

const webAcl: RefusalRule = (inputs, siblings) => {
    const rules = inputs.objects("rules");
    return [
        ...named(inputs),
        ...wrongLength(inputs, "description", 1, 256),
        ...wrongRegion(inputs),
        ...rules.flatMap(wrongRate),
        ...samePriority(rules),
        ...tooMuch(rules, siblings),
    ];
};

/** web_acl.go, ip_set.go and rule_group.go: the schemas. */
function named(inputs: SentInputs): Refusal[] {
    const otherwise = "must contain only alphanumeric hyphen and underscore characters";
    return [...wrongLength(inputs, "name", 1, 128), ...mismatch(inputs, "name", NAME, otherwise)];
}

/** What is for CloudFront is made in one region (AWS WAF API Reference, CreateWebACL, Scope). Its words could not be looked up. */
function wrongRegion(inputs: SentInputs): Refusal[] {
    const region = inputs.text("region");
    if (inputs.text("scope") !== "CLOUDFRONT" || region === undefined || region === "us-east-1") return [];
    const message = "Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT";
    return [refusedByAws("region", "WAFInvalidParameterException", message, `${API}, CreateWebACL`)];
}

/** schemas.go: rateBasedStatementSchema. */
function wrongRate(rule: SentInputs): Refusal[] {
    const rate = rule.object("statement")?.object("rateBasedStatement");
    if (rate === undefined) return [];
    return [
        ...outsideRange(rate, "limit", 10, 2_000_000_000),
        ...noneOf(rate, "evaluationWindowSec", [60, 120, 300, 600]),
    ].map((refusal) => ({ ...refusal, property: `rules.statement.rateBasedStatement.${refusal.property}` }));
}

/** AWS WAF API Reference, Rule, Priority: each has its own. The words could not be looked up. */
function samePriority(rules: readonly SentInputs[]): Refusal[] {
    const priorities = rules.map((rule) => rule.number("priority")).filter((one) => one !== undefined);
    const twice = priorities.find((priority, index) => priorities.indexOf(priority) !== index);
    if (twice === undefined) return [];
    const message = `Error reason: Another rule already has this priority., field: RULE, parameter: ${twice}`;
    return [refusedByAws("rules.priority", "WAFInvalidParameterException", message, `${API}, Rule`)];
}

/** What is known to be needed: groups of AWS by their figures, groups of the program by what they were made with. */
function tooMuch(rules: readonly SentInputs[], siblings: Siblings): Refusal[] {
    const capacity = rules.reduce((sum, rule) => sum + capacityOf(rule, siblings), 0);
    if (capacity <= LARGEST_CAPACITY) return [];
    const message = `Error reason: You exceeded the capacity limit for a rule group or web ACL., field: WEB_ACL, parameter: ${capacity}`;
    return [refusedByAws("rules", "WAFInvalidParameterException", message, `${API}, CreateWebACL`)];
}

function capacityOf(rule: SentInputs, siblings: Siblings): number {
    const statement = rule.object("statement");
    const managed = statement?.object("managedRuleGroupStatement");
    if (managed?.text("vendorName") === "AWS") return MANAGED_CAPACITY[managed.text("name") ?? ""] ?? 1;
    const arn = statement?.object("ruleGroupReferenceStatement")?.text("arn");
    if (arn === undefined) return 1;
    const id = arn.slice(arn.lastIndexOf("/") + 1);
    return siblings.withId("aws:wafv2/ruleGroup:RuleGroup", id)?.number("capacity") ?? 1;
}

const ipSet: RefusalRule = (inputs) => [
    ...named(inputs),
    ...wrongRegion(inputs),
    ...(inputs.list("addresses") ?? []).flatMap((address) => {
        // AWS WAF API Reference, IPSet, Addresses: every block but /0. The words are those of other wrong parameters.
        if (typeof address !== "string" || !address.endsWith("/0")) return [];
        const message = `Error reason: The parameter contains formatting that is not valid., field: IP_ADDRESS, parameter: ${address}`;
        return [refusedByAws("addresses", "WAFInvalidParameterException", message, `${API}, IPSet`)];
    }),
];

const logging: RefusalRule = (inputs) => {
    const [destination] = inputs.list("logDestinationConfigs") ?? [];
    const redacted = inputs.list("redactedFields") ?? [];
    const found: Refusal[] = [];
    if (typeof destination === "string" && !isDestination(destination)) {
        const message = `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: LOG_DESTINATION, parameter: ${destination}`;
        found.push(
            refusedByAws(
                "logDestinationConfigs",
                "WAFInvalidParameterException",
                message,
                `${API}, LoggingConfiguration`,
            ),
        );
    }
    if (redacted.length > 100) {
        const message = 'Too many redacted_fields blocks: No more than 100 "redacted_fields" blocks are allowed';
        found.push(refusedByProvider("redactedFields", message, `${SOURCE}/web_acl_logging_configuration.go`));
    }
    return found;
};

/** Names begin with `aws-waf-logs-`, and an ARN of a log group has no `:*` behind it. */
function isDestination(arn: string): boolean {
    return /^arn:aws[\w-]*:(logs:[^:]*:\d*:log-group:|s3:::|firehose:[^:]*:\d*:deliverystream\/)aws-waf-logs-[^:]*$/.test(
        arn,
    );
}

/** Web ACLs, what their rules name, and where they log. */
export const webAclRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:wafv2/webAcl:WebAcl": webAcl,
    "aws:wafv2/ipSet:IpSet": ipSet,
    "aws:wafv2/ruleGroup:RuleGroup": (inputs) => [...named(inputs), ...wrongRegion(inputs)],
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": logging,
};
