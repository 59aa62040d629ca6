const units = [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
] as const;

/** Seconds for people: the largest unit that fits, and the next one where it says something. */
export function duration(seconds: number): string {
    if (seconds < 60) return `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))} s`;
    const [unit, size] = units.find(([, one]) => Math.round(seconds / 60) * 60 >= one) ?? (["min", 60] as const);
    const next = units[units.findIndex(([name]) => name === unit) + 1];
    if (next === undefined) return `${Math.round(seconds / size)} ${unit}`;
    const rounded = Math.round(seconds / next[1]) * next[1];
    const [whole, rest] = [Math.floor(rounded / size), Math.round((rounded % size) / next[1])];
    return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${next[0]}`;
}
