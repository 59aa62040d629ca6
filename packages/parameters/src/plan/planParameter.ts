import type * as pulumi from "@pulumi/pulumi";
import type { ParameterValue, PlainValue } from "../parametersArgs.ts";

/** A parameter in one form, whatever it was written as. */
export type PlannedParameter = { readonly description: string | undefined } & (
    | { readonly type: "String"; readonly value: string | pulumi.Output<string>; readonly allowedPattern?: string }
    | { readonly type: "StringList"; readonly value: string }
    | { readonly type: "SecureString"; readonly text: pulumi.Output<string>; readonly version: number }
);

export function planParameter(said: ParameterValue): PlannedParameter {
    if (!isDescribed(said)) return { type: "String", description: undefined, value: textOf(said) };
    const { description } = said;
    switch (said.kind) {
        case "text":
            return {
                type: "String",
                description,
                value: textOf(said.value),
                ...(said.allowedPattern === undefined ? {} : { allowedPattern: said.allowedPattern }),
            };
        case "list":
            return { type: "StringList", description, value: said.values.join(",") };
        case "secure":
            return { type: "SecureString", description, text: said.text, version: said.version };
    }
}

/** An Output is an object too; it has no kind of its own, though its properties are lifted. */
function isDescribed(said: ParameterValue): said is Exclude<ParameterValue, PlainValue> {
    return typeof said === "object" && !("apply" in said);
}

function textOf(value: PlainValue): string | pulumi.Output<string> {
    return typeof value === "object" ? value : String(value);
}
