/**
 * Whether a resource type is among those of a rule. A type that ends in `*` stands for all that begin alike, and `*`
 * alone for every type: what a rule about any resource says instead of a list that grows stale.
 */
export function typeMatcher(types: readonly string[]): (type: string) => boolean {
    const exact = new Set(types.filter((type) => !isPattern(type)));
    const starts = types.filter(isPattern).map((type) => type.slice(0, -1));
    return starts.length === 0
        ? (type) => exact.has(type)
        : (type) => exact.has(type) || starts.some((start) => type.startsWith(start));
}

export function isPattern(type: string): boolean {
    return type.endsWith("*");
}
