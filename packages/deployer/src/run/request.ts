import type { RefusedChange } from "@plinth/plan";
import type { EnvironmentPlan } from "../plan/approved.ts";
import type { JournalPort } from "../journal/entry.ts";
import type { Masker } from "../journal/masker.ts";
import type { MutePort } from "../mute/port.ts";
import type { EnginePort, Operation, StackAddress } from "../ports/engine.ts";
import type { CheckpointPort, LogPort, RunLockPort } from "../ports/records.ts";
import type { Clock, Console, Random } from "../ports/surroundings.ts";
import type { Release } from "../rollback/release.ts";
import type { RollbackRequest, VerifiedRelease } from "../rollback/request.ts";
import type { RetryPolicy } from "../retry/backoff.ts";
import type { Probes } from "../verify/ports.ts";
import type { Delivery } from "../window/delivery.ts";

/** A layer of an environment, or the whole environment where it is one stack. */
export interface DeliveryLayer {
    readonly name: string;
    readonly address: StackAddress;
    /** Layers of the same environment whose outputs it reads. */
    readonly needs: readonly string[];
    /** Stacks of other environments whose outputs it reads. */
    readonly upstream: readonly { readonly layer: string; readonly address: StackAddress }[];
    /** What its settings mark as part of a release. @default nothing */
    readonly release?: Release;
}

/** What is to be done. */
export interface DeliveryRequest {
    readonly verb: Operation;
    readonly environment: string;
    readonly layout: "layered" | "single";
    /** Whether customers depend on it: destroying it takes one more word. */
    readonly production: boolean;
    /** All layers of the environment. */
    readonly layers: readonly DeliveryLayer[];
    /** Names of those that are asked for. */
    readonly asked: readonly string[];
    readonly delivery: Delivery;
    /** Why it is deployed in spite of a freeze or a closed window. */
    readonly despiteFreeze?: string;
    readonly policyPacks: readonly string[];
    /** URNs of what holds data and may be replaced or deleted. */
    readonly allowReplace: readonly string[];
    /** Whether to go on without asking. */
    readonly yes: boolean;
    /** The environment's name, once more. */
    readonly confirm?: string;
    readonly message?: string;
    readonly commit?: string;
    readonly uncommitted?: boolean;
    /** UTC. */
    readonly commitTime?: string;
    readonly commitSubject?: string;
    /** Whether to find out what an `up` would do, and to end there. @default false */
    readonly planOnly?: boolean;
    /** Plans that were made and approved before: what they allow is done, and no more. @default planned in this run */
    readonly approved?: EnvironmentPlan;
    /** Makes of an `up` a rollback: it is proposed before anything runs, and stands as one in the journal. */
    readonly rollback?: RollbackRequest;
    /** Releases that win over those of the settings, by layer. */
    readonly releases?: Readonly<Record<string, Release>>;
    /** Verified releases by layer, to go back to where the settings let a failed update do that by itself. */
    readonly verified?: Readonly<Record<string, VerifiedRelease>>;
}

/** Everything around a run. */
export interface Surroundings {
    readonly engine: EnginePort;
    readonly clock: Clock;
    readonly random: Random;
    readonly console: Console;
    readonly journal: JournalPort;
    readonly checkpoints: CheckpointPort;
    /** @default logs of failures are kept nowhere */
    readonly logs?: LogPort;
    readonly lock: RunLockPort;
    readonly masker: Masker;
    readonly correlationId: string;
    readonly user: string;
    readonly host: string;
    readonly pid: number;
    /** Aborts when a person or the system stops the run: nothing more is started. */
    readonly signal: AbortSignal;
    /**
     * Aborts when the engine has to be told. A terminal's Ctrl-C has reached it already, and a second one would make it
     * drop what is in flight. @default as `signal`
     */
    readonly engineSignal?: AbortSignal;
    readonly retry: RetryPolicy;
    /** What the cloud is known to refuse of a change in place. */
    readonly refusedChange?: RefusedChange;
    /** What looks at what was deployed. @default nothing: only outputs are compared */
    readonly probes?: Probes;
    /** What keeps alarms quiet while layers are changed. @default nothing: whoever an alarm concerns is told */
    readonly mutes?: MutePort;
}
