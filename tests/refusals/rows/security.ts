import { other, type Row } from "../row.ts";

const notInSettings = "no layer has one; it is made by a program of one's own";
const secret = { component: "Secret", notInSettings } as const;
const parameters = { component: "Parameters", notInSettings } as const;
const certificate = { component: "Certificate", notInSettings } as const;
const webAcl = { component: "WebAcl", notInSettings } as const;

const SECRET = "aws:secretsmanager/secret:Secret";
const PARAMETER = "aws:ssm/parameter:Parameter";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const ACL = "aws:wafv2/webAcl:WebAcl";
const GROUP_ARN = "arn:aws:wafv2:eu-west-1:444444444444:regional/rulegroup/own/7b1e";

const dns = (inputs: object) => ({ type: CERTIFICATE, inputs: { validationMethod: "DNS", ...inputs } });
const rated = (rateBasedStatement: object) => ({
    type: ACL,
    inputs: { rules: [{ name: "rate", priority: 0, statement: { rateBasedStatement } }] },
});
const longName = `${"a".repeat(53)}.example.com`;
const names = Array.from({ length: 100 }, (_, index) => `s${index}.example.com`);

/** What is refused of secrets, parameters, certificates and web ACLs. */
export const securityRows: readonly Row[] = [
    {
        fact: "names of secrets have letters, digits and characters of /_+=.@-",
        raw: { type: SECRET, inputs: { name: "shop payment" } },
        words: 'name: only alphanumeric characters and /_+=.@- special characters are allowed in "name"',
        caught: {
            ...secret,
            args: { secretName: "shop payment" },
            path: "secretName",
            rule: /512 letters/,
            fix: /shop\//,
        },
    },
    {
        fact: "names of secrets have 512 characters at most",
        raw: { type: SECRET, inputs: { name: "s".repeat(513) } },
        words: 'name: "name" cannot be greater than 512 characters',
        caught: {
            ...secret,
            args: { secretName: "s".repeat(513) },
            path: "secretName",
            rule: /512/,
            fix: /another name/,
        },
    },
    {
        fact: "a deleted secret is kept for 7 to 30 days, or not at all",
        raw: { type: SECRET, inputs: { recoveryWindowInDays: 3 } },
        words: "recoveryWindowInDays: expected recovery_window_in_days to be in the range (7 - 30), got 3",
        caught: {
            ...secret,
            args: { recovery: { days: 3, reason: "review environment" } },
            path: "recovery.days",
            rule: /from 7 to 30, or 0/,
            fix: /leave recovery out/,
        },
    },
    {
        fact: "a standard parameter has 4096 characters, an advanced one 8192",
        raw: { type: PARAMETER, inputs: { type: "String", value: "x".repeat(8193), tier: "Advanced" } },
        words: "value: ValidationException: Advanced tier parameters support a maximum parameter value of 8192 characters.",
        wordsNotFound: true,
        caught: {
            ...parameters,
            args: { parameters: { page: "x".repeat(8193) } },
            path: 'parameters["page"]',
            rule: /8192 bytes/,
            fix: /bucket/,
        },
    },
    {
        fact: "parameters do not begin with aws",
        raw: { type: PARAMETER, inputs: { type: "String", value: "a", name: "/awsome/prod/a" } },
        words: "name: AccessDeniedException: No access to reserved parameter name: /awsome/prod/a.",
        caught: {
            ...parameters,
            args: { path: "/awsome/prod" },
            path: "path",
            rule: /aws or ssm/,
            fix: /project's name/,
        },
    },
    {
        fact: "parameters do not begin with ssm",
        raw: { type: PARAMETER, inputs: { type: "String", value: "a", name: "/SSM/prod/a" } },
        words: 'name: ValidationException: Parameter name: can\'t be prefixed with "ssm" (case-insensitive).',
        caught: { ...parameters, args: { path: "/SSM/prod" }, path: "path", rule: /aws or ssm/, fix: /project's name/ },
    },
    {
        fact: "a path of parameters begins with a slash",
        raw: { type: PARAMETER, inputs: { type: "String", value: "a", name: "shop/prod/a" } },
        words: "name: ValidationException: Parameter name must be a fully qualified name.",
        caught: {
            ...parameters,
            args: { path: "shop/prod" },
            path: "path",
            rule: /\/shop\/prod/,
            fix: /slash in front/,
        },
    },
    {
        fact: "the pattern of a parameter has 1024 characters at most",
        raw: { type: PARAMETER, inputs: { type: "String", value: "a", allowedPattern: "a".repeat(1025) } },
        words: `allowedPattern: expected length of allowed_pattern to be in the range (0 - 1024), got ${"a".repeat(1025)}`,
        caught: {
            ...parameters,
            args: { parameters: { a: { kind: "text", value: "a", allowedPattern: "a".repeat(1025) } } },
            path: 'parameters["a"].allowedPattern',
            rule: /1024/,
            fix: /\^\[a-z\]/,
        },
    },
    {
        fact: "the first name of a certificate has 64 characters at most",
        raw: dns({ domainName: longName }),
        words: "domainName: InvalidDomainValidationOptionsException: The first domain name can be no longer than 64 characters.",
        caught: {
            ...certificate,
            args: { domainName: longName },
            path: "domainName",
            rule: /common name/,
            fix: /alternativeNames/,
        },
    },
    {
        fact: "names of a certificate do not end with a dot",
        raw: dns({ domainName: "example.com." }),
        words: "domainName: invalid value for domain_name (cannot end with a period)",
        caught: {
            ...certificate,
            args: { domainName: "example.com." },
            path: "domainName",
            rule: /domain name/,
            fix: /without a dot at the end/,
        },
    },
    {
        fact: "a wildcard is the whole first part of a name",
        raw: dns({ domainName: "shop.*.example.com" }),
        words: "domainName: ValidationException: 1 validation error detected: Value 'shop.*.example.com' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])",
        caught: {
            ...certificate,
            args: { domainName: "shop.*.example.com" },
            path: "domainName",
            rule: /only as its whole first part/,
            fix: /\*\.example\.com/,
        },
    },
    {
        fact: "a certificate has 100 names at most",
        raw: dns({ domainName: "example.com", subjectAlternativeNames: names }),
        words: "subjectAlternativeNames: LimitExceededException: Error: the maximum number of domain names per certificate is 100.",
        wordsNotFound: true,
        caught: {
            ...certificate,
            args: { alternativeNames: names },
            path: "alternativeNames",
            rule: /at most 100 names/,
            fix: /wildcard/,
        },
    },
    {
        fact: "a rate is of ten requests at least",
        raw: rated({ limit: 9 }),
        words: "rules.statement.rateBasedStatement.limit: expected limit to be in the range (10 - 2000000000), got 9",
        caught: { ...webAcl, args: { rate: { limit: 9 } }, path: "rate.limit", rule: /from 10/, fix: /rate: off/ },
    },
    {
        fact: "a rate is counted over one, two, five or ten minutes",
        raw: rated({ limit: 100, evaluationWindowSec: 30 }),
        words: "rules.statement.rateBasedStatement.evaluationWindowSec: expected evaluation_window_sec to be one of [60 120 300 600], got 30",
        caught: {
            ...webAcl,
            args: { rate: { limit: 100, windowSeconds: 30 } },
            path: "rate.windowSeconds",
            rule: /60, 120, 300, 600/,
            fix: /choose/,
        },
    },
    {
        fact: "rules of a web ACL need 5000 capacity units at most",
        raw: {
            type: ACL,
            inputs: {
                rules: [
                    {
                        name: "common",
                        priority: 1,
                        statement: {
                            managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" },
                        },
                    },
                    { name: "own", priority: 2, statement: { ruleGroupReferenceStatement: { arn: GROUP_ARN } } },
                ],
            },
            others: [other("aws:wafv2/ruleGroup:RuleGroup", "own", { name: "own", capacity: 4400 }, "7b1e")],
        },
        words: "rules: WAFInvalidParameterException: Error reason: You exceeded the capacity limit for a rule group or web ACL., field: WEB_ACL, parameter: 5100",
        caught: {
            ...webAcl,
            args: { ruleGroups: { own: { arn: GROUP_ARN, capacity: 4400, order: 1 } } },
            path: "",
            rule: /5000 capacity units/,
            fix: /switch a group off/,
        },
    },
    {
        fact: "WAF has no set of all addresses",
        raw: { type: "aws:wafv2/ipSet:IpSet", inputs: { addresses: ["0.0.0.0/0"] } },
        words: "addresses: WAFInvalidParameterException: Error reason: The parameter contains formatting that is not valid., field: IP_ADDRESS, parameter: 0.0.0.0/0",
        wordsNotFound: true,
        caught: { ...webAcl, args: { deny: ["0.0.0.0/0"] }, path: "deny[0]", rule: /no block of \/0/, fix: /remove/ },
    },
    {
        fact: "WAF logs to what is called aws-waf-logs- alone",
        raw: {
            type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
            inputs: { logDestinationConfigs: ["arn:aws:s3:::shop-logs"] },
        },
        words: "logDestinationConfigs: WAFInvalidParameterException: Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: LOG_DESTINATION, parameter: arn:aws:s3:::shop-logs",
        caught: {
            ...webAcl,
            args: { logs: { to: "bucket", bucketArn: "arn:aws:s3:::shop-logs" } },
            path: "logs.bucketArn",
            rule: /aws-waf-logs-/,
            fix: /name the bucket/,
        },
    },
];
