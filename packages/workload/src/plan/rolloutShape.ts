import type { LowTraffic } from "@plinth/slo/analysis";

export const STRATEGIES = ["rolling", "canary"] as const;

/** How pods that serve are replaced by those of a new release. */
export type RolloutStrategy = RollingRelease | CanaryRelease;

/** A new pod, then an old one less, until all are new. Probes decide whether it goes on. */
export interface RollingRelease {
    readonly strategy: "rolling";
    readonly steps?: undefined;
    readonly analysis?: undefined;
}

/**
 * A part of the pods first, which answers a part of the requests, and the rest once it has kept what the service promises. Needs
 * the add-on `rollouts` of the platform.
 */
export interface CanaryRelease {
    readonly strategy: "canary";
    /**
     * Parts, from small to large. After the last one all pods are new.
     * @default a fifth for 10 minutes, then a half for 10 minutes; what so few pods cannot tell apart is left out
     */
    readonly steps?: readonly CanaryStep[] | undefined;
    /**
     * What a release is judged by: the service level, counted over the new pods alone. `off`: by probes alone, and steps only
     * take their time.
     * @default the service level, with its own defaults
     */
    readonly analysis?: CanaryAnalysis | "off" | undefined;
}

export interface CanaryStep {
    /** Percent of the pods that are new, from 1 to 99: without a router requests follow pods. */
    readonly weight: number;
    /** How long it stands there and is judged, from 3 on; all steps together take 60 at most. */
    readonly minutes: number;
}

export interface CanaryAnalysis {
    /**
     * What a release means that gets too few requests to be judged by their share. `pass`: it goes on, unless as many are bad as
     * are more than chance. `pause`: it waits for somebody to promote or abort it.
     * @default pass
     */
    readonly lowTraffic?: LowTraffic | undefined;
}
