export type { DeclaredBenign } from "./benign/declared.ts";
export type { BenignKind } from "./benign/kind.ts";
export { benignKinds } from "./benign/kinds.ts";
export {
    type BenignReason,
    DRIFT_VERSION,
    type DriftReport,
    type DriftResult,
    type IdleEntry,
    type PropertyDrift,
    realDrift,
    type ResourceDrift,
    type StackDrift,
} from "./driftReport.ts";
export { findDrift } from "./findDrift.ts";
export type { DriftRequest, DriftSurroundings } from "./request.ts";
export { LONGEST_VALUE } from "./shown.ts";
