export {
    ACCESS_ANALYZER_DEFAULTS,
    type AccessAnalyzerOptions,
    type AccessAnalyzerShape,
    checkAccessAnalyzer,
} from "./accessAnalyzer.ts";
export {
    checkConfig,
    CONFIG_DEFAULTS,
    type ConfigOptions,
    type ConfigShape,
    type DeliveryShape,
    planRecording,
    type RecordedShape,
    RECORDING_FREQUENCIES,
    SNAPSHOT_FREQUENCIES,
} from "./config.ts";
export {
    checkGuardDuty,
    type FeaturePlan,
    FINDING_FREQUENCIES,
    GUARDDUTY_DEFAULTS,
    GUARDDUTY_FEATURES,
    type GuardDutyFeature,
    type GuardDutyOptions,
    type GuardDutyShape,
    planFeatures,
    RUNTIME_AGENTS,
    type RuntimeAgent,
} from "./guardDuty.ts";
export {
    type BucketBlockShape,
    checkMetadataDefaults,
    checkRegistryScanning,
    checkVolumeEncryption,
    MACHINE_DEFAULTS,
    type MetadataDefaultsShape,
    type RegistryScanningShape,
    type SharingBlockShape,
    type VolumeEncryptionShape,
    type VolumeKey,
} from "./machines.ts";
export { type Adopted, checkOff, type Created, type Off, type Part, type Place } from "./mode.ts";
export { PART_OPT_OUTS } from "./optOuts.ts";
export {
    checkPasswordPolicy,
    PASSWORD_DEFAULTS,
    type PasswordPolicyOptions,
    type PasswordPolicyShape,
} from "./passwordPolicy.ts";
export {
    checkSecurityHub,
    FINDING_GENERATORS,
    SECURITY_HUB_DEFAULTS,
    type SecurityHubOptions,
    type SecurityHubShape,
    STANDARD_NAMES,
    type Standard,
    standardArn,
} from "./securityHub.ts";
export { BLOCK_MODES, checkVpcBlock, EXCLUSION_MODES, type ExclusionShape, type VpcBlockShape } from "./vpcBlock.ts";
