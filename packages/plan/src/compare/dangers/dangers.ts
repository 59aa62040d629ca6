import type { Danger } from "../comparison.ts";
import type { ComparedPairs, Pair } from "../compareStack.ts";
import { disruptions, feltReplacements } from "./disruptions.ts";
import { exposures } from "./exposures.ts";
import { protections } from "./protections.ts";
import { parameterDangers, ruleResourceDangers } from "./nested.ts";
import { judgeProperty, type PropertyRule } from "./rule.ts";
import { holdingOf } from "./stateful.ts";

const SDK = "resource options of @pulumi/pulumi 3.270";

const rulesByType: ReadonlyMap<string, readonly PropertyRule[]> = Map.groupBy(
    [...protections, ...exposures, ...disruptions].flatMap((rule) =>
        rule.types.map((type) => ({ ...rule, types: [type] })),
    ),
    ({ types: [type = ""] }) => type,
);

export interface LossOptions {
    /** URNs of stateful resources that may be replaced or deleted. */
    readonly allowed: ReadonlySet<string>;
    /** Refuses also what may or may not be replaced. */
    readonly strict: boolean;
}

/** What may do harm in one stack. */
export function dangersOf({ pairs }: Pick<ComparedPairs, "pairs">, options: LossOptions): Danger[] {
    const gone = new Set(pairs.flatMap(({ change }) => (change.kind === "delete" ? [change.urn] : [])));
    return pairs.flatMap((pair) => [
        ...lossDangers(pair, options),
        ...optionDangers(pair),
        ...secretDangers(pair),
        ...propertyDangers(pair, gone),
        ...ruleResourceDangers(pair),
        ...parameterDangers(pair),
        ...replacementDangers(pair),
    ]);
}

function lossDangers({ old, now, change }: Pair, { allowed, strict }: LossOptions): Danger[] {
    const { kind, urn, type } = change;
    const holding = holdingOf(type);
    const isLoss = kind === "replace" || kind === "delete" || kind === "updateOrReplace";
    if (holding === undefined || !isLoss || change.retained === true) return [];
    const isAllowed = allowed.has(urn) || (change.oldUrn !== undefined && allowed.has(change.oldUrn));
    const certain = kind !== "updateOrReplace";
    const what =
        kind === "delete"
            ? `deletes ${holding.holds}`
            : certain
              ? `replaces ${holding.holds}: ${causes({ change })}`
              : `may replace ${holding.holds}: it is not known whether ${paths(change)} can be changed in place`;
    const kept =
        kind === "replace" && old?.options.retainOnDelete === true
            ? "; retainOnDelete keeps the old one, and the new one is empty"
            : "";
    // The engine refuses to delete what its state says is protected, and to replace what still is to be.
    const isProtected = old?.options.protect === true && (kind === "delete" || now?.options.protect === true);
    const guarded = isProtected && certain ? "; protect makes the deployment fail" : "";
    return [
        {
            kind: "dataLoss",
            urn,
            type,
            ...(change.replacedBy[0] === undefined ? {} : { property: change.replacedBy[0].path }),
            what: `${what}${kept}${guarded}`,
            why: holding.why,
            source: holding.source,
            ...(isAllowed ? { allowed: true } : certain || strict ? { refused: true } : {}),
        },
    ];
}

function causes({ change }: Pick<Pair, "change">): string {
    const said = change.replacedBy.map(({ kind, path }) => {
        if (kind === "provider") return `its provider's ${path} changes`;
        return kind === "replaceOnChanges" ? `${path} changes (replaceOnChanges)` : `${path} changes`;
    });
    return [...new Set(said)].join(", ");
}

function paths({ differences }: Pair["change"]): string {
    return differences.map(({ path }) => path).join(", ");
}

function optionDangers({ old, now, change }: Pair): Danger[] {
    if (old === undefined || now === undefined || change.kind === "read") return [];
    const lost = (option: "protect" | "retainOnDelete", why: string): Danger[] => {
        if (old.options[option] !== true || now.options[option] === true || !now.custom) return [];
        const { urn, type } = change;
        return [
            { kind: "lostProtection", urn, type, property: option, what: `${option} is taken away`, why, source: SDK },
        ];
    };
    return [
        ...lost("protect", "the next deployment may delete it"),
        ...lost("retainOnDelete", "leaving it out of the program deletes it in the cloud"),
    ];
}

function secretDangers({ change: { differences, urn, type } }: Pair): Danger[] {
    return differences
        .filter(({ secrecy }) => secrecy === "removed")
        .map(({ path }) => ({
            kind: "exposure",
            urn,
            type,
            property: path,
            what: `${path} is no longer a secret`,
            why: "its value stands in the state and in logs for everyone who can read them",
            source: SDK,
        }));
}

function propertyDangers(pair: Pair, gone: ReadonlySet<string>): Danger[] {
    const { change, old, now } = pair;
    if (change.kind === "read" || change.kind === "discard") return [];
    // A guard that goes together with what it guards leaves nothing open.
    const guarded = Object.values(old?.propertyDependencies ?? {}).flat();
    if (now === undefined && guarded.some((urn) => gone.has(urn))) return [];
    return (rulesByType.get(change.type) ?? []).flatMap((rule): Danger[] => {
        // What is replaced is not changed in place.
        if (rule.kind === "disruption" && change.kind === "replace") return [];
        const what = judgeProperty(rule, pair);
        const { kind, property, why, source } = rule;
        return what === undefined ? [] : [{ kind, urn: change.urn, type: change.type, property, what, why, source }];
    });
}

function replacementDangers({ change }: Pair): Danger[] {
    const why = feltReplacements[change.type];
    if (why === undefined || change.kind !== "replace" || holdingOf(change.type) !== undefined) return [];
    const { urn, type, replacedBy } = change;
    const property = replacedBy[0]?.path;
    return [
        {
            kind: "disruption",
            urn,
            type,
            ...(property === undefined ? {} : { property }),
            what: `is replaced: ${causes({ change })}`,
            why,
            source: "declarations of @pulumi/aws 7.48",
        },
    ];
}
