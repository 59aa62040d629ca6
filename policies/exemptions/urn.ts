/** The four parts of a URN, or of a glob for URNs. */
export interface UrnParts {
    readonly stack: string;
    readonly project: string;
    /** The chain of types, parents first: `a:b:C$d:e:F`. */
    readonly types: string;
    /** May contain `::` itself. */
    readonly name: string;
}

/** `undefined` for a text that has not all four parts. */
export function splitUrn(text: string): UrnParts | undefined {
    const [, stack, project, types, name] = /^urn:pulumi:(.+?)::(.+?)::(.+?)::([^]+)$/.exec(text) ?? [];
    return stack && project && types && name ? { stack, project, types, name } : undefined;
}

/** The resource's own type: the last of the chain. */
export function ownType(types: string): string {
    return types.slice(types.lastIndexOf("$") + 1);
}

/** The URN of the resource that stands for the stack of another one. */
export function stackUrn(urn: string): string {
    const parts = splitUrn(urn);
    return parts === undefined
        ? urn
        : `urn:pulumi:${parts.stack}::${parts.project}::pulumi:pulumi:Stack::${parts.project}-${parts.stack}`;
}
