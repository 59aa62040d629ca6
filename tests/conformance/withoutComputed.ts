type Fields = Readonly<Record<string, unknown>>;

/**
 * A comparable preview without what providers compute and a preview does not know: what types have of it is the simulated
 * cloud's model, which grows, and says nothing of an engine. Recordings would go stale with each addition.
 */
export function withoutComputed(preview: Fields): Record<string, unknown> {
    const { resources, outputs, ...rest } = preview;
    return {
        ...rest,
        ...(isFields(resources)
            ? {
                  resources: Object.fromEntries(
                      Object.entries(resources).map(([urn, resource]) => [urn, withSentOutputs(resource as Fields)]),
                  ),
              }
            : {}),
        ...(outputs === undefined ? {} : { outputs: withoutUnknownsOfResources(outputs) }),
    };
}

function withSentOutputs(resource: Fields): Fields {
    const { inputs, outputs } = resource;
    if (!isFields(inputs) || !isFields(outputs)) return resource;
    const kept = Object.entries(outputs).filter(([name, value]) => name in inputs || !isUnknown(value));
    return { ...resource, outputs: Object.fromEntries(kept) };
}

/** Exported resources are maps with an id and a URN, and everything else they have. */
function withoutUnknownsOfResources(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutUnknownsOfResources);
    if (!isFields(value)) return value;
    const isResource = "urn" in value && "id" in value;
    const kept = Object.entries(value).filter(([name, inner]) => !isResource || name === "id" || !isUnknown(inner));
    return Object.fromEntries(kept.map(([name, inner]) => [name, withoutUnknownsOfResources(inner)]));
}

function isUnknown(value: unknown): boolean {
    return isFields(value) && value.$unknown === true;
}

function isFields(value: unknown): value is Fields {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
