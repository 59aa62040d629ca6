import assert from "node:assert/strict";
import { FakeEngine } from "@plinth/deployer/fake";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { RollbackOptions } from "./arguments.ts";
import { rollbackData } from "./data.ts";

const INSTANCE = "aws:rds/instance:Instance";

/** A database in the layer `base`. */
class OneDatabase extends FakeEngine {
    override async exists({ project }: { readonly project: string }): Promise<boolean> {
        return project === "plinth-base";
    }

    override async exportCheckpoint(): Promise<unknown> {
        const outputs = {
            identifier: "shop-orders",
            backupRetentionPeriod: 14,
            kmsKeyId: "arn:aws:kms:eu-west-1:1:key/k",
        };
        const resource = {
            urn: `urn:pulumi:layered::plinth-base::${INSTANCE}::database-orders`,
            type: INSTANCE,
            outputs,
        };
        return { version: 3, deployment: { resources: [{ ...resource, custom: true, id: "db-1", inputs: {} }] } };
    }
}

describe("plinth rollback data", () => {
    let repository: TemporaryRepository;
    let host: RecordingHost;
    const engine = new OneDatabase({});

    beforeEach(() => {
        repository = smallRepository();
        host = recordingHost({ cwd: repository.root });
    });

    afterEach(() => {
        repository.dispose();
    });

    async function run(options: Partial<RollbackOptions>): Promise<number> {
        const all = { layer: [], format: "text", ...options } as const;
        return await rollbackData("layered", "orders", all, host, async () => engine);
    }

    it("says step by step how it comes back, and changes nothing", async () => {
        assert.equal(await run({ snapshot: "shop-orders-final" }), 0);
        assert.match(
            host.out(),
            /^database-orders in base is an RDS instance\. Nothing is changed by this command\.\n/,
        );
        assert.match(
            host.out(),
            /aws rds describe-db-snapshots --db-instance-identifier shop-orders --region eu-west-1\n/,
        );
        assert.match(
            host.out(),
            /environments\/layered\/database\.yaml:\n {5}instances:\n {7}orders-restored:\n {9}restore:/,
        );
        assert.match(host.out(), /Runbook: docs\/runbooks\/data\/rds-instance\.md\n/);
        assert.deepEqual(engine.calls, []);
    });

    it("refuses with 2 what is impossible, with what to do instead", async () => {
        assert.equal(await run({ at: "2020-01-01T00:00:00Z" }), 2);
        assert.match(host.out(), /^rollback layered data: blocked \(ROLLBACK_REFUSED\)\n/);
        assert.match(host.out(), /can be restored from \S+ to \S+, not to 2020-01-01T00:00:00Z \(data-out-of-window\)/);
        assert.match(host.out(), /Instead: Name a time inside the window .*\nSource: https:/s);
    });

    it("prints one document with --format json", async () => {
        await run({ snapshot: "shop-orders-final", format: "json" });
        const { version, proposal } = JSON.parse(host.out()) as { version: number; proposal: { steps: unknown[] } };
        assert.deepEqual([version, proposal.steps.length], [1, 7]);
    });
});
