import type { CloudResource } from "../refusal.ts";
import { resource } from "./resources.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const PARAMETER = "aws:ssm/parameter:Parameter";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const ACL = "aws:wafv2/webAcl:WebAcl";
const SET = "aws:wafv2/ipSet:IpSet";
const GROUP = "aws:wafv2/ruleGroup:RuleGroup";
const RECORD = "aws:route53/record:Record";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

const DNS = { validationMethod: "DNS" };
const long = (length: number): string => `${"a".repeat(length - 12)}.example.com`;
const managed = (name: string, priority: number) => ({
    name,
    priority,
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
});
const ownGroup = (priority: number, arn: string) => ({
    name: "own",
    priority,
    statement: { ruleGroupReferenceStatement: { arn } },
});
const rate = (statement: object) => ({
    rules: [{ name: "rate", priority: 0, statement: { rateBasedStatement: statement } }],
});
const GROUP_ARN = "arn:aws:wafv2:eu-west-1:123456789012:regional/rulegroup/own/7b1e";
const madeGroup = resource(GROUP, "group", { name: "own", capacity: 4400 }, "7b1e");
const proof = { zoneId: "Z1", name: "_1a2b.example.com", type: "CNAME" };
const logsTo = (arn: string) => ({ logDestinationConfigs: [arn] });

type Case = readonly [string, Record<string, unknown>, string, (readonly CloudResource[])?];

/** What is refused of secrets, parameters, certificates and web ACLs. */
export const refusedSecurity: readonly Case[] = [
    [
        SECRET,
        { name: "shop payment" },
        'name: only alphanumeric characters and /_+=.@- special characters are allowed in "name"',
    ],
    [SECRET, { name: "s".repeat(513) }, 'name: "name" cannot be greater than 512 characters'],
    [
        VERSION,
        { secretString: "a", secretStringWo: "b", secretStringWoVersion: 1 },
        'secretString: "secret_string": conflicts with secret_string_wo',
    ],
    [
        VERSION,
        { secretStringWo: "b" },
        'secretStringWo: "secret_string_wo": all of `secret_string_wo,secret_string_wo_version` must be specified',
    ],
    [
        VERSION,
        { secretStringWoVersion: 1 },
        'secretStringWoVersion: "secret_string_wo_version": all of `secret_string_wo,secret_string_wo_version` must be specified',
    ],
    [
        PARAMETER,
        { type: "String", value: "x".repeat(4097) },
        "value: ValidationException: Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.",
    ],
    [
        PARAMETER,
        { type: "String", value: "x".repeat(8193), tier: "Advanced" },
        "value: ValidationException: Advanced tier parameters support a maximum parameter value of 8192 characters.",
    ],
    [
        PARAMETER,
        { type: "String", value: "a", name: "/aws/shop" },
        "name: AccessDeniedException: No access to reserved parameter name: /aws/shop.",
    ],
    [
        PARAMETER,
        { type: "String", value: "a", name: "/SSM/shop" },
        'name: ValidationException: Parameter name: can\'t be prefixed with "ssm" (case-insensitive).',
    ],
    [
        PARAMETER,
        { type: "String", value: "a", name: "shop/host" },
        "name: ValidationException: Parameter name must be a fully qualified name.",
    ],
    [
        PARAMETER,
        { type: "String", value: "a", allowedPattern: "a".repeat(1025) },
        `allowedPattern: expected length of allowed_pattern to be in the range (0 - 1024), got ${"a".repeat(1025)}`,
    ],
    [PARAMETER, { type: "String" }, 'value: "value": one of `insecure_value,value,value_wo` must be specified'],
    [
        PARAMETER,
        { type: "String", value: "a", insecureValue: "b" },
        'insecureValue: "value": only one of `insecure_value,value,value_wo` can be specified, but `insecureValue,value` were specified.',
    ],
    [
        PARAMETER,
        { type: "SecureString", insecureValue: "a" },
        "insecureValue: invalid configuration, cannot set type = SecureString and insecure_value",
    ],
    [
        CERTIFICATE,
        { ...DNS, domainName: long(65) },
        "domainName: InvalidDomainValidationOptionsException: The first domain name can be no longer than 64 characters.",
    ],
    [
        CERTIFICATE,
        { ...DNS, domainName: "example.com." },
        "domainName: invalid value for domain_name (cannot end with a period)",
    ],
    [
        CERTIFICATE,
        { ...DNS, domainName: "example.com", subjectAlternativeNames: ["shop.*.example.com"] },
        "subjectAlternativeNames: ValidationException: 1 validation error detected: Value 'shop.*.example.com' at 'subjectAlternativeNames' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])",
    ],
    [
        CERTIFICATE,
        {
            ...DNS,
            domainName: "example.com",
            subjectAlternativeNames: Array.from({ length: 100 }, (_, n) => `s${n}.example.com`),
        },
        "subjectAlternativeNames: LimitExceededException: Error: the maximum number of domain names per certificate is 100.",
    ],
    [
        CERTIFICATE,
        { domainName: "example.com" },
        "validationMethod: `certificate_authority_arn` or `validation_method` must be set when creating an ACM certificate",
    ],
    [
        CERTIFICATE,
        { domainName: "example.com", privateKey: "key" },
        'domainName: "domain_name": conflicts with private_key',
    ],
    [
        ACL,
        { name: "shop.eu" },
        "name: invalid value for name (must contain only alphanumeric hyphen and underscore characters)",
    ],
    [
        ACL,
        rate({ limit: 9 }),
        "rules.statement.rateBasedStatement.limit: expected limit to be in the range (10 - 2000000000), got 9",
    ],
    [
        ACL,
        rate({ limit: 10, evaluationWindowSec: 30 }),
        "rules.statement.rateBasedStatement.evaluationWindowSec: expected evaluation_window_sec to be one of [60 120 300 600], got 30",
    ],
    [
        ACL,
        { rules: [managed("AWSManagedRulesCommonRuleSet", 1), managed("AWSManagedRulesSQLiRuleSet", 1)] },
        "rules.priority: WAFInvalidParameterException: Error reason: Another rule already has this priority., field: RULE, parameter: 1",
    ],
    [
        ACL,
        { rules: [managed("AWSManagedRulesCommonRuleSet", 1), ownGroup(2, GROUP_ARN)] },
        "rules: WAFInvalidParameterException: Error reason: You exceeded the capacity limit for a rule group or web ACL., field: WEB_ACL, parameter: 5100",
        [madeGroup],
    ],
    [
        ACL,
        { scope: "CLOUDFRONT", region: "eu-west-1" },
        "region: WAFInvalidParameterException: Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT",
    ],
    [
        SET,
        { addresses: ["0.0.0.0/0"] },
        "addresses: WAFInvalidParameterException: Error reason: The parameter contains formatting that is not valid., field: IP_ADDRESS, parameter: 0.0.0.0/0",
    ],
    [
        LOGGING,
        logsTo("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/waf/shop"),
        "logDestinationConfigs: WAFInvalidParameterException: Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: LOG_DESTINATION, parameter: arn:aws:logs:eu-west-1:123456789012:log-group:/aws/waf/shop",
    ],
    [
        RECORD,
        { ...proof, name: "_1A2B.example.com." },
        "name: InvalidChangeBatch: [Tried to create resource record set [name='_1a2b.example.com.', type='CNAME'] but it already exists]",
        [resource(RECORD, "first", proof)],
    ],
    [
        LOGGING,
        { redactedFields: Array.from({ length: 101 }, () => ({ method: {} })) },
        'redactedFields: Too many redacted_fields blocks: No more than 100 "redacted_fields" blocks are allowed',
    ],
];

/** What is near it and taken. */
export const takenSecurity: readonly (readonly [
    string,
    string,
    Record<string, unknown>,
    (readonly CloudResource[])?,
])[] = [
    ["a secret's name with every character there is", SECRET, { name: "shop/_+=.@-payment" }],
    ["a write-only value with its version", VERSION, { secretStringWo: "a", secretStringWoVersion: 1 }],
    ["a large value in the advanced tier", PARAMETER, { type: "String", value: "x".repeat(8192), tier: "Advanced" }],
    ["a value where the tier is not known", PARAMETER, { type: "String", value: "x".repeat(4097), tier: undefined }],
    ["a name without a path", PARAMETER, { type: "String", value: "a", name: "shop-host" }],
    ["a secure value", PARAMETER, { type: "SecureString", value: "a" }],
    ["a value that is not known", PARAMETER, { type: "String", insecureValue: undefined }],
    ["a first domain name of 64 characters", CERTIFICATE, { ...DNS, domainName: long(64) }],
    ["a longer further one", CERTIFICATE, { ...DNS, domainName: "*.example.com", subjectAlternativeNames: [long(65)] }],
    ["a certificate from elsewhere", CERTIFICATE, { privateKey: "key", certificateBody: "body" }],
    ["a rate of ten", ACL, rate({ limit: 10, evaluationWindowSec: 600 })],
    ["rules with priorities that are not known", ACL, { rules: [{ priority: undefined }, { priority: undefined }] }],
    ["a group of another program, whose capacity is not known", ACL, { rules: [ownGroup(2, GROUP_ARN)] }],
    ["a web ACL of CloudFront in its region", ACL, { scope: "CLOUDFRONT", region: "us-east-1" }],
    ["a record of another type", RECORD, { ...proof, type: "TXT" }, [resource(RECORD, "first", proof)]],
    ["a record of another zone", RECORD, { ...proof, zoneId: "Z2" }, [resource(RECORD, "first", proof)]],
    ["a record in place of another", RECORD, { ...proof, allowOverwrite: true }, [resource(RECORD, "first", proof)]],
    [
        "a record that is chosen among others",
        RECORD,
        { ...proof, setIdentifier: "eu" },
        [resource(RECORD, "first", proof)],
    ],
    ["a block of one address", SET, { addresses: ["203.0.113.10/32"] }],
    ...["log-group:", ""].map(
        (kind) =>
            [
                `logs to ${kind === "" ? "a bucket" : "a log group"} of the right name`,
                LOGGING,
                logsTo(
                    kind === ""
                        ? "arn:aws:s3:::aws-waf-logs-shop"
                        : `arn:aws:logs:eu-west-1:1:${kind}aws-waf-logs-shop`,
                ),
            ] as const,
    ),
];
