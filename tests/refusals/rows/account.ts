import { NAMED_BY_THE_LAYER, type Row } from "../row.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
const constraint = (property: string, value: number, bound: string): string =>
    `${property}: ValidationError: 1 validation error detected: Value '${value}' at '${property}' failed to satisfy constraint: Member must have value ${bound}`;
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `bucket-${index}`);

/** What is refused of trails, password policies, recorders and blocks. */
export const accountRows: readonly Row[] = [
    {
        fact: "names of trails have three characters at least",
        raw: { type: TRAIL, inputs: { name: "ab" } },
        words: "name: expected length of name to be in the range (3 - 128), got ab",
        caught: {
            component: "AuditTrail",
            args: { trailName: "ab" },
            path: "trailName",
            rule: /3 to 128/,
            fix: /rename it/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
    {
        fact: "a trail's selectors have 500 values at most",
        raw: {
            type: TRAIL,
            inputs: {
                advancedEventSelectors: [{ fieldSelectors: [{ field: "resources.ARN", startsWiths: names(501) }] }],
            },
        },
        words: "advancedEventSelectors: InvalidEventSelectorsException: A trail can have a maximum of 500 values for all conditions in all advanced event selectors.",
        caught: {
            component: "AuditTrail",
            args: { dataEvents: { files: { of: "s3", buckets: names(501) } } },
            path: "dataEvents",
            rule: /more than 500 values/,
            fix: /write all|second trail/,
        },
    },
    {
        fact: "passwords of IAM users have six characters at least",
        raw: { type: PASSWORDS, inputs: { minimumPasswordLength: 5 } },
        words: constraint("minimumPasswordLength", 5, "greater than or equal to 6"),
        caught: {
            component: "PasswordPolicy",
            args: { minimumLength: 5 },
            path: "minimumLength",
            rule: /14 to 128/,
            fix: /leave it out/,
        },
    },
    {
        fact: "IAM remembers 24 passwords at most",
        raw: { type: PASSWORDS, inputs: { passwordReusePrevention: 25 } },
        words: constraint("passwordReusePrevention", 25, "less than or equal to 24"),
        caught: {
            component: "PasswordPolicy",
            args: { remembered: 25 },
            path: "remembered",
            rule: /1 to 24/,
            fix: /leave it out/,
        },
    },
    {
        fact: "passwords of IAM users are good for 1095 days at most",
        raw: { type: PASSWORDS, inputs: { maxPasswordAge: 1096 } },
        words: constraint("maxPasswordAge", 1096, "less than or equal to 1095"),
        caught: {
            component: "PasswordPolicy",
            args: { maximumAgeDays: 1096 },
            path: "maximumAgeDays",
            rule: /1 to 1095/,
            fix: /leave it out/,
        },
    },
    {
        fact: "AWS Config keeps what it recorded for 30 days at least",
        raw: {
            type: "aws:cfg/retentionConfiguration:RetentionConfiguration",
            inputs: { retentionPeriodInDays: 29 },
        },
        words: "retentionPeriodInDays: expected retention_period_in_days to be in the range (30 - 2557), got 29",
        caught: {
            component: "ConfigRecorder",
            args: { retentionDays: 29 },
            path: "retentionDays",
            rule: /30 to 2557/,
            fix: /leave it out/,
        },
    },
    {
        fact: "VPC Block Public Access knows three modes",
        raw: {
            type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
            inputs: { internetGatewayBlockMode: "block" },
        },
        words: 'internetGatewayBlockMode: Attribute internet_gateway_block_mode value must be one of: ["block-bidirectional" "block-ingress" "off"], got: "block"',
        caught: {
            component: "VpcBlock",
            args: { blockMode: "block" },
            path: "blockMode",
            rule: /block-bidirectional or block-ingress/,
            fix: /choose one/,
        },
    },
    {
        fact: "an exclusion from VPC Block Public Access is of a VPC or of a subnet",
        raw: { type: EXCLUSION, inputs: { internetGatewayExclusionMode: "allow-egress" } },
        words: "vpcId: Exactly one of these attributes must be configured: [subnet_id,vpc_id]",
        caught: {
            component: "VpcBlock",
            args: { exclusions: { shop: { mode: "allow-egress" } } },
            path: "exclusions.shop.subnetId",
            rule: /id of a subnet/,
            fix: /subnet-/,
            notInSettings: "the schema refuses it at exclusions.shop, since either id would do",
        },
    },
];
