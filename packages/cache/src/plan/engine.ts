import type { Violation } from "@plinth/core/settings";
import { type CacheShape, DEFAULTS } from "./shape.ts";

/**
 * Versions with IAM authentication: Valkey from 7.2 and Redis from 7.0 on, of which 7.1 is the last in ElastiCache
 * (Amazon ElastiCache User Guide, "Authenticating with IAM" and "Supported engines and versions").
 */
const VERSIONS = {
    valkey: { pattern: /^(7\.2|[89]\.\d)$/, words: "7.2, or 8.0 and later", example: "8.1" },
    redis: { pattern: /^7\.[01]$/, words: "7.0 or 7.1", example: "7.1" },
} as const;

/** The family of parameter groups: `valkey8`, `redis7`. */
export function familyOf({ engine = DEFAULTS.engine, engineVersion }: CacheShape): string {
    return `${engine}${engineVersion.split(".")[0]}`;
}

export function checkEngineVersion({ engine = DEFAULTS.engine, engineVersion }: CacheShape): Violation[] {
    const { pattern, words, example } = VERSIONS[engine];
    if (pattern.test(engineVersion)) return [];
    return [
        {
            path: ["engineVersion"],
            rule: `must be a version of ${engine} with IAM authentication: ${words}`,
            value: engineVersion,
            fix: `write it in quotes with its minor, such as "${example}"`,
        },
    ];
}

/** Graviton types have a g after the generation; those with a d keep part of the data on disk, which is another product. */
export function checkNodeType({ nodeType }: CacheShape): Violation[] {
    if (/^cache\.[a-z]\dgn?\.(micro|small|medium|large|\d{0,2}xlarge)$/.test(nodeType)) return [];
    const tiered = /^cache\.[a-z]\dgd\./.test(nodeType);
    const known = /^cache\.[a-z]+\d[a-z]*\.\w+$/.test(nodeType);
    const rule = tiered
        ? "must be a node type that keeps all data in memory"
        : known
          ? "must be a node type with a Graviton processor"
          : "must be a node type of ElastiCache";
    return [
        {
            path: ["nodeType"],
            rule,
            value: nodeType,
            fix: "choose one such as cache.t4g.micro, cache.m7g.large or cache.r7g.large",
        },
    ];
}
