import assert from "node:assert/strict";
import type { LayerState } from "./find.ts";
import { dataKinds } from "./kinds.ts";
import { type DataProposal, type DataRequest, proposeData } from "./proposal.ts";
import type { Refusal } from "../refusals.ts";

const INSTANCE = "aws:rds/instance:Instance";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

interface Made {
    readonly id?: string;
    readonly inputs?: object;
    readonly outputs?: object;
    readonly created?: string;
}

function resource(type: string, name: string, made: Made = {}): object {
    return { urn: `urn:pulumi:prod::plinth-database::${type}::${name}`, type, custom: true, id: name, ...made };
}

function state(...resources: readonly object[]): LayerState[] {
    return [{ layer: "database", checkpoint: { version: 3, deployment: { resources } } }];
}

const orders = resource(INSTANCE, "database-orders", {
    id: "db-ABC",
    inputs: { backupRetentionPeriod: 14 },
    outputs: { identifier: "plinth-prod-orders", backupRetentionPeriod: 14, kmsKeyId: "arn:aws:kms:eu-west-1:1:key/k" },
    created: "2026-01-01T00:00:00Z",
});

function propose(states: readonly LayerState[], changes: Partial<DataRequest> = {}): DataProposal | Refusal {
    return proposeData(states, {
        environment: "prod",
        region: "eu-west-1",
        resource: "orders",
        point: { at: "2026-11-20T08:30:00Z" },
        now: new Date("2026-11-21T10:00:00Z"),
        ...changes,
    });
}

function proposal(states: readonly LayerState[], changes: Partial<DataRequest> = {}): DataProposal {
    const found = propose(states, changes);
    assert.ok("steps" in found, JSON.stringify(found));
    return found;
}

function refusal(states: readonly LayerState[], changes: Partial<DataRequest> = {}): Refusal {
    const found = propose(states, changes);
    assert.ok("id" in found, JSON.stringify(found));
    return found;
}

describe("bringing data back", () => {
    it("restores a database beside the one there is, by its settings, to a second inside the window", () => {
        const found = proposal(state(orders));
        assert.deepEqual(found.window, { from: "2026-11-07T10:00:00Z", to: "2026-11-21T09:55:00Z" });
        assert.equal(found.runbook, "docs/runbooks/data/rds-instance.md");
        const settings = found.steps.flatMap(({ settings: some }) => some ?? []);
        assert.deepEqual(settings, [
            {
                file: "environments/prod/database.yaml",
                yaml: [
                    "instances:",
                    "  orders-restored:",
                    "    restore:",
                    "      from: time",
                    "      source: plinth-prod-orders",
                    '      time: "2026-11-20T08:30:00Z"',
                    "      storageKeyArn: arn:aws:kms:eu-west-1:1:key/k",
                ].join("\n"),
            },
        ]);
        const commands = found.steps.flatMap(({ commands: some = [] }) => some);
        assert.deepEqual(commands, [
            "aws rds describe-db-instance-automated-backups --db-instance-identifier plinth-prod-orders --query 'DBInstanceAutomatedBackups[].RestoreWindow' --region eu-west-1",
            "npx plinth up prod --layer database",
        ]);
    });

    it("restores a snapshot of each kind, with or without settings for it", () => {
        for (const { type } of dataKinds) {
            const made = resource(type, "database-orders", {
                inputs: {},
                outputs: { identifier: "o", clusterIdentifier: "o" },
            });
            const found = proposal(state(made), { point: { snapshot: "plinth-prod-orders-final" } });
            const text = JSON.stringify(found.steps);
            assert.match(text, /plinth-prod-orders-final/, type);
            assert.match(text, /aws (rds|elasticache|dynamodb) (describe|list)-/, type);
        }
    });

    it("restores a table to a second by AWS's own command", () => {
        const table = resource("aws:dynamodb/table:Table", "orders", {
            id: "orders-1a2b",
            inputs: { pointInTimeRecovery: { enabled: true } },
        });
        const text = JSON.stringify(proposal(state(table)).steps);
        assert.match(
            text,
            /restore-table-to-point-in-time --source-table-name orders-1a2b --target-table-name orders-1a2b-restored/,
        );
    });

    it("finds a resource by its URN, its name, its id, or the name in the settings", () => {
        for (const name of [
            "orders",
            "database-orders",
            "db-ABC",
            `urn:pulumi:prod::plinth-database::${INSTANCE}::database-orders`,
        ]) {
            assert.equal(proposal(state(orders), { resource: name }).resource, "database-orders", name);
        }
    });

    it("means the database where its key and log group have its name, too", () => {
        const key = resource("aws:kms/key:Key", "database-orders-data-key");
        assert.equal(proposal(state(key, orders)).resource, "database-orders");
    });

    it("reaches back to when it was made, at most", () => {
        const young = { ...orders, created: "2026-11-20T12:00:00Z" };
        assert.equal(refusal(state(young)).id, "data-out-of-window");
    });

    it("refuses a resource that is not there, naming those that are (data-unknown)", () => {
        const found = refusal(state(orders), { resource: "payments" });
        assert.deepEqual([found.id, found.what], ["data-unknown", "payments; there are database-orders"]);
        assert.equal(refusal(state(), { resource: "payments" }).what, "payments; there are none");
    });

    it("refuses a name that several have (data-ambiguous)", () => {
        const both = [
            ...state(orders),
            { layer: "cache", checkpoint: state(resource(GROUP, "cache-orders"))[0]?.checkpoint },
        ];
        assert.equal(refusal(both).id, "data-ambiguous");
    });

    it("refuses what holds something that no backup brings back (data-no-way)", () => {
        const key = resource("aws:kms/key:Key", "database-orders-data-key");
        assert.equal(refusal(state(key), { resource: "database-orders-data-key" }).id, "data-no-way");
    });

    it("refuses a time where there are no backups (data-no-backups)", () => {
        for (const made of [
            resource(INSTANCE, "database-orders", { inputs: { backupRetentionPeriod: 0 } }),
            resource(INSTANCE, "database-orders", { inputs: {} }),
            resource("aws:dynamodb/table:Table", "orders", { inputs: {} }),
        ]) {
            assert.equal(refusal(state(made)).id, "data-no-backups");
        }
    });

    it("refuses a time before the window, in its last minutes, or in the future (data-out-of-window)", () => {
        for (const at of ["2026-11-07T09:59:59Z", "2026-11-21T09:56:00Z", "2026-12-01T00:00:00Z"]) {
            const found = refusal(state(orders), { point: { at } });
            assert.equal(found.id, "data-out-of-window", at);
            assert.match(found.what, /can be restored from 2026-11-07T10:00:00Z to 2026-11-21T09:55:00Z/);
        }
        assert.ok("steps" in propose(state(orders), { point: { at: "2026-11-21T09:55:00Z" } }));
    });

    it("refuses a time for what has snapshots alone, and says how to list them (data-snapshots-only)", () => {
        const found = refusal(state(resource(GROUP, "cache-orders", { id: "plinth-prod-orders" })));
        assert.equal(found.id, "data-snapshots-only");
        assert.match(found.what, /aws elasticache describe-snapshots --replication-group-id plinth-prod-orders$/);
    });

    it("refuses a time that is none (data-time-wrong)", () => {
        for (const at of ["yesterday", "2026-11-20", "2026-02-31T00:00:00Z", "2026-11-20T08:30:00+01:00"]) {
            assert.equal(refusal(state(orders), { point: { at } }).id, "data-time-wrong", at);
        }
    });

    it("refuses a snapshot whose name could be anything, a command among it (data-snapshot-wrong)", () => {
        for (const snapshot of ["", "a b", "$(rm -rf /)", "x;y", "-x"]) {
            assert.equal(refusal(state(orders), { point: { snapshot } }).id, "data-snapshot-wrong", snapshot);
        }
    });
});
