import { NAMED_BY_THE_LAYER, type Row } from "../row.ts";

const RDS = "aws:rds/instance:Instance";
const orders = { component: "Database" } as const;

/** What is refused of a PostgreSQL instance. */
export const databaseRows: readonly Row[] = [
    {
        fact: "below 400 GiB a gp3 volume has the throughput of its size",
        raw: {
            type: RDS,
            inputs: { engine: "postgres", storageType: "gp3", allocatedStorage: 100, storageThroughput: 500 },
        },
        words: "storageThroughput: InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
        caught: {
            ...orders,
            args: { storage: { size: 100, throughput: 500 } },
            path: "storage.throughput",
            rule: /cannot be set below 400 GiB/,
            fix: /raise storage\.size to 400/,
        },
    },
    {
        fact: "below 400 GiB a gp3 volume has the IOPS of its size",
        raw: { type: RDS, inputs: { engine: "postgres", storageType: "gp3", allocatedStorage: 399, iops: 12000 } },
        words: "iops: InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
        caught: {
            ...orders,
            args: { storage: { size: 399, iops: 12000 } },
            path: "storage.iops",
            rule: /cannot be set below 400 GiB/,
            fix: /remove it/,
        },
    },
    {
        fact: "a PostgreSQL instance has 20 GiB of gp3 at least",
        raw: { type: RDS, inputs: { engine: "postgres", storageType: "gp3", allocatedStorage: 10 } },
        words: "allocatedStorage: InvalidParameterCombination: Invalid storage size for engine name postgres and storage type gp3: 10",
        caught: {
            ...orders,
            args: { storage: { size: 10 } },
            path: "storage.size",
            rule: /from 20 to 65536/,
            fix: /20/,
        },
    },
    {
        fact: "storage grows up to more than it begins with",
        raw: {
            type: RDS,
            inputs: { engine: "postgres", storageType: "gp3", allocatedStorage: 100, maxAllocatedStorage: 100 },
        },
        words: "maxAllocatedStorage: InvalidParameterCombination: Max storage size must be greater than storage size",
        caught: {
            ...orders,
            args: { storage: { size: 100, maxSize: 100 } },
            path: "storage.maxSize",
            rule: /from 126/,
            fix: /write at least 126/,
        },
    },
    {
        fact: "storage never shrinks",
        raw: {
            type: RDS,
            before: { engine: "postgres", storageType: "gp3", allocatedStorage: 100 },
            inputs: { engine: "postgres", storageType: "gp3", allocatedStorage: 50 },
        },
        words: "allocatedStorage: InvalidParameterCombination: Invalid storage size for engine name postgres and storage type gp3: 50",
        caught: {
            ...orders,
            before: { storage: { size: 100 } },
            args: { storage: { size: 50 } },
            path: "storage.size",
            rule: /must not be below 100/,
            fix: /write 100/,
        },
    },
    {
        fact: "identifiers are lower case",
        raw: { type: RDS, inputs: { identifier: "orDers" } },
        words: 'identifier: only lowercase alphanumeric characters and hyphens allowed in "identifier"',
        caught: {
            ...orders,
            args: { identifier: "orDers" },
            path: "identifier",
            rule: /lower-case letters, digits and single hyphens/,
            fix: /rename/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
    {
        fact: "identifiers have 63 characters at most",
        raw: { type: RDS, inputs: { identifier: "o".repeat(64) } },
        words: "identifier: InvalidParameterValue: The parameter DBInstanceIdentifier is not a valid identifier because it is longer than 63 characters.",
        caught: {
            ...orders,
            args: { identifier: "o".repeat(64) },
            path: "identifier",
            rule: /at most 63/,
            fix: /shorten/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
];
