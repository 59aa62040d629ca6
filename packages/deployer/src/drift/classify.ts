import { covers, holdingOf } from "@plinth/plan";
import type { ResourceFailure } from "../ports/engine.ts";
import { type DeclaredBenign, isAbout, isOver } from "./benign/declared.ts";
import { benignKinds } from "./benign/kinds.ts";
import type { BenignReason, DriftResult, PropertyDrift, ResourceDrift } from "./driftReport.ts";
import type { Difference, Found, FoundDrift, ReadResource } from "./found.ts";
import { shown } from "./shown.ts";

/** What an environment declares, and the day it is. */
export interface Declared {
    readonly benign: readonly DeclaredBenign[];
    readonly now: Date;
}

/** Resources of a stack that are not as they should be, and the entries of the environment's that were about one. */
export interface Classified {
    readonly resources: readonly ResourceDrift[];
    readonly used: ReadonlySet<DeclaredBenign>;
}

/** Tells drift from what is meant to differ. What is gone is always drift: whatever needs it fails. */
export function classify(
    { read, drift }: Found,
    failed: readonly ResourceFailure[],
    { benign, now }: Declared,
): Classified {
    const used = new Set<DeclaredBenign>();
    const found = drift.map((resource): ResourceDrift => {
        const properties = resource.differences.map((difference): PropertyDrift => {
            const about = benign.filter((entry) => isAbout(entry, resource.urn, difference.path));
            for (const entry of about) used.add(entry);
            return {
                property: difference.path,
                ...shown(difference),
                ...(difference.replaces === undefined ? {} : { replaces: difference.replaces }),
                ...verdictOf(difference, resource, read, about, now),
            };
        });
        // A provider that only says that something differs says nothing that could be benign.
        const excused =
            properties.length === 0 ? resource.external : properties.every(({ benign }) => benign !== undefined);
        const real = resource.kind === "deleted" || !excused;
        const holds = holdingOf(resource.type)?.holds;
        return {
            ...namesOf(resource.urn),
            kind: resource.kind,
            real,
            ...(holds === undefined ? {} : { holds }),
            properties,
        };
    });
    const unreadable = failed.map(({ urn, message }): ResourceDrift => ({
        ...namesOf(urn),
        kind: "unreadable",
        real: false,
        properties: [],
        reason: message,
    }));
    return { resources: [...found, ...unreadable].sort(byImportance), used };
}

function verdictOf(
    difference: Difference,
    resource: FoundDrift,
    stack: readonly ReadResource[],
    about: readonly DeclaredBenign[],
    now: Date,
): { readonly benign?: BenignReason; readonly expired?: BenignReason } {
    const kind = benignKinds.find(
        ({ types, property, applies }) =>
            (types.includes("*") || types.includes(resource.type)) &&
            covers(property, difference.path) &&
            applies(difference, resource, stack),
    );
    if (kind !== undefined) return { benign: { kind: kind.name, reason: kind.reason, source: kind.source } };
    const holds = about.find((entry) => !isOver(entry, now));
    if (holds !== undefined) return { benign: { reason: holds.reason, until: holds.until } };
    const [over] = about;
    return over === undefined ? {} : { expired: { reason: over.reason, until: over.until } };
}

/** What is known of a stack whose resources could be asked for. */
export function resultOf(resources: readonly ResourceDrift[]): DriftResult {
    if (resources.some(({ kind }) => kind === "unreadable")) return "unknown";
    if (resources.some(({ real }) => real)) return "drift";
    return resources.length > 0 ? "benign" : "none";
}

function namesOf(urn: string): { readonly urn: string; readonly type: string; readonly name: string } {
    const [, , types = "", ...name] = urn.split("::");
    return { urn, type: types.split("$").at(-1) ?? "", name: name.join("::") };
}

/** What is gone first, then what drifted, what cannot be read, and what is benign; each by name. */
function byImportance(one: ResourceDrift, other: ResourceDrift): number {
    return rank(one) - rank(other) || (one.urn < other.urn ? -1 : 1);
}

function rank({ kind, real }: ResourceDrift): number {
    if (kind === "deleted") return 0;
    if (kind === "unreadable") return 2;
    return real ? 1 : 3;
}
