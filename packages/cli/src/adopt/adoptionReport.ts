import type { EncodedValue } from "@plinth/plan";

/** The version of the report's JSON form. */
export const ADOPTION_VERSION = 1;

/** What taking over existing resources would change. Plain data; values of secrets are not in it. */
export interface AdoptionReport {
    readonly version: typeof ADOPTION_VERSION;
    readonly environment: string;
    readonly layer: string;
    /** The file that says what exists, relative to where the command ran or to the repository. */
    readonly file: string;
    /** The folder of the stack's project, relative to the repository; empty for its root. */
    readonly directory: string;
    /** In the order of registration: parents first. */
    readonly adopted: readonly AdoptedChild[];
    /** What the layer makes besides, since nothing is said to exist. */
    readonly created: readonly CreatedChild[];
    readonly warnings: readonly string[];
    readonly summary: AdoptionSummary;
}

/**
 * - `same`: nothing would change.
 * - `update`: changed in place.
 * - `replace`: deleted and made anew. The engine refuses that while the adoption file stands.
 * - `unknown`: not everything that exists is known, so nobody can say.
 */
export type AdoptionVerdict = "same" | "update" | "replace" | "unknown";

export interface AdoptedChild {
    /** As the adoption file names it. */
    readonly child: string;
    readonly type: string;
    readonly urn: string;
    readonly id: string;
    readonly verdict: AdoptionVerdict;
    /** What a replacement would lose: "a database". */
    readonly holds?: string;
    /** What differs, or is not known; equal properties are left out. */
    readonly properties: readonly AdoptedProperty[];
    /** Property paths that differ and stay as they are: `keep`. */
    readonly kept: readonly string[];
    /** Of those, the ones whose change would be a replacement: their `keep` has to stay. */
    readonly keptForGood: readonly string[];
}

export interface AdoptedProperty {
    /** As Pulumi writes it: `a.b[0]["x.y"]`. */
    readonly path: string;
    /** What exists; absent where it is not set, or not known. */
    readonly found?: EncodedValue;
    /** What the component would set; absent where it would take the property away. */
    readonly component?: EncodedValue;
    readonly effect: "update" | "replace" | "unknown";
    /** Who decides the component's value. */
    readonly decidedBy: DecidedBy;
    /** The setting that keeps what exists: `instances.orders.storage.size: 200`. */
    readonly matching?: string;
}

/**
 * - `settings`: a setting that a person wrote; `place` says where.
 * - `default`: the default of a setting.
 * - `component`: no setting has it.
 */
export type DecidedBy =
    | { readonly kind: "settings"; readonly setting: string; readonly place: string }
    | { readonly kind: "default"; readonly setting: string }
    | { readonly kind: "component" };

export interface CreatedChild {
    readonly child: string;
    readonly type: string;
    readonly urn: string;
}

export interface AdoptionSummary {
    readonly adopted: number;
    readonly same: number;
    readonly update: number;
    readonly replace: number;
    readonly unknown: number;
    readonly created: number;
}

export function summarizeAdoption(adopted: readonly AdoptedChild[], created: readonly CreatedChild[]): AdoptionSummary {
    const count = (verdict: AdoptionVerdict): number => adopted.filter((child) => child.verdict === verdict).length;
    return {
        adopted: adopted.length,
        same: count("same"),
        update: count("update"),
        replace: count("replace"),
        unknown: count("unknown"),
        created: created.length,
    };
}
