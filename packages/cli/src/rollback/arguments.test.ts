import assert from "node:assert/strict";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";

describe("plinth rollback and plinth state", () => {
    describe("takes arguments that make sense alone:", () => {
        for (const [why, argv] of [
            ["a reason", ["rollback", "layered", "app"]],
            ["a reason that says something", ["rollback", "layered", "infra", "--reason", " x "]],
            ["a kind", ["rollback", "layered", "everything", "--reason", "orders fail"]],
            ["no resource for app", ["rollback", "layered", "app", "orders", "--reason", "orders fail"]],
            ["no time for infra", ["rollback", "layered", "infra", "--reason", "orders fail", "--at", "x"]],
            ["a resource for data", ["rollback", "layered", "data", "--at", "x"]],
            ["a time or a snapshot for data", ["rollback", "layered", "data", "orders"]],
            ["not both", ["rollback", "layered", "data", "orders", "--at", "x", "--snapshot", "y"]],
            ["nothing that would change data", ["rollback", "layered", "data", "orders", "--at", "x", "--yes"]],
        ] as const) {
            it(why, async () => {
                assert.equal(await main(argv, recordingHost({ cwd: import.meta.dirname })), 64);
            });
        }
    });
});
