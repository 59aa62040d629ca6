export { Secret } from "./secret.ts";
export type {
    RotationByFunction,
    RotationByHand,
    SecretAccess,
    SecretArgs,
    SecretReplica,
    SecretRotation,
    ShorterRecovery,
    WrittenValue,
} from "./secretArgs.ts";
