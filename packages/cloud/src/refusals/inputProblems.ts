import { distance } from "fastest-levenshtein";
import { factsOf, sourcesOf } from "../facts/facts.ts";
import { terraformName } from "./wording.ts";

/** An input that a type does not have, or one it needs and has not. */
export interface InputProblem {
    readonly property: string;
    readonly severity: "error" | "warning";
    readonly message: string;
}

/**
 * Compares the names of what a program sent with the published ones of its type.
 *
 * An unknown name is a warning: another version of the SDK may have it. A missing one is an error in the provider's words;
 * they name the Terraform argument, whose plural may be spelled otherwise.
 *
 * @param version of the provider; facts are silent about another major version than they were made of. Default: theirs.
 */
export function inputProblems(
    type: string,
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    version?: string,
): InputProblem[] {
    const facts = factsOf(type);
    if (facts === undefined || !sameMajor(version, sourcesOf(type)?.sdk)) return [];
    const strangers = Object.keys(inputs).filter((property) => !facts.inputs.includes(property));
    const missing = facts.required.filter((property) => !(property in inputs));
    return [
        ...strangers.map((property): InputProblem => {
            const meant = nearest(property, facts.inputs);
            const hint =
                property in facts.computed
                    ? "AWS computes it"
                    : meant === undefined
                      ? undefined
                      : `did you mean ${meant}?`;
            const message = `${type} has no input ${property}${hint === undefined ? "" : `; ${hint}`}`;
            return { property, severity: "warning", message };
        }),
        ...missing.map((property): InputProblem => {
            const argument = `The argument "${terraformName(property)}" is required, but no definition was found.`;
            // Two dots, as the bridge puts them (pulumi-terraform-bridge, pkg/tfbridge/provider_test.go).
            const message = `${type} resource '${name}' has a problem: Missing required argument. ${argument}. Examine values at '${name}.${property}'.`;
            return { property, severity: "error", message };
        }),
    ];
}

function sameMajor(version: string | undefined, sdk: string | undefined): boolean {
    if (version === undefined) return true;
    return version.replace(/^v/, "").split(".")[0] === sdk?.split(" ")[1]?.split(".")[0];
}

/** The name that is spelled most alike, unless it is another word. */
function nearest(property: string, inputs: readonly string[]): string | undefined {
    const [best] = inputs
        .map((input) => ({ input, away: distance(input.toLowerCase(), property.toLowerCase()) }))
        .sort((one, other) => one.away - other.away);
    return best !== undefined && best.away <= Math.max(2, property.length / 3) ? best.input : undefined;
}
