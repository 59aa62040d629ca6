import { isPlanObject, PlanArchive, PlanAsset, type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import { formsOf, piecesOf } from "./secretForms.ts";
import { SHORTEST, TextFinder } from "./textFinder.ts";

/** A shorter secret is also a part of names that have nothing to do with it. */
const SHORTEST_PART = 6;

/**
 * Takes secrets out of a text that a program or a policy pack wrote: packs receive secrets bare, and nothing keeps a rule
 * from repeating one. A secret is found in the forms of {@link formsOf}, unless it is shorter than {@link SHORTEST}.
 *
 * @param values inputs and outputs of the stack's resources.
 * @param more secrets that stand in none of them.
 */
export function secretMask(values: Iterable<PlanObject>, more: Iterable<string> = []): (text: string) => string {
    const objects = [...values];
    const secrets = new Set([...secretTexts(objects), ...more]);
    const pieces = [...secrets].flatMap(piecesOf);
    // A whole document is secret for the sake of some of it: what else stands openly in the plan is not what it hides.
    const open = pieces.length === 0 ? new Set() : openTexts(objects);
    const hidden = pieces.filter((piece) => !open.has(piece));
    const finder = new TextFinder([...secrets, ...hidden].flatMap((text) => [...formsOf(text)]));
    return (text) => finder.replaceAll(text, "[secret]");
}

/** Texts that stand outside of secrets. */
function openTexts(values: Iterable<PlanObject>): ReadonlySet<string> {
    const found = new Set<string>();
    const walk = (value: PlanValue): void => {
        if (typeof value === "string" || typeof value === "number") found.add(String(value));
        else if (!(value instanceof Secret)) for (const inner of contents(value)) walk(inner);
    };
    for (const object of values) walk(object);
    return found;
}

/** Texts and numbers that stand in secrets, at any depth. */
export function secretTexts(values: Iterable<PlanObject>): ReadonlySet<string> {
    const found = new Set<string>();
    for (const object of values) collect(object, false, found);
    found.delete("");
    return found;
}

/**
 * Marks every text that holds one of `secrets`: a program may unwrap a secret of its configuration, and what it makes of
 * it is no more public for that.
 */
export function hideTexts(values: PlanObject, secrets: ReadonlySet<string>): PlanObject {
    const known = [...secrets].filter((text) => text.length >= SHORTEST);
    if (known.length === 0) return values;
    const holds = (text: string): boolean =>
        known.some((secret) => text === secret || (secret.length >= SHORTEST_PART && text.includes(secret)));
    const hide = (value: PlanValue): PlanValue => {
        if (typeof value === "string") return holds(value) ? new Secret(value) : value;
        if (Array.isArray(value)) return value.map(hide);
        if (isPlanObject(value))
            return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner)]));
        if (value instanceof PlanAsset && "text" in value.source && holds(value.source.text)) return new Secret(value);
        return value;
    };
    return hide(values) as PlanObject;
}

function collect(value: PlanValue, secret: boolean, found: Set<string>): void {
    if (value instanceof Secret) return collect(value.value, true, found);
    for (const inner of contents(value)) collect(inner, secret, found);
    if (!secret) return;
    if (value instanceof PlanAsset && "text" in value.source) found.add(value.source.text);
    if (typeof value === "string" || typeof value === "number") found.add(String(value));
}

function contents(value: PlanValue): readonly PlanValue[] {
    if (Array.isArray(value)) return value;
    if (isPlanObject(value)) return Object.values(value);
    return value instanceof PlanArchive && "assets" in value.source ? Object.values(value.source.assets) : [];
}
