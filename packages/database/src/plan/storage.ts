import type { Violation } from "@plinth/core/settings";
import type { DatabaseShape, StorageShape } from "./shape.ts";

/** GiB of gp3 a PostgreSQL instance can have (Amazon RDS API Reference, CreateDBInstance, AllocatedStorage). */
const SMALLEST = 20;
const LARGEST = 65_536;

/**
 * From this size on RDS stripes a PostgreSQL volume, and sells performance beyond what the size includes
 * (Amazon RDS User Guide, "gp3 storage", table of 20–399 GiB and 400–65,536 GiB).
 */
const STRIPED_FROM = 400;
const IOPS = { min: 12_000, max: 64_000 };
const THROUGHPUT = { min: 500, max: 4_000 };

/**
 * How far the limit of autoscaling must lie above the size. RDS refuses less than 10 %, and below 26 % it reports that the
 * limit is near from the start (Amazon RDS User Guide, "Managing capacity automatically with storage autoscaling").
 */
const HEADROOM = 0.26;

/** The lowest limit of autoscaling for a size. */
function smallestMax(size: number): number {
    return Math.ceil(size * (1 + HEADROOM));
}

/** The limit up to which AWS adds storage; `undefined` for a size so large that none is left to add. */
export function maxSizeOf({ size, maxSize }: StorageShape): number | undefined {
    if (maxSize !== undefined) return maxSize;
    return smallestMax(size) > LARGEST ? undefined : Math.min(2 * size, LARGEST);
}

export function checkStorage({ storage }: DatabaseShape): Violation[] {
    const { size } = storage;
    if (!Number.isInteger(size) || size < SMALLEST || size > LARGEST) {
        return [
            {
                path: ["storage", "size"],
                rule: `must be a whole number of GiB from ${SMALLEST} to ${LARGEST}`,
                value: size,
                fix: `choose a size from ${SMALLEST} on; it can grow later`,
            },
        ];
    }
    return [
        ...checkMaxSize(storage),
        ...checkPerformance("iops", "IOPS", size, storage.iops, IOPS),
        ...checkPerformance("throughput", "MiB per second", size, storage.throughput, THROUGHPUT),
    ];
}

function checkMaxSize({ size, maxSize }: StorageShape): Violation[] {
    const smallest = smallestMax(size);
    if (maxSize === undefined || (Number.isInteger(maxSize) && maxSize >= smallest && maxSize <= LARGEST)) return [];
    const path = ["storage", "maxSize"];
    if (smallest > LARGEST) {
        return [
            {
                path,
                rule: `cannot be set for ${size} GiB: less than 26 % is left up to ${LARGEST}, the most a database can have`,
                value: maxSize,
                fix: "remove it",
            },
        ];
    }
    return [
        {
            path,
            rule: `must be a whole number of GiB from ${smallest} (26 % above size) to ${LARGEST}`,
            value: maxSize,
            fix: `write at least ${smallest}, or leave it out for ${maxSizeOf({ size })}`,
        },
    ];
}

function checkPerformance(
    key: "iops" | "throughput",
    unit: string,
    size: number,
    value: number | undefined,
    { min, max }: { min: number; max: number },
): Violation[] {
    if (value === undefined) return [];
    const path = ["storage", key];
    if (size < STRIPED_FROM) {
        return [
            {
                path,
                rule: `cannot be set below ${STRIPED_FROM} GiB of gp3: AWS sells more performance only from that size on`,
                value,
                fix: `remove it, or raise storage.size to ${STRIPED_FROM}`,
            },
        ];
    }
    if (Number.isInteger(value) && value >= min && value <= max) return [];
    return [
        {
            path,
            rule: `must be from ${min} to ${max} ${unit}`,
            value,
            fix: `choose a value from ${min} on, or remove it`,
        },
    ];
}
