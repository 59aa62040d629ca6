import type { Surroundings } from "../run/request.ts";
import type { DeliveryLayer } from "../run/request.ts";
import type { DeclaredBenign } from "./benign/declared.ts";

/** Where to look for drift. */
export interface DriftRequest {
    readonly environment: string;
    readonly layout: "layered" | "single";
    /** All layers of the environment. */
    readonly layers: readonly DeliveryLayer[];
    /** Names of those that are asked for. */
    readonly asked: readonly string[];
    /** What the environment's settings say is known and wanted. */
    readonly benign: readonly DeclaredBenign[];
    readonly commit?: string;
    readonly uncommitted?: boolean;
}

/** Everything around it: no lock and no confirmation, since nothing is changed. */
export type DriftSurroundings = Pick<
    Surroundings,
    | "engine"
    | "clock"
    | "random"
    | "console"
    | "journal"
    | "masker"
    | "correlationId"
    | "user"
    | "host"
    | "signal"
    | "engineSignal"
    | "retry"
>;
