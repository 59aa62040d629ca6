import type { PlanValue } from "../../values.ts";
import type { DangerKind } from "../comparison.ts";
import type { Pair } from "../compareStack.ts";
import { isOpen, read } from "./reading.ts";

/** What makes a change of a property a danger. */
export interface PropertyRule {
    readonly kind: Exclude<DangerKind, "dataLoss">;
    readonly types: readonly string[];
    readonly property: string;
    /** What happens, in words, when a property goes from one value to another; `undefined` for no danger. */
    readonly says: (old: PlanValue | undefined, now: PlanValue | undefined) => string | undefined;
    /** Also judged where the resource is new: it opens something that was not there. */
    readonly onCreate?: true;
    /** Also judged where the resource goes: what it guarded is open. */
    readonly onDelete?: true;
    readonly why: string;
    readonly source: string;
}

/** What a rule says of a resource. */
export function judgeProperty(rule: PropertyRule, { old, now }: Pair): string | undefined {
    if (old === undefined && rule.onCreate !== true) return undefined;
    if (now === undefined && rule.onDelete !== true) return undefined;
    // What is not known on one side is no reason to cry wolf.
    if (isOpen(old, rule.property) || isOpen(now, rule.property)) return undefined;
    return rule.says(read(old, rule.property), read(now, rule.property));
}

/** A switch that guards something is turned off. @param byDefault what the cloud takes where it is not given. */
export function turnedOff(what: string, byDefault = false): PropertyRule["says"] {
    return (old, now) => (isOn(old, byDefault) && !isOn(now, byDefault) ? `${what} is turned off` : undefined);
}

/** A switch that gives something away is turned on. */
export function turnedOn(what: string, byDefault = false): PropertyRule["says"] {
    return (old, now) => (!isOn(old, byDefault) && isOn(now, byDefault) ? `${what} is turned on` : undefined);
}

/** A number becomes smaller. @param byDefault what the cloud takes where it is not given. @param zero what 0 stands for. */
export function lowered(what: string, byDefault: number, zero = 0): PropertyRule["says"] {
    return (old, now) => {
        const [before, after] = [old, now].map((value) => (value === undefined ? byDefault : Number(value)));
        const size = (value: number | undefined): number => (value === 0 ? zero : (value ?? 0));
        return size(after) < size(before) ? `${what} goes from ${before} to ${after}` : undefined;
    };
}

/** Something that was given is given no longer. */
export function removed(what: string): PropertyRule["says"] {
    return (old, now) => (isGiven(old) && !isGiven(now) ? `${what} is removed` : undefined);
}

/** Any change of a value that is known on both sides. */
export function changed(what: string): PropertyRule["says"] {
    return (old, now) =>
        old !== undefined && now !== undefined && String(old) !== String(now)
            ? `${what} goes from ${String(old)} to ${String(now)}`
            : undefined;
}

function isOn(value: PlanValue | undefined, byDefault: boolean): boolean {
    return value === undefined ? byDefault : value === true || value === "true";
}

function isGiven(value: PlanValue | undefined): boolean {
    return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}
