import type { Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

const RDS = "messages of RDS, as public reports quote them";

/**
 * Storage in GiB from which a gp3 volume's IOPS and throughput can be chosen (Amazon RDS User Guide, "Amazon RDS DB
 * instance storage", gp3). SQL Server has no such threshold; Db2 and custom engines are left out.
 */
const STRIPED_FROM: readonly (readonly [RegExp, number])[] = [
    [/^(postgres|mysql|mariadb)$/, 400],
    [/^oracle-/, 200],
];

/** GiB of gp3 that these engines have at least and at most (Amazon RDS API Reference, CreateDBInstance, AllocatedStorage). */
const GP3 = { engines: /^(postgres|mysql|mariadb)$/, smallest: 20, largest: 65_536 };

/** What is refused of an instance's storage. */
export function wrongStorage(inputs: SentInputs): Refusal[] {
    const size = inputs.number("allocatedStorage");
    const engine = inputs.text("engine");
    if (size === undefined || engine === undefined) return [];
    return [...wrongMaximum(inputs, size), ...wrongGp3(inputs, size, engine)];
}

/** 0 switches autoscaling off. */
function wrongMaximum(inputs: SentInputs, size: number): Refusal[] {
    const most = inputs.number("maxAllocatedStorage") ?? 0;
    if (most === 0 || most > size) return [];
    const words = "Max storage size must be greater than storage size";
    return [refusedByAws("maxAllocatedStorage", "InvalidParameterCombination", words, RDS)];
}

function wrongGp3(inputs: SentInputs, size: number, engine: string): Refusal[] {
    if (inputs.text("storageType") !== "gp3") return [];
    if (GP3.engines.test(engine) && (size < GP3.smallest || size > GP3.largest)) {
        return [refusedByAws("allocatedStorage", "InvalidParameterCombination", invalidSize(engine, size), RDS)];
    }
    const threshold = STRIPED_FROM.find(([engines]) => engines.test(engine))?.[1];
    const chosen = (["iops", "storageThroughput"] as const).find((property) => (inputs.number(property) ?? 0) > 0);
    if (threshold === undefined || chosen === undefined || size >= threshold) return [];
    const words = `You can't specify IOPS or storage throughput for engine ${engine} and a storage size less than ${threshold}.`;
    return [refusedByAws(chosen, "InvalidParameterCombination", words, RDS)];
}

/** Storage grows and never shrinks. With autoscaling the provider keeps a smaller size to itself, and nothing happens. */
export function shrunkStorage(before: SentInputs, after: SentInputs): Refusal[] {
    const [from, to] = [before.number("allocatedStorage"), after.number("allocatedStorage")];
    const engine = after.text("engine") ?? before.text("engine");
    if (from === undefined || to === undefined || engine === undefined || to >= from) return [];
    if ((after.number("maxAllocatedStorage") ?? 0) > to) return [];
    return [refusedByAws("allocatedStorage", "InvalidParameterCombination", invalidSize(engine, to, after), RDS)];
}

function invalidSize(engine: string, size: number, inputs?: SentInputs): string {
    return `Invalid storage size for engine name ${engine} and storage type ${inputs?.text("storageType") ?? "gp3"}: ${size}`;
}
