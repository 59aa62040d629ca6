import assert from "node:assert/strict";
import type { CloudResource } from "./refusal.ts";
import { refusals } from "./refusals.ts";
import { SiblingIndex } from "./siblings.ts";
import { CACHE, resource } from "./testdata/resources.ts";

const USER = "aws:elasticache/user:User";
const GROUP = "aws:elasticache/userGroup:UserGroup";
const SERVERLESS = "aws:elasticache/serverlessCache:ServerlessCache";
const app = resource(USER, "app", { userId: "app", userName: "app" });
const off = resource(USER, "off", { userId: "off", userName: "default" });

function said(type: string, inputs: Record<string, unknown>, others: readonly CloudResource[] = []): string[] {
    const own = resource(type, "own", inputs);
    return refusals(own, new SiblingIndex([...others, own])).map(({ property, message }) => `${property}: ${message}`);
}

function limited(maximum: number): Record<string, unknown> {
    return { cacheUsageLimits: { ecpuPerSeconds: [{ maximum }] } };
}

describe("what AWS refuses of caches", () => {
    const refused: readonly [string, Record<string, unknown>, string, (readonly CloudResource[])?][] = [
        [
            CACHE,
            { numCacheClusters: 2, numNodeGroups: 1 },
            'numCacheClusters: "num_cache_clusters": conflicts with num_node_groups',
        ],
        [
            CACHE,
            { numCacheClusters: 2, replicasPerNodeGroup: 1 },
            'numCacheClusters: "num_cache_clusters": conflicts with replicas_per_node_group',
        ],
        [
            CACHE,
            { authToken: "t".repeat(16), userGroupIds: ["users"], transitEncryptionEnabled: true },
            'authToken: "auth_token": conflicts with user_group_ids',
        ],
        [
            CACHE,
            { userGroupIds: ["users"] },
            "userGroupIds: InvalidParameterCombination: User group based access control requires encryption-in-transit to be enabled on the replication group.",
        ],
        [
            CACHE,
            { snapshotRetentionLimit: 36 },
            "snapshotRetentionLimit: expected snapshot_retention_limit to be at most (35), got 36",
        ],
        [
            USER,
            { userId: "plinth-app", userName: "app", authenticationMode: { type: "iam" } },
            "userName: InvalidParameterCombination: User Id and User name must be same for authentication type: iam",
        ],
        [
            GROUP,
            { engine: "redis", userIds: ["app"] },
            "userIds: DefaultUserRequired: User group needs to contain a user with the user name default.",
            [app],
        ],
        [
            GROUP,
            { engine: "REDIS" },
            "userIds: DefaultUserRequired: User group needs to contain a user with the user name default.",
        ],
        [
            SERVERLESS,
            limited(999),
            "cacheUsageLimits.ecpuPerSeconds[0].maximum: Attribute cache_usage_limits[0].ecpu_per_second[0].maximum value must be between 1000 and 15000000, got: 999",
        ],
        [
            SERVERLESS,
            { snapshotRetentionLimit: 36 },
            "snapshotRetentionLimit: Attribute snapshot_retention_limit value must be at most 35, got: 36",
        ],
    ];

    for (const [type, inputs, words, others] of refused) {
        it(`refuses ${type.split(":")[2]}: ${words}`, () => {
            assert.deepEqual(said(type, inputs, others), [words]);
        });
    }

    const taken: readonly [string, string, Record<string, unknown>, (readonly CloudResource[])?][] = [
        ["users over TLS", CACHE, { userGroupIds: ["users"], transitEncryptionEnabled: true }],
        ["users with TLS that is not known", CACHE, { userGroupIds: ["users"], transitEncryptionEnabled: undefined }],
        ["counts of which one is not known", CACHE, { numCacheClusters: undefined, numNodeGroups: 2 }],
        [
            "another name with a password",
            USER,
            { userId: "a", userName: "b", authenticationMode: { type: "password" } },
        ],
        ["Redis users with the default one", GROUP, { engine: "redis", userIds: ["app", "off"] }, [app, off]],
        ["Redis users of another program", GROUP, { engine: "redis", userIds: ["app", "theirs"] }, [app]],
        ["Valkey users without the default one", GROUP, { engine: "valkey", userIds: ["app"] }, [app]],
        ["limits within AWS's", SERVERLESS, limited(5000)],
    ];

    for (const [what, type, inputs, others] of taken) {
        it(`takes ${what}`, () => {
            assert.deepEqual(said(type, inputs, others), []);
        });
    }
});
