/** How a quantity is written (apimachinery, pkg/api/resource/quantity.go). */
const WRITTEN = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** What an API server says of a text that is no quantity (`ErrFormatWrong`). */
export const NO_QUANTITY =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const NANO = 9;
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/**
 * A quantity in billionths, which is as fine as an API server keeps one; what is finer is rounded up, away from zero.
 *
 * @returns `undefined` where it is none. A number is one too: an API server takes `2` for `"2"`.
 */
export function billionths(quantity: unknown): bigint | undefined {
    const text = typeof quantity === "number" ? String(quantity) : quantity;
    if (typeof text !== "string") return undefined;
    const [, sign, digits, suffix = ""] = WRITTEN.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const [whole = "", fraction = ""] = digits.split(".");
    const shift = BINARY[suffix];
    const exponent = shift === undefined ? (DECIMAL[suffix] ?? Number(suffix.slice(1))) : 0;
    // A text of a million digits is no quantity that anybody means.
    if (Math.abs(exponent) > 100) return undefined;
    const scaled = BigInt(`${whole}${fraction}`) * 2n ** BigInt(shift ?? 0);
    const power = NANO + exponent - fraction.length;
    const size = power >= 0 ? scaled * 10n ** BigInt(power) : roundedUp(scaled, 10n ** BigInt(-power));
    return sign === "-" ? -size : size;
}

function roundedUp(value: bigint, divisor: bigint): bigint {
    return (value + divisor - 1n) / divisor;
}

/** The sum of quantities, written as an API server writes one: `1500m`, `2`, `768Mi`. @param memory whether in powers of two. */
export function written(total: bigint, memory: boolean): string {
    const unit = 10n ** BigInt(NANO);
    if (total % unit !== 0n) {
        const milli = unit / 1000n;
        return total % milli === 0n ? `${total / milli}m` : `${total}n`;
    }
    const whole = total / unit;
    if (!memory || whole === 0n) return String(whole);
    const [suffix, shift] = Object.entries(BINARY)
        .filter(([, bits]) => whole % 2n ** BigInt(bits) === 0n)
        .at(-1) ?? ["", 0];
    return `${whole / 2n ** BigInt(shift)}${suffix}`;
}
