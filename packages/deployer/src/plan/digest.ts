import { createHash } from "node:crypto";
import { canonical } from "../order/outputs.ts";
import type { StackConfiguration } from "../ports/engine.ts";

/** A text that two equal states share, whenever they were written; another one means that something was done in between. */
export function stateDigest(checkpoint: unknown): string {
    const { deployment } = (checkpoint ?? {}) as { readonly deployment?: Readonly<Record<string, unknown>> };
    const { manifest: _, ...rest } = deployment ?? {};
    return digest(canonical(rest));
}

/** A text that two equal configurations share. Values of secrets are left out: a hash of something short can be guessed. */
export function configurationDigest(configuration: StackConfiguration): string {
    const open = Object.entries(configuration).map(([key, { value, secret }]) => [key, secret ? "secret" : { value }]);
    return digest(canonical(Object.fromEntries(open)));
}

/** A text that two equal files share. */
export function digest(text: string): string {
    return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
