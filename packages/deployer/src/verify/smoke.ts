import type { StackOutputs } from "../ports/engine.ts";
import { judged, type Observed } from "./observed.ts";
import type { HttpPort } from "./ports.ts";
import type { ExpectedAnswer, SmokeCheck } from "./settings.ts";

/** The address of a smoke check, or why there is none. */
export function addressOf(
    check: SmokeCheck,
    outputs: StackOutputs,
    layout: "layered" | "single",
): { readonly url: string } | { readonly missing: string } {
    if ("url" in check) return { url: check.url };
    const { output, path, layer } = check;
    // A whole environment's outputs are those of its layers, by their names.
    const [name = "", ...keys] = [...(layout === "single" ? [layer] : []), ...output.split(".")];
    const root = outputs[name];
    if (root?.secret === true) return { missing: `output ${name} is secret, and an address in a journal is not` };
    const value = keys.reduce<unknown>(
        (inside, key) => (typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined),
        root?.value,
    );
    if (typeof value !== "string" || value === "") return { missing: `there is no output ${output} that is a text` };
    const whole = /^https?:\/\//.test(value) ? value : `https://${value}`;
    try {
        return { url: new URL(path ?? "", whole).href };
    } catch {
        return { missing: `output ${output} is no address: ${JSON.stringify(value)}` };
    }
}

/** Asks an address once. */
export async function lookAtAddress(
    port: HttpPort,
    url: string,
    { status, contains, timeoutSeconds }: ExpectedAnswer,
    signal: AbortSignal,
): Promise<Observed> {
    try {
        const answer = await port.get(url, timeoutSeconds * 1000, signal);
        if ("missing" in answer) return { outcome: "notChecked", missing: answer.missing };
        return judged([
            ...(answer.status === status ? [] : [`answered ${answer.status}, and ${status} is expected`]),
            ...(contains === undefined || answer.body.includes(contains)
                ? []
                : [`the answer does not contain ${JSON.stringify(contains)}`]),
        ]);
    } catch (error) {
        return judged([error instanceof Error ? error.message : String(error)]);
    }
}
