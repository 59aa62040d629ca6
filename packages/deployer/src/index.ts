export { type Placeholder, placeholdersIn } from "./gates/placeholders.ts";
export * from "./drift/index.ts";
export { anchorOf, type Code, type CodeEntry, codes, CODES_PAGE, isBlocked, recoveryOf } from "./errors/codes.ts";
export {
    type Changes,
    type Happening,
    JOURNAL_VERSION,
    type JournalEntry,
    type JournalPort,
    type JournalVerb,
} from "./journal/entry.ts";
export { lastDeployment, type LastDeployment } from "./journal/lastDeployment.ts";
export { Masker, maskerFor } from "./journal/masker.ts";
export { readJournal, type ReadJournal } from "./journal/readJournal.ts";
export type { FailureReason } from "./metrics/failedChanges.ts";
export type { Figure, Spread } from "./metrics/figure.ts";
export {
    type EnvironmentMetrics,
    type Metrics,
    METRICS_VERSION,
    metricsOf,
    type MetricsRequest,
    type MostUsed,
} from "./metrics/metrics.ts";
export type { Observation } from "./metrics/observations.ts";
export type { DeployWindow, MutePort } from "./mute/port.ts";
export type { MuteSettings } from "./mute/settings.ts";
export type { TellingAlarm } from "./mute/tellingAlarms.ts";
export { changedOutputs, outputProblems } from "./order/outputs.ts";
export { dependantsOf, type Needing, reversedWaves, wavesOf } from "./order/waves.ts";
export {
    type ConfigurationOverride,
    type EngineFailure,
    EngineMissing,
    type EnginePort,
    type Operation,
    type OperationOptions,
    type OperationResult,
    type PastOperation,
    type PolicyVerdict,
    type ResourceFailure,
    type StackAddress,
    type StackConfiguration,
    type StackLock,
    type StackOutputs,
} from "./ports/engine.ts";
export type { CheckpointPort, LogPort, RunLockPort, RunOwner } from "./ports/records.ts";
export type { Clock, Console, Random } from "./ports/surroundings.ts";
export {
    type Choice,
    type ChoiceRequest,
    changesNothing,
    chooseReleases,
    releasesBetween,
} from "./rollback/application/choose.ts";
export {
    abandonedCommits,
    abandonedReleases,
    type DeployedLayer,
    type Deployment,
    deploymentsOf,
    earlierCommit,
    findDeployment,
    lastRun,
    lastTries,
    mergedDeployments,
} from "./rollback/deployments.ts";
export { type DataProposal, type DataRequest, proposeData } from "./rollback/data/proposal.ts";
export type { LayerState } from "./rollback/data/find.ts";
export {
    type CommitFacts,
    commitRefusals,
    type EnvironmentPlace,
    type ForwardOnly,
    forwardText,
    type OtherPackage,
} from "./rollback/infrastructure/commit.ts";
export { refusals, type Refusal, type RefusalId, refusalText, refuse } from "./rollback/refusals.ts";
export { type Release, sameRelease, sameShape } from "./rollback/release.ts";
export { type RestoreReport, type RestoreRequest, restoreState } from "./rollback/state/restore.ts";
export type { RollbackNote, RollbackRequest, VerifiedRelease } from "./rollback/request.ts";
export { FileRecords } from "./records/fileRecords.ts";
export { FileRunLock } from "./records/fileRunLock.ts";
export { systemClock } from "./records/systemClock.ts";
export { defaultRetryPolicy, type RetryPolicy, waitAfter } from "./retry/backoff.ts";
export { retryable, type RetryableKind } from "./retry/retryable.ts";
export { type EnvironmentPlan, type PlannedLayer, VALID_HOURS } from "./plan/approved.ts";
export { digest } from "./plan/digest.ts";
export type { UpdatePlan } from "./plan/updatePlan.ts";
export { deliver } from "./run/deliver.ts";
export { type MadePlan, makePlan } from "./run/makePlan.ts";
export {
    type DeliveryReport,
    type LayerReport,
    type LayerResult,
    outcomeOf,
    REPORT_VERSION,
    type RunResult,
} from "./run/report.ts";
export type { DeliveryLayer, DeliveryRequest, Surroundings } from "./run/request.ts";
export { type GoBack, goBackOf, type GoBackRequest } from "./soak/goBack.ts";
export { soak, type SoakRequest, type SoakSurroundings } from "./soak/soak.ts";
export { type Firing, SOAK_VERSION, type SoakReport, type SoakResult } from "./soak/soakReport.ts";
export type {
    AlarmFired,
    AlarmsPort,
    AlarmState,
    ClusterAccess,
    HttpAnswer,
    HttpPort,
    Missing,
    Probes,
    RolloutsPort,
    ServicesPort,
    ServiceState,
    WantedService,
    WantedWorkload,
    WorkloadState,
} from "./verify/ports.ts";
export {
    type CheckKind,
    checkKinds,
    type CheckResult,
    type ContainerHealth,
    summed,
    type Utilization,
    type Verification,
} from "./verify/result.ts";
export type { IgnoredAlarm, SmokeCheck, SoakSettings, VerifySettings } from "./verify/settings.ts";
export { subjectsOf, type WantedAlarm } from "./verify/subjects.ts";
export {
    VERIFY_VERSION,
    type VerifiedLayer,
    verifyEnvironment,
    type VerifyEnvironmentRequest,
    type VerifyReport,
    type VerifySurroundings,
} from "./verify/verifyEnvironment.ts";
export { verifyLayer } from "./verify/verifyLayer.ts";
export {
    beginOf,
    closedReason,
    type Delivery,
    type DeliveryWindow,
    endOf,
    type Freeze,
    type PlanSettings,
    type Weekday,
    weekdays,
} from "./window/delivery.ts";
