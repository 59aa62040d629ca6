export { AccessAnalyzer, type AccessAnalyzerArgs } from "./accessAnalyzer.ts";
export {
    BucketBlock,
    type BucketBlockArgs,
    SharingBlock,
    type SharingBlockArgs,
    VpcBlock,
    type VpcBlockArgs,
} from "./blocks.ts";
export { ConfigRecorder, type ConfigRecorderArgs } from "./configRecorder.ts";
export { GuardDuty, type GuardDutyArgs } from "./guardDuty.ts";
export {
    MetadataDefaults,
    type MetadataDefaultsArgs,
    RegistryScanning,
    type RegistryScanningArgs,
} from "./machineDefaults.ts";
export { PasswordPolicy, type PasswordPolicyArgs } from "./passwordPolicy.ts";
export { SecurityHub, type SecurityHubArgs } from "./securityHub.ts";
export { VolumeEncryption, type VolumeEncryptionArgs } from "./volumeEncryption.ts";
