import type { Violation } from "@plinth/core/settings";
import { type CacheShape, DEFAULTS } from "./shape.ts";

/** Families that keep a log of writes (Amazon ElastiCache User Guide, "Durability in ElastiCache", Limitations). */
const FAMILIES = /^cache\.(r[678]g|m[678]g|c[78]gn)\./;

/** What AWS asks of a cache with durability, by the setting that decides it. */
export function checkDurability(shape: CacheShape): Violation[] {
    const { durability, engine = DEFAULTS.engine, engineVersion, nodeType, shards } = shape;
    if (durability === undefined) return [];
    const { replicas = DEFAULTS.replicas, multiAz = DEFAULTS.multiAz } = shape;
    const major = Number.parseInt(engineVersion, 10);
    const missing = [
        engine !== "valkey" && { rule: "is of Valkey only", fix: "write engine: valkey" },
        engine === "valkey" &&
            !(major >= 9) && { rule: "needs Valkey 9.0 or later", fix: 'write engineVersion: "9.0"' },
        typeof shards !== "number" && { rule: "needs shards", fix: "write shards: 1" },
        !(multiAz && replicas > 0) && {
            rule: "needs replicas in several zones",
            fix: "write replicas: 1 and multiAz: true",
        },
        !FAMILIES.test(nodeType) && {
            rule: "needs a node type of family r6g, r7g, r8g, m6g, m7g, m8g, c7gn or c8gn",
            fix: "write nodeType: cache.r7g.large",
        },
    ];
    return missing.flatMap((said) =>
        said === false
            ? []
            : [{ path: ["durability"], ...said, fix: `${said.fix}, or leave durability out`, value: durability }],
    );
}
