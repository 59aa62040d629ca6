/** Conditions as IAM reads them: operator, key, one value or several. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Sorted throughout; numbers and booleans become the texts that IAM keeps. */
export function conditionBlock(conditions: object): ConditionBlock {
    const sorted = <Value>(entries: [string, Value][]) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
        sorted(Object.entries(conditions as Record<string, Record<string, unknown>>)).map(([operator, keys]) => [
            operator,
            Object.fromEntries(
                sorted(Object.entries(keys)).map(([key, value]) => [
                    key,
                    single([...new Set((Array.isArray(value) ? value : [value]).map(String))].sort()),
                ]),
            ),
        ]),
    );
}

/** A list of one is written without brackets, as IAM itself gives it back. */
export function single(list: readonly string[]): string | readonly string[] {
    const [only] = list;
    return list.length === 1 && only !== undefined ? only : list;
}
