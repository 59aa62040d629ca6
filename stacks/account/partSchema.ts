import { rule, type Violation } from "@plinth/core/settings";
import { z } from "zod";

const off = z.strictObject({
    mode: z.literal("off"),
    reason: z.string().describe("Why, in 10 to 200 characters; every run prints it where off is not the default."),
});

export const protect = z
    .boolean()
    .default(true)
    .describe("Whether Pulumi refuses to delete it: that would switch a protection of the whole account off.");

/** A part of the account that is off, made by somebody else, or made here. */
export function part<
    Created extends z.core.$ZodLooseShape,
    Adopted extends z.core.$ZodLooseShape = Record<never, never>,
>(description: string, created: Created, adopted: Adopted = {} as Adopted) {
    return z
        .discriminatedUnion("mode", [
            off,
            z.strictObject({ mode: z.literal("adopted"), ...adopted }),
            z.strictObject({ mode: z.literal("created"), protect, ...created }),
        ])
        .describe(`${description} off, adopted (somebody else makes it) or created.`);
}

/** A component's own refusals, for its part of the settings. */
export function checked<Shape extends { readonly mode: string }>(check: (shape: Shape) => readonly Violation[]) {
    return rule<Shape>(["mode" as keyof Shape & string], check);
}
