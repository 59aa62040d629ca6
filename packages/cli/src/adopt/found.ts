import { factsOf, importFactsOf, modelOf } from "@plinth/cloud";
import { type AdoptedResource, isSecretProperty } from "@plinth/core/adoption";
import { decodeValue, type EncodedValue, type PlanObject, Secret } from "@plinth/plan";
import type { FoundResource } from "../existing/existingFile.ts";

/** What is known of an existing resource. */
export interface Found {
    /** Inputs that would make it again. */
    readonly inputs: PlanObject;
    /**
     * `all`: an input that is not there is not set. `some`: of an input that is not there nobody has said anything.
     * `same`: the engine read it and found no difference.
     */
    readonly told: "all" | "some" | "same";
    /** What the engine would do about properties that differ, where it was asked. */
    readonly differing?: ReadonlyMap<string, "update" | "replace">;
}

/** What an adoption file says of a resource itself; `undefined` where it gives the id alone. */
export function foundInFile({ found }: AdoptedResource, type: string): Found | undefined {
    if (found === undefined) return undefined;
    const decoded = decodeValue(found as { [key: string]: EncodedValue }) as PlanObject;
    return { inputs: inputsOf(type, decoded), told: "some" };
}

/** What a state or a list holds of a resource, by type and id. */
export function foundAmong(resources: readonly FoundResource[], type: string, id: string): Found | undefined {
    const found = resources.find((one) => one.type === type && one.id === id);
    if (found === undefined) return undefined;
    // What somebody read of it is more than what somebody once sent.
    return { inputs: inputsOf(type, { ...found.outputs, ...found.inputs }), told: "all" };
}

/** Of what was read, what a program could have sent. What is a secret by its name is one, whoever wrote it down. */
function inputsOf(type: string, read: PlanObject): PlanObject {
    const names = factsOf(type)?.inputs;
    return Object.fromEntries(
        Object.entries(read)
            .filter(
                ([name, value]) =>
                    value !== null &&
                    name !== "tagsAll" &&
                    !name.startsWith("__") &&
                    (names === undefined || names.includes(name)),
            )
            .map(([name, value]) => [name, isSecretProperty(name, value) ? new Secret(value) : value]),
    );
}

/**
 * Without what a program may leave out and nothing changes: what the cloud decides then, and what the provider fills in
 * with the same constant.
 *
 * @param sent what the program sets.
 */
export function withoutFilledIn(type: string, inputs: PlanObject, sent: PlanObject): PlanObject {
    const filledIn = new Set([...(importFactsOf(type)?.filledIn ?? []), "region"]);
    const constants = modelOf(type)?.defaults ?? {};
    const named = modelOf(type)?.autoname?.property;
    return Object.fromEntries(
        Object.entries(inputs).filter(([name, value]) => {
            if (name in sent) return true;
            if (name === named) return true;
            return !filledIn.has(name) && !(name in constants && constants[name] === value) && !isEmpty(value);
        }),
    );
}

/**
 * What exists, with what a provider reads of everything: the constants it would fill in. An empty value that a program sets
 * is as good as none.
 *
 * @param sent what the program sets.
 */
export function withConstants(type: string, inputs: PlanObject, sent: PlanObject): PlanObject {
    const constants = Object.entries(modelOf(type)?.defaults ?? {}).filter(([name]) => name in sent);
    const empty = Object.entries(sent).filter(([, value]) => isEmpty(value));
    return { ...Object.fromEntries([...empty, ...(constants as [string, PlanObject[string]][])]), ...inputs };
}

/** Providers read what is not set as empty: no tags, no rules, no text, and in an option that is off, `false`. */
function isEmpty(value: unknown): boolean {
    if (value === "" || value === false || value === 0) return true;
    return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
