import {
    ACCESS_ANALYZER_DEFAULTS,
    type AccessAnalyzerShape,
    BLOCK_MODES,
    checkAccessAnalyzer,
    checkConfig,
    checkGuardDuty,
    checkMetadataDefaults,
    checkOff,
    checkPasswordPolicy,
    checkRegistryScanning,
    checkSecurityHub,
    checkVolumeEncryption,
    checkVpcBlock,
    CONFIG_DEFAULTS,
    type ConfigShape,
    EXCLUSION_MODES,
    FINDING_FREQUENCIES,
    FINDING_GENERATORS,
    GUARDDUTY_DEFAULTS,
    GUARDDUTY_FEATURES,
    type GuardDutyFeature,
    type GuardDutyShape,
    MACHINE_DEFAULTS,
    type MetadataDefaultsShape,
    PASSWORD_DEFAULTS,
    type PasswordPolicyShape,
    RECORDING_FREQUENCIES,
    type RegistryScanningShape,
    RUNTIME_AGENTS,
    type RuntimeAgent,
    SECURITY_HUB_DEFAULTS,
    type SecurityHubShape,
    SNAPSHOT_FREQUENCIES,
    STANDARD_NAMES,
    type VolumeEncryptionShape,
    type VpcBlockShape,
} from "@plinth/account/plan";
import { z } from "zod";
import { identities } from "./identitySchema.ts";
import { checked, part } from "./partSchema.ts";
import { accessLogs, storage, trail } from "./trailSchema.ts";

const features = Object.keys(GUARDDUTY_FEATURES) as GuardDutyFeature[];
const agents = Object.keys(RUNTIME_AGENTS) as RuntimeAgent[];

const guardDuty = part(
    "Amazon GuardDuty:",
    {
        findingFrequency: z
            .enum(FINDING_FREQUENCIES)
            .default(GUARDDUTY_DEFAULTS.findingFrequency)
            .describe("How often a finding that goes on is reported again."),
        features: z
            .partialRecord(z.enum(features), z.boolean())
            .default({})
            .describe("What it reads beside its own sources, each billed. Default: all on."),
        runtimeMonitoring: z
            .array(z.enum(agents))
            .default([])
            .describe("Where GuardDuty keeps an agent that watches processes, billed by vCPU. Default: nowhere."),
    },
    { detectorId: z.string().describe("The detector's id.") },
).check(checked<GuardDutyShape>(checkGuardDuty));

const securityHub = part("AWS Security Hub:", {
    standards: z
        .array(z.enum(STANDARD_NAMES))
        .default([...SECURITY_HUB_DEFAULTS.standards])
        .describe("Standards it checks, each billed by checks."),
    autoEnableControls: z
        .boolean()
        .default(SECURITY_HUB_DEFAULTS.autoEnableControls)
        .describe("Whether controls that AWS adds to a standard are on at once."),
    controlFindingGenerator: z
        .enum(FINDING_GENERATORS)
        .default(SECURITY_HUB_DEFAULTS.controlFindingGenerator)
        .describe("One finding for a control, or one for each standard that has it."),
}).check(checked<SecurityHubShape>(checkSecurityHub));

const types = z.array(z.string()).describe("Resource types as CloudFormation names them.");

const config = part(
    "AWS Config:",
    {
        recorded: z
            .discriminatedUnion("of", [
                z.strictObject({
                    of: z.literal("all"),
                    globalTypes: z
                        .boolean()
                        .default(true)
                        .describe("IAM's resources too; in one region of an account only, or each bills them again."),
                }),
                z.strictObject({ of: z.literal("except"), types }),
                z.strictObject({ of: z.literal("only"), types }),
            ])
            .prefault({ of: "all" })
            .describe("What is recorded: all, except or only some types."),
        frequency: z
            .enum(RECORDING_FREQUENCIES)
            .default(CONFIG_DEFAULTS.frequency)
            .describe("CONTINUOUS records each change, DAILY a day's last state for less."),
        otherFrequencyTypes: types.optional(),
        delivery: z
            .discriminatedUnion("to", [
                z.strictObject({
                    to: z.literal("own"),
                    storage: storage.prefault({}),
                    accessLogs: accessLogs.prefault({ to: "own" }),
                    keepAfterDeletion: z.boolean().default(true).describe("Whether the bucket outlives the stack."),
                }),
                z.strictObject({
                    to: z.literal("bucket"),
                    bucket: z.string().describe("A bucket that admits config.amazonaws.com for this account."),
                    prefix: z.string().optional().describe("Where in it. Default: at its root."),
                    keyArn: z.string().optional().describe("What Config encrypts with. Default: as the bucket does."),
                }),
            ])
            .prefault({ to: "own" })
            .describe("Where history and snapshots go. Default: a bucket of its own."),
        snapshots: z
            .enum(SNAPSHOT_FREQUENCIES)
            .default(CONFIG_DEFAULTS.snapshots)
            .describe("How often a snapshot of everything is delivered."),
        retentionDays: z.number().optional().describe("Days Config itself keeps, 30 to 2557. Default: seven years."),
        serviceLinkedRole: z
            .enum(["created", "existing"])
            .default("created")
            .describe("existing where the account has AWSServiceRoleForConfig already: there is one only."),
    },
    { recorderName: z.string().default(CONFIG_DEFAULTS.recorderName).describe("The recorder's name.") },
).check(checked<ConfigShape>(checkConfig));

const accessAnalyzer = part(
    "IAM Access Analyzer:",
    {
        zone: z
            .enum(["account", "organization"])
            .default(ACCESS_ANALYZER_DEFAULTS.zone)
            .describe("Whom access from outside is measured against."),
        unusedAccess: z
            .strictObject({
                ageDays: z
                    .number()
                    .default(ACCESS_ANALYZER_DEFAULTS.ageDays)
                    .describe("Days without use before there is a finding, 1 to 365."),
            })
            .optional()
            .describe("Roles, keys and rights nobody uses; billed for every role and user each month. Default: off."),
    },
    { analyzerArn: z.string().describe("The analyzer's ARN.") },
).check(checked<AccessAnalyzerShape>(checkAccessAnalyzer));

const volumeEncryption = part("Encryption of every new EBS volume:", {
    key: z
        .discriminatedUnion("from", [
            z.strictObject({ from: z.literal("aws") }),
            z.strictObject({ from: z.literal("own") }),
            z.strictObject({ from: z.literal("existing"), keyArn: z.string().describe("The ARN of a KMS key.") }),
        ])
        .default({ from: "aws" })
        .describe("With what: aws/ebs of the account, a key of one's own, or an existing one."),
}).check(checked<VolumeEncryptionShape>(checkVolumeEncryption));

const bucketBlock = part("The account's block of public buckets:", {}).check(checked(checkOff));

const sharingBlock = part("The block of public EBS snapshots and machine images:", {
    snapshots: z
        .enum(["block-all-sharing", "block-new-sharing"])
        .default(MACHINE_DEFAULTS.snapshots)
        .describe("block-all-sharing makes snapshots that are public now private again."),
}).check(checked(checkOff));

const passwordPolicy = part("The password policy of IAM users:", {
    minimumLength: z.number().default(PASSWORD_DEFAULTS.minimumLength).describe("Fewest characters, 14 to 128."),
    remembered: z.number().default(PASSWORD_DEFAULTS.remembered).describe("Earlier passwords refused, 1 to 24."),
    maximumAgeDays: z
        .number()
        .default(PASSWORD_DEFAULTS.maximumAgeDays)
        .describe("Days a password is good for, 1 to 1095."),
}).check(checked<PasswordPolicyShape>(checkPasswordPolicy));

const metadataDefaults = part("IMDSv2 for machines whose launch says nothing:", {
    hopLimit: z.number().default(MACHINE_DEFAULTS.hopLimit).describe("Hops a token may travel, 1 to 64."),
    instanceTags: z.boolean().default(false).describe("Whether programs on a machine may read its tags there."),
}).check(checked<MetadataDefaultsShape>(checkMetadataDefaults));

const registryScanning = part("Scanning of images in ECR:", {
    scan: z
        .enum(["basic", "enhanced"])
        .default(MACHINE_DEFAULTS.scan)
        .describe("basic is free; enhanced is Amazon Inspector's, billed per image."),
    when: z.enum(["push", "continuous"]).optional().describe("Default: push, or continuous with enhanced."),
}).check(checked<RegistryScanningShape>(checkRegistryScanning));

const mode = z.enum(EXCLUSION_MODES).describe("allow-egress lets it out through NAT, nobody in.");

const vpcBlock = part("VPC Block Public Access:", {
    blockMode: z
        .enum(BLOCK_MODES)
        .describe("block-ingress: nothing gets in from the internet. block-bidirectional: nothing gets out either."),
    exclusions: z
        .record(
            z.string(),
            z.union([
                z.strictObject({ mode, vpcId: z.string().describe("A VPC it leaves alone.") }),
                z.strictObject({ mode, subnetId: z.string().describe("A subnet it leaves alone.") }),
            ]),
        )
        .default({})
        .describe("What it leaves alone, by a name of your own."),
}).check(checked<VpcBlockShape>(checkVpcBlock));

/** Why VPC Block Public Access is off until somebody asks for it. */
const CUTS = "it cuts every VPC of the account and region from the internet at once";

/** Why nobody deploys from a forge until somebody says who. */
const NOBODY = "nobody has said which repository and pipeline may deploy";

/** What `environments/<environment>/account.yaml` holds: a decision about each part, since a landing zone may own it. */
export const schema = z.strictObject({
    trail,
    guardDuty,
    securityHub,
    config,
    accessAnalyzer,
    volumeEncryption,
    bucketBlock,
    sharingBlock,
    passwordPolicy,
    metadataDefaults,
    registryScanning,
    vpcBlock: vpcBlock.default({ mode: "off", reason: CUTS }),
    identities: identities.default({ mode: "off", reason: NOBODY }),
});
