import { hex } from "../values/digits.ts";
import type { Autoname } from "./model.ts";

/** What Pulumi's bridged providers append to a logical name: a hyphen and this many hexadecimal digits. */
const SUFFIX_DIGITS = 7;

/**
 * The name a provider gives a resource that the program left unnamed: the logical name and a suffix. The real provider
 * draws the suffix at random; here it follows from `seed`, by default the URN, so that a plan is the same each time.
 */
export function autonamed(
    rule: Autoname,
    request: { readonly urn: string; readonly seed?: string; readonly inputs?: Readonly<Record<string, unknown>> },
): string {
    const logical = request.urn.slice(request.urn.lastIndexOf("::") + 2);
    const name =
        rule.bare === true ? logical : `${logical}-${hex(`autoname:${request.seed ?? request.urn}`, SUFFIX_DIGITS)}`;
    const end = rule.fifoBy !== undefined && request.inputs?.[rule.fifoBy] === true ? ".fifo" : "";
    return (rule.lowerCase === true ? name.toLowerCase() : name) + end;
}

/** Why a provider would refuse an autoname; nothing when it fits. */
export function autonameProblem(rule: Autoname, name: string): string | undefined {
    if (name.length <= rule.maxLength) return undefined;
    return `the generated name "${name}" has ${name.length} characters, and ${rule.property} may have ${rule.maxLength}`;
}
