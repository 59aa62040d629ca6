/** Amazon RDS User Guide, "Quotas and constraints": max_connections of PostgreSQL; Aurora PostgreSQL has the same formula. */
const BYTES_PER_CONNECTION = 9_531_392;
const MOST_CONNECTIONS = 5_000;

/**
 * How many connections PostgreSQL takes: the parameter where it is set to a number, else what RDS's formula makes of the
 * memory. RDS first takes memory off for itself, so the true number is lower: 823 rather than 901 for 8 GiB, 189 rather than
 * 225 for 2 GiB (Amazon Aurora User Guide, "Maximum connections for Aurora Serverless v2").
 */
export function maxConnections(
    memoryBytes: number,
    parameters: Readonly<Record<string, string>> = {},
    atMost: number = MOST_CONNECTIONS,
): number {
    const set = Number(parameters["max_connections"]);
    if (Number.isInteger(set) && set > 0) return set;
    return Math.min(Math.floor(memoryBytes / BYTES_PER_CONNECTION), atMost);
}
