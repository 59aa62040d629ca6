import { type Exemption, globMatcher } from "@plinth/policies/exemptions";
import type { Judged } from "./weakened.ts";

/** An exemption that was not there, or is more than it was. */
export interface WeakenedExemption {
    readonly at: string;
    readonly expected: string;
    readonly found: string;
}

/** Exemptions of an environment that are added, widened or longer than before. */
export function weakenedExemptions({ environment, base, now }: Judged): WeakenedExemption[] {
    const before = base.exemptions.holdingIn(environment);
    return now.exemptions.holdingIn(environment).flatMap((exemption): WeakenedExemption[] => {
        const same = before.filter((earlier) => covers(earlier, exemption));
        if (same.some(({ expires }) => expires >= exemption.expires)) return [];
        const at = `policies/exemptions.yaml: ${exemption.at}`;
        const what = `${exemption.rule} of ${JSON.stringify(exemption.resource)}`;
        const latest = same
            .map(({ expires }) => expires)
            .sort()
            .at(-1);
        if (latest !== undefined) {
            return [{ at, expected: `${what} exempt until ${latest}`, found: `until ${exemption.expires}` }];
        }
        const narrower = before.find((earlier) => covers(exemption, earlier));
        return [
            narrower === undefined
                ? { at, expected: `${what} not exempt`, found: `exempt until ${exemption.expires}` }
                : {
                      at,
                      expected: `${narrower.rule} of ${JSON.stringify(narrower.resource)}${propertyOf(narrower)} exempt`,
                      found: `${JSON.stringify(exemption.resource)}${propertyOf(exemption)}`,
                  },
        ];
    });
}

/** Whether what the second exempts is exempt by the first already, whatever their days. */
function covers(wide: Exemption, narrow: Exemption): boolean {
    return (
        wide.rule === narrow.rule &&
        (wide.property === undefined || wide.property === narrow.property) &&
        coversResource(wide.resource, narrow.resource)
    );
}

function coversResource(wide: Exemption["resource"], narrow: Exemption["resource"]): boolean {
    if ("finding" in wide || "finding" in narrow) return equal(wide, narrow);
    if ("urn" in wide || "urn" in narrow) return "urn" in wide && "urn" in narrow && coversText(wide.urn, narrow.urn);
    return coversText(wide.name, narrow.name) && (wide.type === undefined || wide.type === narrow.type);
}

/** A glob covers each text without wildcards that it matches, and itself. */
function coversText(wide: string, narrow: string): boolean {
    return wide === narrow || (!/[*?]/.test(narrow) && globMatcher(wide)(narrow));
}

function equal(one: object, other: object): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
}

function propertyOf({ property }: Exemption): string {
    return property === undefined ? "" : `, property ${property}`;
}
