import type * as pulumi from "@pulumi/pulumi";
import { sdk } from "./sdk/sdk.ts";
import { markConsumed } from "./checks/applies.ts";
import { markReported } from "./checks/rejections.ts";

/**
 * The value of an output, for assertions.
 *
 * An `apply` does not run over an unknown value, so an assertion inside one passes without having been made;
 * this rejects instead.
 *
 * @throws Error when the value is unknown, in whole or in part.
 */
export async function known<T>(output: pulumi.Output<T>): Promise<T> {
    // `promise()` is how the SDK itself reads an output; it is left out of the SDK's type declarations.
    const readable = output as unknown as { promise(withUnknowns: boolean): Promise<T>; isKnown: Promise<boolean> };
    try {
        const value = await readable.promise(true);
        if (await readable.isKnown) return value;
    } catch (error) {
        // An output has several promises; those that nobody reads are rejected as well.
        markReported(error);
        throw error;
    }
    throw new Error("expected a known value, but the output is unknown in this run");
}

/** Whether an output's value is known. */
export async function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
    markConsumed(output);
    return await (output as unknown as { isKnown: Promise<boolean> }).isKnown;
}

/** Whether an output is marked secret. */
export async function isSecret(output: pulumi.Output<unknown>): Promise<boolean> {
    markConsumed(output);
    return await sdk.isSecret(output);
}
