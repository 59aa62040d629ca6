import type { RolloutStrategy } from "./rolloutShape.ts";

/** An amount of processor time: cores (`"1"`, `"0.5"`) or thousandths of one (`"250m"`). */
export type Cpu = `${number}` | `${number}m`;

/** An amount of memory or disk, in binary units. */
export type Memory = `${number}Mi` | `${number}Gi`;

/** An image by what it is, not by what it is called: a tag can point elsewhere tomorrow, so none is taken. */
export interface ImageReference {
    /** Registry and path, without tag: `222222222222.dkr.ecr.eu-west-1.amazonaws.com/plinth/reference`. */
    readonly repository: string;
    readonly digest: `sha256:${string}`;
}

export interface Resources {
    /** What the scheduler sets aside, and what the autoscaler counts as 100 %. @default "250m" */
    readonly cpu?: Cpu | undefined;
    /** @default twice `cpu` - room for starting and for bursts, without one pod taking a node */
    readonly cpuLimit?: Cpu | undefined;
    /**
     * Request and limit at once: memory that was promised to two pods is taken from one of them by killing it.
     * @default "256Mi"
     */
    readonly memory?: Memory | undefined;
}

/** As many pods as the load needs. */
export interface AutoScaling {
    /** @default 3 - with fewer, the loss of a zone leaves one pod or none */
    readonly min?: number | undefined;
    /** @default 20, or `min` where that is more */
    readonly max?: number | undefined;
    /**
     * Average use of the requested processor time that pods are added above, in percent.
     * @default 70 - high enough to use what is paid for, low enough that a new pod is ready before the others are at their limit
     */
    readonly cpuPercent?: number | undefined;
    /** The same for memory, which does not fall again in every program. @default 80 */
    readonly memoryPercent?: number | undefined;
    readonly replicas?: undefined;
    /** As of a fixed number; `min: 1` needs `false`. @default true */
    readonly disruptionBudget?: boolean | undefined;
}

/** Always as many pods. */
export interface FixedScaling {
    readonly replicas: number;
    readonly min?: undefined;
    readonly max?: undefined;
    readonly cpuPercent?: undefined;
    readonly memoryPercent?: undefined;
    /**
     * Whether nodes are drained one pod at a time. With one pod there is nothing to count down from, so it has to be off.
     * @default true
     */
    readonly disruptionBudget?: boolean | undefined;
}

export type Scaling = AutoScaling | FixedScaling;

/** Seconds from the moment a pod is told to stop. */
export interface Shutdown {
    /**
     * How long it goes on as before, so that load balancers and other nodes learn that it leaves.
     * @default 5, and 60 for web pods with an ingress: a load balancer goes on sending requests for so long
     */
    readonly preStopSeconds?: number | undefined;
    /** How long it then has for requests in flight. @default 20 */
    readonly drainSeconds?: number | undefined;
    /** When it is killed. @default `preStopSeconds`, 3 seconds of farewell, `drainSeconds` and a margin of 10 */
    readonly graceSeconds?: number | undefined;
}

/** One kind of pods: what runs, how much of it, and how it starts and ends. */
export interface Process {
    /** Arguments for the image's entry point. @default the image's own */
    readonly args?: readonly string[] | undefined;
    readonly resources?: Resources | undefined;
    readonly scaling?: Scaling | undefined;
    readonly shutdown?: Shutdown | undefined;
    /** How many seconds a start may take before the pod is started again. @default 60 */
    readonly startupSeconds?: number | undefined;
    /** Size of `/tmp`, the only place that can be written to. @default "64Mi" */
    readonly temporarySpace?: Memory | undefined;
    /** Environment variables of this kind alone. */
    readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** A kind of pods that is not the web server: it says what it runs. */
export interface Worker extends Process {
    readonly args: readonly string[];
}

/** What has to succeed before pods of a new image start. */
export interface Migration {
    readonly args: readonly string[];
    readonly resources?: Resources | undefined;
    /** After how many seconds a run is given up, with all its retries. @default 600 */
    readonly deadlineSeconds?: number | undefined;
    /** How often it is tried again after a failure of its own; one that lost its node always is. @default 2 */
    readonly retries?: number | undefined;
    /**
     * How many seconds after its end Kubernetes deletes the run.
     * @default never - the run of the next image takes its place; one that Kubernetes deletes is missing in a refresh and in a look for drift
     */
    readonly keepSeconds?: number | undefined;
    readonly variables?: Readonly<Record<string, string>> | undefined;
}

export const SCHEMES = ["internal", "internet-facing"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** How the service is reached from outside of the cluster: through a load balancer of its own, over TLS alone. */
export interface Ingress {
    readonly host: string;
    /** The certificate in ACM that names the host. */
    readonly certificateArn: string;
    /** @default "internal" - from inside the VPC and what is connected to it */
    readonly scheme?: Scheme | undefined;
    /** @default TLS 1.2 and 1.3 */
    readonly sslPolicy?: string | undefined;
    /** @default "/ready" */
    readonly healthCheckPath?: string | undefined;
    /** How long requests in flight keep the connection to a pod that leaves. @default as long as a web pod goes on: `preStopSeconds`, 3 and `drainSeconds` */
    readonly deregistrationSeconds?: number | undefined;
    /** Blocks that may connect. @default whoever has a route to it */
    readonly allowedCidrs?: readonly string[] | undefined;
    /** A web ACL of WAF. @default none */
    readonly webAclArn?: string | undefined;
}

/** Whether pods wait rather than share a zone with more pods than another has. */
export const SPREADS = ["require", "prefer"] as const;
export type Spread = (typeof SPREADS)[number];

/** What runs of a service, as settings hold it. */
export interface WorkloadShape {
    readonly image: ImageReference;
    /** The pods that answer requests. */
    readonly web?: Process | undefined;
    /** Other pods of the same image, by a name of your choice. @default none */
    readonly workers?: Readonly<Record<string, Worker>> | undefined;
    /** @default none */
    readonly migration?: Migration | undefined;
    /** @default none - reached from inside the cluster alone */
    readonly ingress?: Ingress | undefined;
    /** Environment variables of all pods. Secrets do not belong here. @default none */
    readonly variables?: Readonly<Record<string, string>> | undefined;
    /**
     * How web pods are replaced by those of a new release; other pods are always replaced one by one, and after them.
     * @default { strategy: "rolling" }
     */
    readonly rollout?: RolloutStrategy | undefined;
    /** Switches of features; a change reaches running pods as a changed file. @default none, and no file */
    readonly flags?: Readonly<Record<string, boolean>> | undefined;
    /** @default "require" - with fewer zones than pods nothing waits for another; a zone without room makes pods wait */
    readonly spread?: Spread | undefined;
}
