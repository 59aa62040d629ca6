import { type CacheShape, DEFAULTS } from "../shape.ts";

/**
 * The nodes the settings ask for, by what follows the cache's name in theirs: `001`, with shards `0001-001` (Amazon ElastiCache
 * API Reference, DescribeReplicationGroups, examples). Nodes that AWS adds by load are not among them. A cache on the way from
 * one mode to the other has those it was made with.
 */
export function nodesOf({ shards, replicas = DEFAULTS.replicas }: Pick<CacheShape, "shards" | "replicas">): string[] {
    const nodes = numbers(1 + replicas).map((number) => padded(number, 3));
    if (typeof shards !== "number") return nodes;
    return numbers(shards).flatMap((shard) => nodes.map((node) => `${padded(shard, 4)}-${node}`));
}

function numbers(count: number): number[] {
    return Array.from({ length: count }, (_, index) => index + 1);
}

function padded(number: number, digits: number): string {
    return String(number).padStart(digits, "0");
}
