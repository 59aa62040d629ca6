import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Mode, type PlannedRule, type RequestPaths } from "./plan/index.ts";

type Rule = aws.types.input.wafv2.WebAclRule;
type ScopeDown = aws.types.input.wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement;

/** A planned rule as the provider takes it. */
export function ruleOf(rule: PlannedRule, setArns: ReadonlyMap<string, pulumi.Output<string>>): Rule {
    return {
        name: rule.name,
        priority: rule.priority,
        visibilityConfig: visibility(rule.name),
        ...behaviour(rule, setArns),
    };
}

/** What CloudWatch counts, and which requests the console samples. */
export function visibility(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
    return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

function behaviour(
    rule: PlannedRule,
    setArns: ReadonlyMap<string, pulumi.Output<string>>,
): Pick<Rule, "statement" | "action" | "overrideAction"> {
    switch (rule.kind) {
        case "addresses": {
            const arn = setArns.get(rule.set.name);
            if (arn === undefined) throw new Error(`no IP set ${rule.set.name}`);
            return { action: { [rule.action]: {} }, statement: { ipSetReferenceStatement: { arn } } };
        }
        case "rate":
            return {
                action: { [rule.mode]: {} },
                statement: {
                    rateBasedStatement: {
                        aggregateKeyType: "IP",
                        limit: rule.limit,
                        evaluationWindowSec: rule.windowSeconds,
                        ...scopeDown(rule.only),
                    },
                },
            };
        case "managed":
            return {
                overrideAction: override(rule.mode),
                statement: {
                    managedRuleGroupStatement: {
                        vendorName: "AWS",
                        name: rule.group,
                        ...(rule.countRules.length === 0
                            ? {}
                            : {
                                  ruleActionOverrides: rule.countRules.map((name) => ({
                                      name,
                                      actionToUse: { count: {} },
                                  })),
                              }),
                        ...(rule.inspection === undefined
                            ? {}
                            : {
                                  managedRuleGroupConfigs: [
                                      { awsManagedRulesBotControlRuleSet: { inspectionLevel: rule.inspection } },
                                  ],
                              }),
                        ...scopeDown(rule.only),
                    },
                },
            };
        case "own":
            return {
                overrideAction: override(rule.mode),
                statement: { ruleGroupReferenceStatement: { arn: rule.arn } },
            };
    }
}

/** A group's rules have actions of their own; to block is to leave them. */
function override(mode: Mode): aws.types.input.wafv2.WebAclRuleOverrideAction {
    return mode === "count" ? { count: {} } : { none: {} };
}

function scopeDown(only: RequestPaths | undefined): { scopeDownStatement?: ScopeDown } {
    if (only === undefined) return {};
    const begins = only.paths.toSorted().map((searchString) => ({
        byteMatchStatement: {
            searchString,
            positionalConstraint: "STARTS_WITH",
            fieldToMatch: { uriPath: {} },
            textTransformations: [{ priority: 0, type: "NONE" }],
        },
    }));
    const [first, ...more] = begins;
    return {
        scopeDownStatement: first !== undefined && more.length === 0 ? first : { orStatement: { statements: begins } },
    };
}
