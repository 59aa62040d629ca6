/** One file's entry in c8's `coverage-summary.json`. */
export interface FileCoverage {
    readonly lines: { readonly total: number; readonly covered: number };
}

/** A folder whose lines must be covered together to a given share. */
export interface CoverageGroup {
    readonly name: string;
    /** Folder, relative to the repository. */
    readonly folder: string;
    /** Per cent of lines, 0 to 100. */
    readonly atLeast: number;
}

export interface GroupResult {
    readonly group: CoverageGroup;
    readonly total: number;
    readonly covered: number;
    readonly percent: number;
}

/**
 * Adds the files up by group.
 *
 * @param files paths relative to the repository, with `/`
 * @param hasCode tells files that do something from those that only declare types: Node strips the latter to
 * nothing, never loads them, and c8 would count every line of theirs as missed
 */
export function coverageByGroup(
    files: ReadonlyMap<string, FileCoverage>,
    groups: readonly CoverageGroup[],
    hasCode: (file: string) => boolean,
): readonly GroupResult[] {
    return groups.map((group) => {
        let [total, covered] = [0, 0];
        for (const [file, { lines }] of files) {
            if (!file.startsWith(`${group.folder}/`) || !hasCode(file)) continue;
            total += lines.total;
            covered += lines.covered;
        }
        return { group, total, covered, percent: total === 0 ? 0 : (100 * covered) / total };
    });
}

/** What is wrong, one line per group; empty when every group reaches its share. */
export function coverageProblems(results: readonly GroupResult[]): readonly string[] {
    return results
        .filter(({ total, percent, group }) => total === 0 || percent < group.atLeast)
        .map(({ group, total, percent }) =>
            total === 0
                ? `${group.name}: no file of ${group.folder} was measured. Fix: correct the group's folder or remove the group.`
                : `${group.name}: ${percent.toFixed(1)} % of lines covered, ${group.atLeast} % wanted. Fix: test what coverage/lcov.info shows as missed under ${group.folder}.`,
        );
}
