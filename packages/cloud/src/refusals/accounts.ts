import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import type { Siblings } from "./siblings.ts";
import { mismatch, outsideRange, refusedByAws, refusedByProvider, terraformName, wrongLength } from "./wording.ts";

const SCHEMA = "terraform-plugin-sdk, helper/schema: ConflictsWith";
const TRAIL = "aws:cloudtrail/trail:Trail";
const TRAILS = 5;

/** Says that a region has one of a type already; nothing where a region is not known. */
function onlyOne(siblings: Siblings, type: string, refusal: Refusal): Refusal[] {
    return siblings.beforeInPlace(type).length === 0 ? [] : [{ ...refusal, creationOnly: true }];
}

const detector: RefusalRule = (_inputs, siblings) =>
    onlyOne(
        siblings,
        "aws:guardduty/detector:Detector",
        refusedByAws(
            "enable",
            "BadRequestException",
            "The request is rejected because a detector already exists for the current account.",
            "hashicorp/terraform-provider-aws#11780",
        ),
    );

const hub: RefusalRule = (_inputs, siblings) =>
    onlyOne(
        siblings,
        "aws:securityhub/account:Account",
        refusedByAws(
            "enableDefaultStandards",
            "ResourceConflictException",
            "Account is already subscribed to Security Hub",
            "nozaq/terraform-aws-secure-baseline#135",
        ),
    );

const recorder: RefusalRule = (inputs, siblings) =>
    onlyOne(
        siblings,
        "aws:cfg/recorder:Recorder",
        refusedByAws(
            "name",
            "MaxNumberOfConfigurationRecordersExceededException",
            `Failed to put configuration recorder '${inputs.text("name") ?? ""}' because the maximum number of configuration recorders: 1 is reached.`,
            "hashicorp/terraform-provider-aws#2183",
        ),
    );

const channel: RefusalRule = (inputs, siblings) =>
    onlyOne(
        siblings,
        "aws:cfg/deliveryChannel:DeliveryChannel",
        // Written after the words for recorders: these were not found. One per region: AWS Config Developer Guide,
        // "Managing the Delivery Channel".
        refusedByAws(
            "name",
            "MaxNumberOfDeliveryChannelsExceededException",
            `Failed to put delivery channel '${inputs.text("name") ?? ""}' because the maximum number of delivery channels: 1 is reached.`,
            'AWS Config Developer Guide, "Managing the Delivery Channel"',
        ),
    );

/** trail.go: the schema; CloudTrail User Guide, "Quotas in AWS CloudTrail". */
const trail: RefusalRule = (inputs, siblings) => {
    const others = siblings.beforeInPlace(TRAIL);
    const values = inputs
        .objects("advancedEventSelectors")
        .flatMap((selector) => selector.objects("fieldSelectors"))
        .reduce((sum, field) => sum + valuesOf(field), 0);
    return [
        ...wrongLength(inputs, "name", 3, 128),
        ...(inputs.list("eventSelectors") !== undefined && inputs.list("advancedEventSelectors") !== undefined
            ? [
                  refusedByProvider(
                      "advancedEventSelectors",
                      '"advanced_event_selector": conflicts with event_selector',
                      SCHEMA,
                  ),
              ]
            : []),
        ...(values > 500
            ? [
                  refusedByAws(
                      "advancedEventSelectors",
                      "InvalidEventSelectorsException",
                      "A trail can have a maximum of 500 values for all conditions in all advanced event selectors.",
                      "AWS SDK, InvalidEventSelectorsException",
                  ),
              ]
            : []),
        ...(others.length >= TRAILS
            ? [
                  {
                      ...refusedByAws(
                          "name",
                          "MaximumNumberOfTrailsExceededException",
                          `User: ${siblings.place?.account ?? ""} already has 5 trails in ${siblings.place?.region ?? ""}.`,
                          "linz/geostore#1450",
                      ),
                      creationOnly: true,
                  },
              ]
            : []),
    ];
};

const OPERATORS = ["equals", "notEquals", "startsWiths", "notStartsWiths", "endsWiths", "notEndsWiths"];

function valuesOf(field: SentInputs): number {
    return OPERATORS.reduce((sum, operator) => sum + (field.list(operator)?.length ?? 0), 0);
}

/** IAM's service model has the ranges; the provider's schema has none (account_password_policy.go). */
const PASSWORD_RANGES = {
    minimumPasswordLength: [6, 128],
    maxPasswordAge: [1, 1095],
    passwordReusePrevention: [1, 24],
};

const passwordPolicy: RefusalRule = (inputs) =>
    Object.entries(PASSWORD_RANGES).flatMap(([property, [least = 0, most = 0]]) => {
        const value = inputs.number(property);
        // The provider leaves out a zero (account_password_policy.go, GetOk).
        if (value === undefined || value === 0 || (value >= least && value <= most)) return [];
        const bound = value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
        const message = `1 validation error detected: Value '${value}' at '${property}' failed to satisfy constraint: Member must have value ${bound}`;
        return [refusedByAws(property, "ValidationError", message, "IAM API Reference, UpdateAccountPasswordPolicy")];
    });

/** analyzer.go: the schema. */
const analyzer: RefusalRule = (inputs) => {
    const pattern = "must begin with a letter and contain only alphanumeric, underscore, period, or hyphen characters";
    return [
        ...wrongLength(inputs, "analyzerName", 1, 255),
        ...mismatch(inputs, "analyzerName", /^[A-Za-z][0-9A-Za-z_.-]*$/, pattern),
    ];
};

/** vpc_block_public_access_exclusion.go: the schema and its validators. */
const exclusion: RefusalRule = (inputs) => [
    ...noneOfTexts(inputs, "internetGatewayExclusionMode", ["allow-bidirectional", "allow-egress"]),
    ...wrongTarget(inputs),
];

/** One of both, neither none; what is not known may be left out in the end. */
function wrongTarget(inputs: SentInputs): Refusal[] {
    const targets = ["subnetId", "vpcId"];
    const given = targets.filter((target) => inputs.text(target) !== undefined);
    if (given.length === 1 || (given.length === 0 && targets.some((target) => inputs.has(target)))) return [];
    const message = "Exactly one of these attributes must be configured: [subnet_id,vpc_id]";
    const source = "terraform-plugin-framework-validators, internal/configvalidator: ExactlyOneOfValidator";
    return [refusedByProvider("vpcId", message, source)];
}

/** In the words of the framework's validator of enumerations. */
function noneOfTexts(inputs: SentInputs, property: string, allowed: readonly string[]): Refusal[] {
    const value = inputs.text(property);
    if (value === undefined || allowed.includes(value)) return [];
    const list = allowed.map((one) => `"${one}"`).join(" ");
    const message = `Attribute ${terraformName(property)} value must be one of: [${list}], got: "${value}"`;
    return [refusedByProvider(property, message, "terraform-plugin-framework-validators, stringvalidator: OneOf")];
}

/** What an account, or an account in a region, has once; trails and analyzers. */
export const accountRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:accessanalyzer/analyzer:Analyzer": analyzer,
    "aws:cfg/deliveryChannel:DeliveryChannel": channel,
    "aws:cfg/recorder:Recorder": recorder,
    "aws:cfg/retentionConfiguration:RetentionConfiguration": (inputs) =>
        outsideRange(inputs, "retentionPeriodInDays", 30, 2557),
    [TRAIL]: trail,
    "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": exclusion,
    "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": (inputs) =>
        noneOfTexts(inputs, "internetGatewayBlockMode", ["block-bidirectional", "block-ingress", "off"]),
    "aws:guardduty/detector:Detector": detector,
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": passwordPolicy,
    "aws:securityhub/account:Account": hub,
};
