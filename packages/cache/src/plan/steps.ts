/** A replication group's inputs, as far as the order of its changes depends on them. Absent: not said or not known yet. */
export interface GroupState {
    readonly transitEncryptionEnabled?: boolean | undefined;
    readonly transitEncryptionMode?: string | undefined;
    readonly clusterMode?: string | undefined;
    readonly numNodeGroups?: number | undefined;
    readonly replicasPerNodeGroup?: number | undefined;
    readonly nodeType?: string | undefined;
    readonly engineVersion?: string | undefined;
    /** Whether users have to sign in. */
    readonly hasUsers?: boolean | undefined;
}

/**
 * Why AWS would refuse to come from one state of a replication group to another in one update, with what to do instead;
 * all reasons at once.
 *
 * TLS goes from off to `preferred` to `required` (Amazon ElastiCache User Guide, "Enabling in-transit encryption"), and
 * users join once it is required: in one update AWS answers "User group based access control requires encryption-in-transit
 * to be enabled" (hashicorp/terraform-provider-aws #42966), and for a group with users "Modification of transit encryption
 * is not supported for access control enabled clusters" (aws-controllers-k8s/community #2536). Cluster mode goes from
 * disabled to `compatible` to `enabled` with nothing else changed ("Modifying cluster mode").
 */
export function refusedSteps(before: GroupState, after: GroupState): string[] {
    return [...refusedTls(before, after), ...refusedModes(before, after)];
}

type Tls = "off" | "preferred" | "required";

function tlsOf({ transitEncryptionEnabled, transitEncryptionMode }: GroupState): Tls {
    if (transitEncryptionEnabled !== true) return "off";
    return transitEncryptionMode === "preferred" ? "preferred" : "required";
}

function refusedTls(before: GroupState, after: GroupState): string[] {
    const [from, to] = [tlsOf(before), tlsOf(after)];
    if (from === to) return [];
    const refused: string[] = [];
    if (from === "off" && to === "required") {
        refused.push("TLS cannot be required at once of a cache without it. Fix: write tlsMigration: preferred first");
    }
    if (before.hasUsers === true) {
        refused.push("TLS cannot change while users sign in. Fix: leave TLS as it is");
    } else if (after.hasUsers === true) {
        refused.push(
            "users cannot join in the update that changes TLS. " +
                `Fix: write tlsMigration: ${from === "off" ? "preferred" : "required"}, and remove it in the update after`,
        );
    }
    return refused;
}

type Mode = "disabled" | "compatible" | "enabled";

function modeOf({ clusterMode, numNodeGroups }: GroupState): Mode {
    if (clusterMode === "compatible" || clusterMode === "enabled") return clusterMode;
    // What was made before the mode was always said has shards and no mode.
    return clusterMode === undefined && numNodeGroups !== undefined && numNodeGroups > 1 ? "enabled" : "disabled";
}

/** Of a change of mode, what may not change with it; the parameter group may. */
const ALONE = ["nodeType", "engineVersion"] as const;

function refusedModes(before: GroupState, after: GroupState): string[] {
    const [from, to] = [modeOf(before), modeOf(after)];
    const refused: string[] = [];
    if (from === "disabled" && to === "enabled") {
        refused.push("shards need a step between. Fix: write shards: compatible first");
    }
    if (from === "enabled" && to !== "enabled") {
        refused.push("cluster mode cannot be left. Fix: write shards: 1, or make another cache and move the keys");
    }
    if (from === "compatible" && to === "enabled" && (after.numNodeGroups ?? 1) !== 1) {
        refused.push(
            "a cache leaves the step between with one shard. Fix: write shards: 1, and more in the update after",
        );
    }
    if (from === "disabled" && to === "disabled") return refused;
    const others = ALONE.filter((name) => before[name] !== undefined && before[name] !== after[name]);
    if ((from !== to || from === "compatible") && others.length > 0) {
        refused.push(
            `${others.join(" and ")} cannot change ${from === to ? "in" : "with"} the mode. Fix: do it in an update of its own`,
        );
    }
    return refused;
}
