/** Inputs of a resource, as far as they are plain. */
type Inputs = Readonly<Record<string, unknown>>;

/** An input whose change replaces the resource in one direction only. */
interface OneWay {
    readonly property: string;
    readonly replaces: (old: Inputs, now: Inputs) => boolean;
}

/**
 * What the provider decides by the values, beside the facts that hold for every change: `CustomizeDiff` in
 * hashicorp/terraform-provider-aws, internal/service/elasticache/replication_group.go and engine_version.go, and
 * internal/service/eks/cluster.go (commits 001b6364, 01606926, 00555dc5).
 */
const oneWay: Readonly<Record<string, readonly OneWay[]>> = {
    "aws:elasticache/replicationGroup:ReplicationGroup": [
        { property: "engine", replaces: (old, now) => old.engine === "valkey" && now.engine === "redis" },
        { property: "engineVersion", replaces: (old, now) => isOlder(now.engineVersion, old.engineVersion) },
    ],
    "aws:eks/cluster:Cluster": [
        {
            property: "encryptionConfig",
            replaces: (old, now) => (old.encryptionConfig ?? null) !== null && (now.encryptionConfig ?? null) === null,
        },
    ],
};

/** Inputs that replace a resource by the direction in which they change. */
export function replacedByDirection(type: string, old: Inputs, now: Inputs): string[] {
    return (oneWay[type] ?? []).filter(({ replaces }) => replaces(old, now)).map(({ property }) => property);
}

/** Whether a version comes before another; not known for anything but dotted numbers. */
function isOlder(version: unknown, than: unknown): boolean {
    const [one, other] = [version, than].map((text) =>
        typeof text === "string" && /^\d+(\.\d+)*$/.test(text) ? text.split(".").map(Number) : undefined,
    );
    if (one === undefined || other === undefined) return false;
    for (let at = 0; at < Math.max(one.length, other.length); at++) {
        const difference = (one[at] ?? 0) - (other[at] ?? 0);
        if (difference !== 0) return difference < 0;
    }
    return false;
}
