import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { wrongCacheWindows } from "./cacheWindows.ts";
import { mismatch, refusedByAws, refusedByProvider, terraformName, wrongLength } from "./wording.ts";

const SCHEMA = "hashicorp/terraform-provider-aws, internal/service/elasticache/replication_group.go: CustomizeDiff";

const CONFLICTS = "hashicorp/terraform-provider-aws, internal/service/elasticache: ConflictsWith of the schema";
const USER = "aws:elasticache/user:User";
const LONGEST_SNAPSHOT_DAYS = 35;

/** Two inputs of which the provider takes one. What is not known yet it leaves to AWS. */
function conflict(inputs: SentInputs, property: string, other: string): Refusal[] {
    const known = (name: string): boolean =>
        inputs.text(name) !== undefined || inputs.number(name) !== undefined || (inputs.list(name) ?? []).length > 0;
    if (!known(property) || !known(other)) return [];
    const message = `"${terraformName(property)}": conflicts with ${terraformName(other)}`;
    return [refusedByProvider(property, message, CONFLICTS)];
}

function tooManyDays(inputs: SentInputs, words: (days: number) => string, source: string): Refusal[] {
    const days = inputs.number("snapshotRetentionLimit");
    if (days === undefined || days <= LONGEST_SNAPSHOT_DAYS) return [];
    return [refusedByProvider("snapshotRetentionLimit", words(days), source)];
}

/** A log of writes is kept by Valkey from 9.0 on, with shards. The guide names the rules; the words were not found. */
function wrongDurability(inputs: SentInputs): Refusal[] {
    const asked = inputs.text("durability");
    if (asked === undefined || asked === "default" || asked === "disabled") return [];
    const source = "Amazon ElastiCache User Guide, Durability in ElastiCache";
    const refuse = (words: string): Refusal[] => [
        refusedByAws("durability", "InvalidParameterCombination", words, source),
    ];
    const [engine, major] = [inputs.text("engine"), Number.parseInt(inputs.text("engineVersion") ?? "", 10)];
    if (engine === "redis" || major < 9) return refuse("Durability requires Valkey 9.0 or later");
    return inputs.number("numCacheClusters") === undefined ? [] : refuse("Durability requires cluster mode");
}

/** Users sign in over TLS only. Off is what is not said, unless a global datastore decides. */
function usersWithoutTls(inputs: SentInputs): Refusal[] {
    if (inputs.has("globalReplicationGroupId") || (inputs.list("userGroupIds") ?? []).length === 0) return [];
    const off = inputs.has("transitEncryptionEnabled") ? inputs.flag("transitEncryptionEnabled") === false : true;
    if (!off) return [];
    // The words are quoted of a modification; those of a creation could not be looked up.
    const words =
        "User group based access control requires encryption-in-transit to be enabled on the replication group.";
    return [
        refusedByAws("userGroupIds", "InvalidParameterCombination", words, "hashicorp/terraform-provider-aws #42966"),
    ];
}

/** Several zones need automatic failover, and automatic failover needs somewhere to go. */
const replicationGroup: RefusalRule = (inputs) => {
    const failover =
        inputs.flag("automaticFailoverEnabled") ?? (inputs.has("automaticFailoverEnabled") ? undefined : false);
    const nodes = inputs.number("numCacheClusters");
    const withoutFailover =
        inputs.flag("multiAzEnabled") === true && failover === false
            ? [
                  refusedByProvider(
                      "multiAzEnabled",
                      "automatic_failover_enabled must be true if multi_az_enabled is true",
                      SCHEMA,
                  ),
              ]
            : [];
    const alone =
        failover === true && nodes !== undefined && nodes < 2
            ? [
                  refusedByProvider(
                      "numCacheClusters",
                      '"num_cache_clusters": must be at least 2 if automatic_failover_enabled is true',
                      SCHEMA,
                  ),
              ]
            : [];
    return [
        ...withoutFailover,
        ...alone,
        ...conflict(inputs, "numCacheClusters", "numNodeGroups"),
        ...conflict(inputs, "numCacheClusters", "replicasPerNodeGroup"),
        ...conflict(inputs, "authToken", "userGroupIds"),
        ...usersWithoutTls(inputs),
        ...wrongCacheWindows(inputs),
        ...wrongDurability(inputs),
        ...tooManyDays(
            inputs,
            (days) => `expected snapshot_retention_limit to be at most (${LONGEST_SNAPSHOT_DAYS}), got ${days}`,
            "terraform-plugin-sdk, helper/validation: IntAtMost",
        ),
        ...wrongLength(inputs, "replicationGroupId", 1, 40),
        ...mismatch(
            inputs,
            "replicationGroupId",
            /^[0-9A-Za-z-]*$/,
            "must contain only alphanumeric characters and hyphens",
        ),
        ...mismatch(inputs, "replicationGroupId", /^[A-Za-z]/, "must begin with a letter"),
        ...mismatch(inputs, "replicationGroupId", /^(?!.*--)/, "cannot contain two consecutive hyphens"),
        ...mismatch(inputs, "replicationGroupId", /[^-]$/, "cannot end with a hyphen"),
    ];
};

const user: RefusalRule = (inputs) => {
    const mode = inputs.object("authenticationMode");
    const [id, name] = [inputs.text("userId"), inputs.text("userName")];
    if (mode?.text("type") !== "iam" || id === undefined || name === undefined || id === name) return [];
    const words = "User Id and User name must be same for authentication type: iam";
    const source = "terraform-aws-modules/terraform-aws-elasticache #65";
    return [refusedByAws("userName", "InvalidParameterCombination", words, source)];
};

/** A group of Redis users has one named default. Users of other programs may be it. */
const userGroup: RefusalRule = (inputs, siblings) => {
    const ids = inputs.has("userIds") ? inputs.list("userIds") : [];
    if (inputs.text("engine")?.toLowerCase() !== "redis" || ids === undefined) return [];
    const users = siblings.others(USER);
    const names = ids.map((id) => users.find((one) => one.text("userId") === id)?.text("userName"));
    if (names.some((name) => name === undefined || name === "default")) return [];
    const words = "User group needs to contain a user with the user name default.";
    return [refusedByAws("userIds", "DefaultUserRequired", words, "hashicorp/terraform-provider-aws #25593")];
};

const SERVERLESS = "hashicorp/terraform-provider-aws, internal/service/elasticache/serverless_cache.go: Schema";
const [LEAST_ECPU, MOST_ECPU] = [1000, 15_000_000];
const MOST_GIGABYTES = 5000;

const serverlessCache: RefusalRule = (inputs) => {
    const limits = inputs.object("cacheUsageLimits");
    const units = (limits?.objects("ecpuPerSeconds") ?? []).flatMap((range) =>
        (["maximum", "minimum"] as const).flatMap((bound): Refusal[] => {
            const value = range.number(bound);
            if (value === undefined || (value >= LEAST_ECPU && value <= MOST_ECPU)) return [];
            const words = `Attribute cache_usage_limits[0].ecpu_per_second[0].${bound} value must be between ${LEAST_ECPU} and ${MOST_ECPU}, got: ${value}`;
            return [refusedByProvider(`cacheUsageLimits.ecpuPerSeconds[0].${bound}`, words, SERVERLESS)];
        }),
    );
    const size = limits?.object("dataStorage");
    const gigabytes = (["maximum", "minimum"] as const).flatMap((bound): Refusal[] => {
        const value = size?.number(bound);
        if (value === undefined || (value >= 1 && value <= MOST_GIGABYTES)) return [];
        const words = `Attribute cache_usage_limits[0].data_storage[0].${bound} value must be between 1 and ${MOST_GIGABYTES}, got: ${value}`;
        return [refusedByProvider(`cacheUsageLimits.dataStorage.${bound}`, words, SERVERLESS)];
    });
    return [
        ...gigabytes,
        ...units,
        ...tooManyDays(
            inputs,
            (days) => `Attribute snapshot_retention_limit value must be at most ${LONGEST_SNAPSHOT_DAYS}, got: ${days}`,
            SERVERLESS,
        ),
    ];
};

export const cacheRefusals: Readonly<Record<string, RefusalRule>> = {
    [USER]: user,
    "aws:elasticache/userGroup:UserGroup": userGroup,
    "aws:elasticache/serverlessCache:ServerlessCache": serverlessCache,
    "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
};
