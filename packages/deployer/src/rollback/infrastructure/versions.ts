/** Where a type keeps its engine's version. */
export interface Versioned {
    readonly type: string;
    /** The input that asks for one. */
    readonly property: string;
    /** The output that says which one runs, where it may be another: AWS raises minor versions by itself. */
    readonly actual?: string;
    /** Who says that it does not go down; absent where nobody was found to say either. */
    readonly source?: string;
}

const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html";
const AURORA = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html";
const ELASTICACHE = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html";

/** Types that hold data and have an engine whose version is a setting. */
export const versioned: readonly Versioned[] = [
    { type: "aws:rds/instance:Instance", property: "engineVersion", actual: "engineVersionActual", source: RDS },
    { type: "aws:rds/cluster:Cluster", property: "engineVersion", actual: "engineVersionActual", source: AURORA },
    {
        type: "aws:elasticache/replicationGroup:ReplicationGroup",
        property: "engineVersion",
        actual: "engineVersionActual",
        source: ELASTICACHE,
    },
    {
        type: "aws:elasticache/cluster:Cluster",
        property: "engineVersion",
        actual: "engineVersionActual",
        source: ELASTICACHE,
    },
    { type: "aws:elasticache/serverlessCache:ServerlessCache", property: "majorEngineVersion", source: ELASTICACHE },
    { type: "aws:docdb/cluster:Cluster", property: "engineVersion" },
    { type: "aws:neptune/cluster:Cluster", property: "engineVersion" },
    { type: "aws:memorydb/cluster:Cluster", property: "engineVersion" },
    { type: "aws:opensearch/domain:Domain", property: "engineVersion" },
    { type: "aws:msk/cluster:Cluster", property: "kafkaVersion" },
    { type: "aws:mq/broker:Broker", property: "engineVersion" },
];

/**
 * Whether a version is older than another, as far as both are written: `16` is not older than `16.4`, since it leaves the
 * minor to AWS.
 */
export function isOlder(version: string, than: string): boolean {
    const [one, other] = [numbersOf(version), numbersOf(than)];
    for (const [index, number] of one.entries()) {
        const compared = other[index];
        if (compared === undefined || number === compared) continue;
        return number < compared;
    }
    return false;
}

/** `8.0.mysql_aurora.3.04.0` is 8, 0, 3, 4, 0. */
function numbersOf(version: string): number[] {
    return [...version.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
