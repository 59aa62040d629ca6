/** GiB of memory for each processor, by the letter of the family. */
const GIB_PER_PROCESSOR: Readonly<Record<string, number>> = { c: 2, m: 4, t: 4, r: 8, x: 16 };
/** Sizes of burstable classes that have less than their processors would have. */
const SMALL_BURSTABLE: Readonly<Record<string, number>> = { micro: 1, small: 2, medium: 4 };
const GIB = 2 ** 30;

/**
 * Bytes of memory of a Graviton class; `undefined` for what is not one. Amazon RDS User Guide, "Hardware specifications for
 * DB instance classes".
 */
export function memoryOf(instanceClass: string): number | undefined {
    const [, family, size] = /^db\.([a-z])\dgd?\.(\w+)$/.exec(instanceClass) ?? [];
    if (family === undefined || size === undefined) return undefined;
    const small = family === "t" ? SMALL_BURSTABLE[size] : undefined;
    if (small !== undefined) return small * GIB;
    const [processors, perProcessor] = [processorsOf(size), GIB_PER_PROCESSOR[family]];
    if (processors === undefined || perProcessor === undefined) return undefined;
    return processors * perProcessor * GIB;
}

function processorsOf(size: string): number | undefined {
    if (size === "medium") return 1;
    if (size === "large") return 2;
    const [found, times] = /^(\d*)xlarge$/.exec(size) ?? [];
    return found === undefined ? undefined : 4 * Number(times || 1);
}
