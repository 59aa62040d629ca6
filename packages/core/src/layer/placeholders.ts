import * as pulumi from "@pulumi/pulumi";

/**
 * Stand-ins for what a preview reads and nobody has deployed yet. Each is an unknown value: its type is that of the output
 * it stands for, what is made from it is unknown as well, no rule judges a made-up value by it, and an update cannot have
 * one, since engines refuse unknown values there.
 */
export class Placeholders {
    readonly #made = new Map<string, string>();

    /** Every placeholder of the program, by `<layer>.<output>`, with what is in the way. */
    get made(): Readonly<Record<string, string>> {
        return Object.fromEntries(this.#made);
    }

    /**
     * Stands in for a value, and says so in the preview.
     *
     * @param name `<layer>.<output>`
     * @param why what is in the way, and what to do about it.
     */
    of(name: string, why: string, resource?: pulumi.Resource): pulumi.Output<unknown> {
        if (!this.#made.has(name)) {
            this.#made.set(name, why);
            void pulumi.log.warn(placeholderText(name, why), resource);
        }
        return pulumi.output(pulumi.unknown);
    }
}

/** How a preview marks a placeholder; those who read previews look for the first word. */
export function placeholderText(name: string, why: string): string {
    return `placeholder ${name}: ${why}. What is made from it is unknown in this preview, and an update refuses to begin`;
}

/** One entry of a map that another layer returns, such as a database among its instances. */
export interface Entry {
    /** `<layer>.<output>.<key>` */
    readonly path: string;
    /** What reads it, what is missing, and what to do about it. */
    readonly refusal: (keys: readonly string[]) => Error;
}

/**
 * Reads an entry of a map that another layer returns. Settings name only entries that exist, and a stack that was not
 * deployed since can still lack one: a preview then has a placeholder.
 *
 * @throws what `refusal` says, in an update.
 */
export function upstreamEntry<Value>(
    map: pulumi.Input<Readonly<Record<string, Value>> | undefined>,
    key: string,
    { path, refusal }: Entry,
): pulumi.Output<pulumi.Unwrap<Value>> {
    const found = pulumi.output(map).apply((entries): unknown => {
        const all = (entries ?? {}) as Readonly<Record<string, unknown>>;
        if (Object.hasOwn(all, key)) return all[key];
        const missing = refusal(Object.keys(all).sort());
        if (!pulumi.runtime.isDryRun()) throw missing;
        void pulumi.log.warn(placeholderText(path, missing.message));
        return pulumi.output(pulumi.unknown);
    });
    return found as pulumi.Output<pulumi.Unwrap<Value>>;
}
