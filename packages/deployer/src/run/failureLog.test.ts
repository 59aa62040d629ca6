import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileRecords } from "../records/fileRecords.ts";
import { Shop } from "../testdata/shop.ts";

const failure = { kind: "failed", errors: ["AccessDenied for hunter2222", "another"] } as const;

describe("the log of a change that failed", () => {
    it("has everything that the engine said and did, without secrets, and the report and the journal name it", async () => {
        const shop = new Shop();
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        shop.engine.fail("up plinth-database", { failure, done: ["orders"] });
        const logs: Record<string, unknown>[] = [];
        const keepLog = async (_: unknown, log: unknown): Promise<string> =>
            `logs/${logs.push(log as Record<string, unknown>)}`;
        const { report, around } = await shop.run({}, {}, { logs: { keepLog } });
        assert.deepEqual(
            report.layers.map(({ layer, log }) => [layer, log]),
            [
                ["network", undefined],
                ["database", "logs/1"],
                ["cache", undefined],
                ["cluster", undefined],
            ],
        );
        const line = around.entries.find((entry) => entry.event === "layer" && entry.layer === "database");
        assert.ok(line?.event === "layer" && line.log === "logs/1");
        assert.deepEqual(logs, [
            {
                version: 1,
                correlationId: "run-1",
                verb: "up",
                environment: "dev",
                layer: "database",
                project: "plinth-database",
                stack: "dev",
                errors: ["AccessDenied for [secret]", "another"],
                warnings: [],
                policies: [],
                steps: [{ op: "update", urn: "urn:pulumi:dev::plinth-database::aws:rds/instance:Instance::orders" }],
                checks: [],
            },
        ]);
    });

    it("that cannot be kept makes nothing worse", async () => {
        const shop = new Shop();
        shop.engine.fail("up plinth-network", { failure });
        const keepLog = async (): Promise<string> => Promise.reject(new Error("no space left"));
        const { report, around } = await shop.run({}, {}, { logs: { keepLog } });
        assert.equal(report.layers[0]?.code, "UP_FAILED");
        assert.ok(around.said.includes("network: its log could not be kept: no space left"));
    });

    it("is a file for its owner alone, beside the checkpoints", async () => {
        const folder = mkdtempSync(join(tmpdir(), "plinth-test-"));
        try {
            const records = new FileRecords(join(folder, "dev"));
            const stack = { directory: "/x", project: "plinth-app", stack: "dev" };
            const file = await records.keepLog(stack, { errors: ["x"] }, new Date("2026-11-21T10:00:00Z"));
            assert.equal(file, join(folder, "dev/logs/plinth-app.dev.2026-11-21T10-00-00-000Z.json"));
            assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), { errors: ["x"] });
            assert.equal(statSync(file).mode & 0o777, 0o600);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});
