import type { RefusalRule } from "./refusal.ts";
import { mismatch, refusedByProvider, wrongLength } from "./wording.ts";

const SCHEMA = "hashicorp/terraform-provider-aws, internal/service/elasticache/replication_group.go: CustomizeDiff";

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

export const cacheRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
};
