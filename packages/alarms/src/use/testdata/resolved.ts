import * as pulumi from "@pulumi/pulumi";

/** Plain data of what is plain or comes later. */
export async function resolved(value: unknown): Promise<unknown> {
    return await new Promise((resolve) => pulumi.output(value as object).apply(resolve));
}
