import { type Change, everywhere, nothing } from "../../change.ts";
import { remove, set } from "../../edit.ts";

const file = "cache";
const sessions = "instances.sessions";

/** Changes of how a cache is looked after. */
export const cacheCareChanges: readonly Change[] = [
    {
        title: "a user more",
        file,
        edit: set(`${sessions}.users`, { app: { access: "readWrite" }, reports: { access: "read" } }),
        expected: everywhere({
            creates: { "elasticache/user:User": 1 },
            updates: { "UserGroup cache-sessions-users": ["userIds"] },
        }),
    },
    {
        title: "fewer keys for a user",
        file,
        edit: set(`${sessions}.users`, { app: { access: "readWrite", keys: ["session:*"] } }),
        expected: everywhere({ updates: { "User cache-sessions-user-app": ["accessString"] } }),
    },
    {
        title: "a user less",
        file,
        before: set(`${sessions}.users`, { app: { access: "readWrite" }, reports: { access: "read" } }),
        edit: remove(`${sessions}.users.reports`),
        expected: everywhere({
            updates: { "UserGroup cache-sessions-users": ["userIds"] },
            deletes: { "elasticache/user:User": 1 },
        }),
    },
    {
        title: "snapshots kept longer",
        file,
        edit: set(`${sessions}.snapshots.retentionDays`, 20),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["snapshotRetentionLimit"] } }),
    },
    {
        title: "another snapshot window",
        file,
        edit: set(`${sessions}.snapshots.window`, "05:00-06:00"),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["snapshotWindow"] } }),
    },
    {
        title: "a final snapshot",
        file,
        edit: set(`${sessions}.snapshots.finalSnapshot`, true),
        expected: {
            dev: {
                updates: { "ReplicationGroup cache-sessions-group": ["finalSnapshotIdentifier"] },
                options: { "Key cache-sessions-data-key": ["retainOnDelete"] },
            },
        },
    },
    {
        title: "no final snapshot",
        file,
        edit: set(`${sessions}.snapshots.finalSnapshot`, false),
        expected: {
            prod: {
                updates: { "ReplicationGroup cache-sessions-group": ["finalSnapshotIdentifier"] },
                options: { "Key cache-sessions-data-key": ["retainOnDelete"] },
            },
        },
    },
    {
        title: "another maintenance window",
        file,
        edit: set(`${sessions}.maintenanceWindow`, "sat:04:00-sat:05:00"),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["maintenanceWindow"] } }),
    },
    {
        title: "logs kept longer",
        file,
        edit: set(`${sessions}.logRetentionDays`, 731),
        expected: everywhere({
            updates: {
                "LogGroup cache-sessions-engine-log": ["retentionInDays"],
                "LogGroup cache-sessions-slow-log": ["retentionInDays"],
            },
        }),
    },
    {
        title: "a parameter of the engine",
        file,
        edit: set(`${sessions}.parameters`, { timeout: "300" }),
        expected: everywhere({ updates: { "ParameterGroup cache-sessions-parameters": ["parameters"] } }),
    },
    {
        title: "TLS required after it was preferred",
        file,
        before: set(`${sessions}.tlsMigration`, "preferred"),
        edit: set(`${sessions}.tlsMigration`, "required"),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["transitEncryptionMode"] } }),
    },
    {
        title: "users after TLS is required",
        file,
        before: set(`${sessions}.tlsMigration`, "required"),
        edit: remove(`${sessions}.tlsMigration`),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["userGroupIds"] } }),
    },
    {
        title: "protection by Pulumi",
        file,
        edit: set(`${sessions}.protect`, true),
        expected: {
            dev: {
                options: {
                    "Alias cache-sessions-data-alias": ["protect"],
                    "Key cache-sessions-data-key": ["protect"],
                    "ReplicationGroup cache-sessions-group": ["protect"],
                },
            },
        },
    },
    {
        title: "no protection by Pulumi",
        file,
        edit: set(`${sessions}.protect`, false),
        expected: {
            prod: {
                options: {
                    "Alias cache-sessions-data-alias": ["protect"],
                    "Key cache-sessions-data-key": ["protect"],
                    "ReplicationGroup cache-sessions-group": ["protect"],
                },
            },
        },
    },
    {
        title: "changes in the maintenance window",
        file,
        edit: set(`${sessions}.applyImmediately`, false),
        expected: { dev: { updates: { "ReplicationGroup cache-sessions-group": ["applyImmediately"] } } },
    },
    {
        title: "changes at once",
        file,
        edit: set(`${sessions}.applyImmediately`, true),
        expected: { prod: { updates: { "ReplicationGroup cache-sessions-group": ["applyImmediately"] } } },
    },
    {
        title: "what a cache that exists would have been filled from",
        file,
        edit: set(`${sessions}.restoreFrom`, "sessions-2026-11-01"),
        expected: nothing,
    },
];
