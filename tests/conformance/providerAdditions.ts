/** Inputs of a program, and the name a provider gave its resource. */
export interface SentInputs {
    readonly inputs: Record<string, unknown>;
    readonly autoname?: string;
}

/**
 * What the program sent, from inputs after `Check` as a saved plan holds them: providers of the bridge note what they
 * filled in under `__defaults`, pulumi-kubernetes marks a generated name with an annotation.
 */
export function withoutAdditions(type: string, checked: Record<string, unknown>): SentInputs {
    return type.startsWith("kubernetes:") ? withoutKubernetesName(checked) : withoutDefaults(checked);
}

function withoutDefaults(checked: Record<string, unknown>): SentInputs {
    const { __defaults: filledIn = [], ...inputs } = checked;
    const added = (filledIn as string[]).map((name) => inputs[name]);
    for (const name of filledIn as string[]) delete inputs[name];
    const autoname = added.find((value) => typeof value === "string" && /-[0-9a-f]{7}$/.test(value));
    return { inputs, ...(typeof autoname === "string" ? { autoname } : {}) };
}

function withoutKubernetesName(checked: Record<string, unknown>): SentInputs {
    const { name, annotations, ...metadata } = (checked.metadata ?? {}) as Record<string, unknown>;
    const { "pulumi.com/autonamed": generated, ...others } = (annotations ?? {}) as Record<string, unknown>;
    if (generated !== "true") return { inputs: checked };
    const { metadata: _completed, ...inputs } = checked;
    const sent = { ...metadata, ...(Object.keys(others).length > 0 ? { annotations: others } : {}) };
    return {
        inputs: { ...inputs, ...(Object.keys(sent).length > 0 ? { metadata: sent } : {}) },
        autoname: String(name),
    };
}

/** A value without its null properties: a saved plan leaves them out. */
export function withoutNulls(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutNulls);
    if (typeof value !== "object" || value === null) return value;
    const set = Object.entries(value).filter(([, inner]) => inner !== null);
    return Object.fromEntries(set.map(([key, inner]) => [key, withoutNulls(inner)]));
}
