import type { CloudResource } from "../refusal.ts";
import { resource } from "./resources.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const HUB = "aws:securityhub/account:Account";
const TRAIL = "aws:cloudtrail/trail:Trail";
const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

/** Where the tests' own resource is made. */
export const PLACE = { account: "555555555555", region: "eu-west-1" };

function first(type: string, region = PLACE.region, name = "a-first"): CloudResource {
    return { ...resource(type, name, {}), place: { ...PLACE, region } };
}

const trails = ["a", "b", "c", "d", "e"].map((name) => first(TRAIL, PLACE.region, name));
const selector = (count: number) => ({
    fieldSelectors: [{ field: "resources.ARN", startsWiths: Array.from({ length: count }, (_, at) => `arn-${at}`) }],
});

/** What is refused of what an account has once: type, inputs, the words, other resources. */
export const refusedAccount: readonly (readonly [
    string,
    Record<string, unknown>,
    string,
    (readonly CloudResource[])?,
])[] = [
    [
        DETECTOR,
        {},
        "enable: BadRequestException: The request is rejected because a detector already exists for the current account.",
        [first(DETECTOR)],
    ],
    [
        HUB,
        {},
        "enableDefaultStandards: ResourceConflictException: Account is already subscribed to Security Hub",
        [first(HUB)],
    ],
    [
        RECORDER,
        { name: "second" },
        "name: MaxNumberOfConfigurationRecordersExceededException: Failed to put configuration recorder 'second' because the maximum number of configuration recorders: 1 is reached.",
        [first(RECORDER)],
    ],
    [
        CHANNEL,
        { name: "second" },
        "name: MaxNumberOfDeliveryChannelsExceededException: Failed to put delivery channel 'second' because the maximum number of delivery channels: 1 is reached.",
        [first(CHANNEL)],
    ],
    [TRAIL, { name: "ab" }, "name: expected length of name to be in the range (3 - 128), got ab"],
    [
        TRAIL,
        { eventSelectors: [], advancedEventSelectors: [] },
        'advancedEventSelectors: "advanced_event_selector": conflicts with event_selector',
    ],
    [
        TRAIL,
        { advancedEventSelectors: [selector(251), selector(250)] },
        "advancedEventSelectors: InvalidEventSelectorsException: A trail can have a maximum of 500 values for all conditions in all advanced event selectors.",
    ],
    [
        TRAIL,
        { name: "sixth" },
        "name: MaximumNumberOfTrailsExceededException: User: 555555555555 already has 5 trails in eu-west-1.",
        trails,
    ],
    [
        PASSWORDS,
        { minimumPasswordLength: 5 },
        "minimumPasswordLength: ValidationError: 1 validation error detected: Value '5' at 'minimumPasswordLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
    ],
    [
        PASSWORDS,
        { passwordReusePrevention: 25 },
        "passwordReusePrevention: ValidationError: 1 validation error detected: Value '25' at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24",
    ],
    [
        "aws:accessanalyzer/analyzer:Analyzer",
        { analyzerName: "1st" },
        "analyzerName: invalid value for analyzer_name (must begin with a letter and contain only alphanumeric, underscore, period, or hyphen characters)",
    ],
    [
        "aws:cfg/retentionConfiguration:RetentionConfiguration",
        { retentionPeriodInDays: 29 },
        "retentionPeriodInDays: expected retention_period_in_days to be in the range (30 - 2557), got 29",
    ],
    [
        "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
        { internetGatewayBlockMode: "block" },
        'internetGatewayBlockMode: Attribute internet_gateway_block_mode value must be one of: ["block-bidirectional" "block-ingress" "off"], got: "block"',
    ],
    [
        EXCLUSION,
        { internetGatewayExclusionMode: "allow-egress" },
        "vpcId: Exactly one of these attributes must be configured: [subnet_id,vpc_id]",
    ],
    [
        EXCLUSION,
        { internetGatewayExclusionMode: "allow-egress", vpcId: "vpc-1", subnetId: "subnet-1" },
        "vpcId: Exactly one of these attributes must be configured: [subnet_id,vpc_id]",
    ],
];

/** What is not refused, though near it, or because it is not known. */
export const takenAccount: readonly (readonly [
    string,
    string,
    Record<string, unknown>,
    (readonly CloudResource[])?,
])[] = [
    ["a detector where there is one in another region", DETECTOR, {}, [first(DETECTOR, "eu-central-1")]],
    ["a detector in a region of its own", DETECTOR, { region: "eu-central-1" }, [first(DETECTOR)]],
    ["a detector where it is not known where the other one is", DETECTOR, {}, [resource(DETECTOR, "a-first", {})]],
    ["a fifth trail", TRAIL, { name: "fifth" }, trails.slice(1)],
    ["a trail with 500 values in its selectors", TRAIL, { advancedEventSelectors: [selector(500)] }],
    ["a password policy without an age", PASSWORDS, { maxPasswordAge: 0 }],
    [
        "an exclusion whose VPC is not known",
        EXCLUSION,
        { internetGatewayExclusionMode: "allow-egress", vpcId: undefined },
    ],
];
