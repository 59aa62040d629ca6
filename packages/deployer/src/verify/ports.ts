import type { ContainerHealth, Utilization } from "./result.ts";

/** What a probe answers where it cannot look: what it would have taken. */
export interface Missing {
    readonly missing: string;
}

export type AlarmStateValue = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export interface AlarmState {
    readonly arn: string;
    readonly state: AlarmStateValue;
    /** When it came into this state; absent where CloudWatch does not say. */
    readonly since?: string;
    readonly reason?: string;
}

/** An alarm that fired. */
export interface AlarmFired {
    readonly arn: string;
    /** UTC. */
    readonly at: string;
}

/** Reads CloudWatch. Arguments are ARNs, which say account and region. */
export interface AlarmsPort {
    /** The states of alarms; those that there are not are left out. */
    states(arns: readonly string[]): Promise<readonly AlarmState[] | Missing>;
    /** When alarms came into ALARM in a time, oldest first. */
    fired(arns: readonly string[], from: Date, to: Date): Promise<readonly AlarmFired[] | Missing>;
}

/** A service of Amazon ECS as its state wants it. */
export interface WantedService {
    readonly name: string;
    readonly arn: string;
    readonly cluster: string;
    /** ARN with revision, or less of it; absent where something else (CodeDeploy, task sets) decides what runs. */
    readonly taskDefinition?: string;
}

/** The same as it is. */
export interface ServiceState {
    /** Of the primary deployment. */
    readonly taskDefinition: string;
    /** `IN_PROGRESS`, `COMPLETED` or `FAILED`; absent for deployment controllers other than ECS. */
    readonly rollout?: string;
    readonly rolloutReason?: string;
    readonly health: ContainerHealth;
    /** Deployments besides the primary one: old tasks are still being replaced. */
    readonly otherDeployments: number;
    readonly utilization?: Utilization;
}

export interface ServicesPort {
    /** `undefined` for a service that there is not. */
    state(service: WantedService): Promise<ServiceState | Missing | undefined>;
}

/** How a cluster is reached. */
export type ClusterAccess = { readonly kubeconfig: string } | { readonly context: string };

/** A workload of Kubernetes as its state names it. */
export interface WantedWorkload {
    readonly kind: "Deployment" | "StatefulSet" | "DaemonSet" | "Rollout";
    readonly namespace: string;
    readonly name: string;
    /** Absent where the state keeps it secret or does not have it, and the settings name none. */
    readonly access?: ClusterAccess;
}

/** The object as the API has it; only what tells about its rollout. */
export interface WorkloadState {
    readonly generation: number;
    readonly observedGeneration: number;
    readonly desired: number;
    readonly updated: number;
    readonly available: number;
    /** What the controller says of a rollout that does not get on. */
    readonly stalled?: string;
    readonly utilization?: Utilization;
}

export interface RolloutsPort {
    /** `undefined` for a workload that there is not. */
    state(workload: WantedWorkload): Promise<WorkloadState | Missing | undefined>;
}

export interface HttpAnswer {
    readonly status: number;
    /** The first 64 KiB, as text. */
    readonly body: string;
}

/** Asks addresses, without following redirects. Certificates are always verified. */
export interface HttpPort {
    /** @throws Error with what went wrong, where no answer came. */
    get(url: string, timeoutMilliseconds: number, signal: AbortSignal): Promise<HttpAnswer | Missing>;
}

/** Everything that looks at what was deployed. */
export interface Probes {
    readonly alarms: AlarmsPort;
    readonly services: ServicesPort;
    readonly rollouts: RolloutsPort;
    readonly http: HttpPort;
}
