import type { Conditions } from "./conditions.ts";

interface Actions<Text> {
    /**
     * What the statement is called, letters and digits.
     * @default made of `reason`, where there is one - so that the reason stands in the account too
     */
    readonly sid?: string | undefined;
    /** `service:Action`, as the Service Authorization Reference writes them. */
    readonly actions: readonly string[];
    readonly conditions?: Conditions<Text> | undefined;
}

/** What {@link allow} takes. `NotAction`, `NotResource` and `NotPrincipal` have no form here: they grant what nobody listed. */
export interface AllowArgs<Text = string> extends Actions<Text> {
    /** ARNs; `*` behind a name (`arn:aws:s3:::orders/*`) means what is below it. */
    readonly resources: readonly Text[];
    /**
     * Why the statement has to cover more than what is named: an action with `*`, every resource of a kind, or `*`.
     * Needed then, refused otherwise; it is logged and becomes the `sid`.
     */
    readonly reason?: string | undefined;
}

/** What {@link deny} takes: the resources, or all but some. */
export type DenyArgs<Text = string> = Actions<Text> &
    (
        | { readonly resources: readonly Text[]; readonly exceptResources?: undefined }
        | { readonly exceptResources: readonly Text[]; readonly resources?: undefined }
    );

/**
 * A statement of an identity policy, plain data. Built with {@link allow} and {@link deny}, written as JSON by
 * `policyDocument`.
 *
 * @typeParam Text `string`, or an input where ARNs are known later.
 */
export type Statement<Text = string> =
    ({ readonly effect: "Allow" } & AllowArgs<Text>) | ({ readonly effect: "Deny" } & DenyArgs<Text>);

/** Grants actions on resources. Nothing is checked until the statement is used, so that all problems come at once. */
export function allow<Text = string>(args: AllowArgs<Text>): Statement<Text> {
    return { effect: "Allow", ...args };
}

/** Takes actions away, whatever else grants them. */
export function deny<Text = string>(args: DenyArgs<Text>): Statement<Text> {
    return { effect: "Deny", ...args };
}

/** The name of a statement: its own, or its reason's words run together. */
export function sidOf(statement: Statement<unknown>): string | undefined {
    if (statement.sid !== undefined || statement.effect === "Deny" || statement.reason === undefined) {
        return statement.sid;
    }
    const words = statement.reason.match(/[A-Za-z0-9]+/g) ?? [];
    const name = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
    return name.slice(0, LONGEST_SID);
}

/** Long enough for a sentence, and a hundredth of what a policy may have. */
const LONGEST_SID = 60;
