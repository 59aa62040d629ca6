import assert from "node:assert/strict";
import { refusals, SiblingIndex } from "@plinth/cloud";
import { record } from "@plinth/testing";
import { subjects } from "./components.ts";
import { type ComponentName, other, type Raw } from "./row.ts";

/** Something that AWS refuses, and that no arguments of a component lead to. */
interface Unreachable {
    readonly fact: string;
    readonly raw: Raw;
    readonly words: string;
    readonly component: ComponentName;
    /** Arguments that come nearest, one set after the other. */
    readonly nearest: readonly Readonly<Record<string, unknown>>[];
}

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const EKS = "aws:eks/cluster:Cluster";
const NAT = "aws:ec2/natGateway:NatGateway";
const KEY = "aws:kms/key:Key";
const switchedOn = {
    computeConfig: { enabled: true },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    storageConfig: { blockStorage: { enabled: true } },
};
const automatic = { nodeGroups: undefined, addOns: undefined };

const unreachable: readonly Unreachable[] = [
    {
        fact: "Auto Mode is switched by three switches together",
        raw: { type: EKS, inputs: { computeConfig: { enabled: true }, bootstrapSelfManagedAddons: false } },
        words: "compute_config.enabled, kubernetes_networking_config.elastic_load_balancing.enabled, and storage_config.block_storage.enabled must all be set to either true or false",
        component: "Cluster",
        nearest: [{ ...automatic, autoMode: {} }, { ...automatic, autoMode: { nodePools: [] } }, { autoMode: false }],
    },
    {
        fact: "Auto Mode brings its own add-ons",
        raw: { type: EKS, inputs: switchedOn },
        words: "InvalidParameterException: When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false.",
        component: "Cluster",
        nearest: [{ ...automatic, autoMode: {} }],
    },
    {
        fact: "a cluster has an endpoint",
        raw: { type: EKS, inputs: { vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: false } } },
        words: "InvalidParameterException: Private and public endpoint access cannot be false",
        component: "Cluster",
        nearest: [{}, { publicAccess: { cidrs: ["1.2.3.0/24"], reason: "runners without a VPN" } }],
    },
    {
        fact: "users sign in over TLS only",
        raw: { type: CACHE, inputs: { userGroupIds: ["sessions"] } },
        words: "InvalidParameterCombination: User group based access control requires encryption-in-transit to be enabled on the replication group.",
        component: "Cache",
        nearest: [{}, { tlsMigration: "preferred" }, { tlsMigration: "required" }],
    },
    {
        fact: "shards and the number of nodes exclude each other",
        raw: { type: CACHE, inputs: { numCacheClusters: 2, numNodeGroups: 2 } },
        words: '"num_cache_clusters": conflicts with num_node_groups',
        component: "Cache",
        nearest: [{ shards: 2 }, { shards: "compatible" }, { shards: 1, replicas: 0, multiAz: false }],
    },
    {
        fact: "failover needs two nodes",
        raw: { type: CACHE, inputs: { automaticFailoverEnabled: true, numCacheClusters: 1 } },
        words: '"num_cache_clusters": must be at least 2 if automatic_failover_enabled is true',
        component: "Cache",
        nearest: [{ replicas: 0, multiAz: false }, { replicas: 1 }],
    },
    {
        fact: "who signs in with IAM is called as the user is identified",
        raw: {
            type: "aws:elasticache/user:User",
            inputs: { userId: "one", userName: "other", authenticationMode: { type: "iam" } },
        },
        words: "InvalidParameterCombination: User Id and User name must be same for authentication type: iam",
        component: "Cache",
        nearest: [{ users: { reader: { access: "read" }, worker: { access: "readWrite", keys: ["jobs:*"] } } }],
    },
    {
        fact: "a group of Redis users has a default user",
        raw: {
            type: "aws:elasticache/userGroup:UserGroup",
            inputs: { engine: "redis", userIds: ["app"] },
            others: [other("aws:elasticache/user:User", "app", { userId: "app", userName: "app" })],
        },
        words: "DefaultUserRequired: User group needs to contain a user with the user name default.",
        component: "Cache",
        nearest: [{ engine: "redis", engineVersion: "7.1" }],
    },
    {
        fact: "a public NAT gateway of a zone has an address",
        raw: { type: NAT, inputs: { subnetId: "subnet-1" } },
        words: "MissingParameter: The request must include the AllocationId parameter. Add the required parameter and retry the request.",
        component: "Network",
        nearest: [{ nat: "single" }, { nat: "perZone" }],
    },
    {
        fact: "a regional NAT gateway has no subnet",
        raw: { type: NAT, inputs: { availabilityMode: "regional", vpcId: "vpc-1", subnetId: "subnet-1" } },
        words: "subnetId must not be set for a regional NAT gateway",
        component: "Network",
        nearest: [{ nat: "regional" }, { nat: "regional", natAddresses: "own" }],
    },
    {
        fact: "enhanced monitoring has a role",
        raw: { type: "aws:rds/instance:Instance", inputs: { monitoringInterval: 60 } },
        words: "InvalidParameterCombination: A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
        component: "Database",
        nearest: [{}, { monitoringIntervalSeconds: 1 }],
    },
    {
        fact: "a key is deleted after 7 to 30 days",
        raw: { type: KEY, inputs: { deletionWindowInDays: 5 } },
        words: "expected deletion_window_in_days to be in the range (7 - 30), got 5",
        component: "Key",
        nearest: [{}],
    },
    {
        fact: "a period of rotation needs rotation",
        raw: { type: KEY, inputs: { rotationPeriodInDays: 365 } },
        words: '"rotation_period_in_days": all of `enable_key_rotation,rotation_period_in_days` must be specified',
        component: "Key",
        nearest: [{}],
    },
];

describe("what AWS refuses and no arguments lead to", () => {
    for (const { fact, raw, words, component, nearest } of unreachable) {
        it(`is refused of a resource, and not of the component's: ${fact}`, async () => {
            const own = other(raw.type, "z-own", raw.inputs);
            const said = refusals(own, new SiblingIndex([...(raw.others ?? []), own]));
            assert.deepEqual(
                said.map(({ message }) => message),
                [words],
            );
            const { name, options, place, make } = subjects[component];
            for (const changes of nearest) {
                const args = Object.fromEntries(
                    Object.entries({ ...options, ...place, ...changes }).filter(([, value]) => value !== undefined),
                );
                const { resources } = await record(() => make(name, args));
                const ofType = resources.filter(({ type }) => type === raw.type);
                assert.ok(ofType.length > 0, `no ${raw.type} with ${JSON.stringify(changes)}`);
                const index = new SiblingIndex(resources);
                for (const resource of ofType) assert.deepEqual(refusals(resource, index), [], JSON.stringify(changes));
            }
        });
    }
});
