import type { Cpu, Memory } from "./shape.ts";

/** Bytes of each unit. */
const UNITS = { Mi: 2 ** 20, Gi: 2 ** 30 } as const;

const CPU = /^(\d{1,6}(?:\.\d{1,3})?|(\d{1,9})m)$/;
const MEMORY = /^(\d{1,9}(?:\.\d{1,3})?)(Mi|Gi)$/;

/** Thousandths of a core; `undefined` for what is no amount, or none at all. */
export function millicores(cpu: string): number | undefined {
    const [, cores, milli] = CPU.exec(cpu) ?? [];
    if (cores === undefined) return undefined;
    const amount = milli === undefined ? Math.round(Number(cores) * 1000) : Number(milli);
    return amount > 0 ? amount : undefined;
}

/** Bytes; `undefined` for what is no amount, none at all, or no whole number of bytes. */
export function bytes(memory: string): number | undefined {
    const [, amount, unit] = MEMORY.exec(memory) ?? [];
    if (amount === undefined || unit === undefined) return undefined;
    const found = Number(amount) * UNITS[unit as keyof typeof UNITS];
    return found > 0 && Number.isSafeInteger(found) ? found : undefined;
}

/** The shortest way to write an amount of thousandths of a core. */
export function formatCpu(amount: number): Cpu {
    return amount % 1000 === 0 ? `${amount / 1000}` : `${amount}m`;
}

/** An amount of bytes, rounded up to whole mebibytes. */
export function formatMemory(amount: number): Memory {
    const mebibytes = Math.ceil(amount / UNITS.Mi);
    return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
