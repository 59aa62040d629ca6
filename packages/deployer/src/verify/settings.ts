import type { CheckKind } from "./result.ts";

/** What is expected of an answer. */
export interface ExpectedAnswer {
    readonly status: number;
    /** What its first 64 KiB have to contain. @default anything */
    readonly contains?: string | undefined;
    /** Of one request. */
    readonly timeoutSeconds: number;
}

/** An address that has to answer: a whole one, or the path of an output (`instances.shop.url`) that is one. */
export type SmokeCheck = ExpectedAnswer & {
    /** The layer after which it is asked; in an environment of one stack it says only whose address it is. */
    readonly layer: string;
} & ({ readonly url: string } | { readonly output: string; readonly path?: string | undefined });

/** An alarm that is not looked at for a time. */
export interface IgnoredAlarm {
    readonly name: string;
    readonly reason: string;
    /** The last day, UTC. */
    readonly until: string;
}

/** What is looked at after a layer was deployed. */
export interface VerifySettings {
    readonly alarms: boolean;
    readonly services: boolean;
    readonly rollouts: boolean;
    readonly smoke: readonly SmokeCheck[];
    /** Kinds that fail the layer where they could not be made. */
    readonly require: readonly CheckKind[];
    readonly ignoreAlarms: readonly IgnoredAlarm[];
    /** How long each check may take to turn good. */
    readonly waitSeconds: number;
    /** The context of kubectl, where the stack's state does not say how to reach the cluster. */
    readonly kubernetesContext?: string | undefined;
}

/** How long alarms have to stay quiet before the next environment is deployed. */
export interface SoakSettings {
    readonly minutes: number;
}
