const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * A URN as the real engine makes it: the types of all parents, outermost first, joined with `$`. The stack
 * contributes nothing. (The SDK's own mocks keep the last parent only, so that two resources can share one.)
 */
export function engineUrn(parts: {
    stack: string;
    project: string;
    parent: string;
    type: string;
    name: string;
}): string {
    const parentType = parts.parent === "" ? STACK_TYPE : qualifiedTypeOf(parts.parent);
    const type = parentType === STACK_TYPE ? parts.type : `${parentType}$${parts.type}`;
    return `urn:pulumi:${parts.stack}::${parts.project}::${type}::${parts.name}`;
}

function qualifiedTypeOf(urn: string): string {
    return urn.split("::")[2] ?? "";
}
