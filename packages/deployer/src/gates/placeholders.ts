/** Something that a layer reads and nobody has deployed yet. */
export interface Placeholder {
    /** `<layer>.<output>` */
    readonly name: string;
    /** What is in the way, and what to do about it. */
    readonly why: string;
}

/**
 * What a preview had to make stand-ins for, by the warnings in which programs of layers say so (`placeholderText` of
 * `@plinth/core`). Whoever deploys refuses then: the program would, too, having begun.
 */
export function placeholdersIn(warnings: readonly string[]): Placeholder[] {
    const found = warnings.flatMap((warning) => {
        const [, name, why] = /(?:^|: )placeholder (\S+): (.*)\. What is made from it is unknown/s.exec(warning) ?? [];
        return name === undefined || why === undefined ? [] : [{ name, why }];
    });
    return [...new Map(found.map((one) => [one.name, one])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
