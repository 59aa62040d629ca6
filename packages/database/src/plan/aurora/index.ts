export { auroraChecks, checkMemberIdentifiers } from "./checkAurora.ts";
export { AURORA_LOG_TYPES, type AuroraPlan, memberIdentifier, planAurora, planAuroraRestore } from "./planAurora.ts";
export {
    AURORA_DEFAULTS,
    AURORA_STORAGE,
    type AuroraBackupsShape,
    type AuroraCapacity,
    type AuroraRestoreShape,
    type AuroraShape,
    type MemberShape,
    type ProvisionedCapacity,
    type ServerlessCapacity,
} from "./shape.ts";
