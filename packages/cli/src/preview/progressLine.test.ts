import assert from "node:assert/strict";
import type { PreviewEvent } from "@plinth/engine";
import { progressLine, startProgress, unfinished, withEvent } from "./progressLine.ts";

const PROJECTS = ["plinth-network", "plinth-database", "plinth-cache"];

function after(...events: readonly PreviewEvent[]): string {
    const progress = events.reduce(withEvent, startProgress(PROJECTS));
    return progressLine("dev", progress, 1234, 200);
}

describe("the progress line", () => {
    it("names what is to come", () => {
        assert.equal(after(), "Previewing dev (1.2 s): network · database · cache");
    });

    it("counts resources while a program registers them", () => {
        const registered: PreviewEvent = { kind: "registered", pass: "preview", project: "plinth-network", urn: "urn" };
        assert.equal(
            after({ kind: "started", project: "plinth-network" }, registered, registered),
            "Previewing dev (1.2 s): network 2 · database · cache",
        );
    });

    it("says which layer is in its settled pass, and counts nothing twice", () => {
        const registered = { kind: "registered", project: "plinth-network", urn: "urn" } as const;
        assert.equal(
            after({ ...registered, pass: "preview" }, { ...registered, pass: "settled" }),
            "Previewing dev (1.2 s): network 1 settling · database · cache",
        );
    });

    it("says which layer another waits for", () => {
        assert.equal(
            after({ kind: "waiting", project: "plinth-database", for: "organization/plinth-network/dev" }),
            "Previewing dev (1.2 s): network · database waits for network · cache",
        );
    });

    it("says which layers are done and which failed", () => {
        assert.equal(
            after(
                { kind: "registered", pass: "preview", project: "plinth-network", urn: "urn" },
                { kind: "finished", project: "plinth-network", failed: false },
                { kind: "finished", project: "plinth-database", failed: true },
            ),
            "Previewing dev (1.2 s): network 1 ✓ · database ✗ · cache",
        );
    });

    it("never takes more than the terminal's width", () => {
        const line = progressLine("dev", startProgress(PROJECTS), 0, 30);
        assert.equal(line, "Previewing dev (0.0 s): netwo…");
    });
});

describe("what has not ended", () => {
    it("says of each project what it is at, and nothing of those that are done", () => {
        const events: readonly PreviewEvent[] = [
            { kind: "finished", project: "plinth-network", failed: false },
            { kind: "judging", pass: "preview", project: "plinth-database" },
            { kind: "waiting", project: "plinth-cache", for: "organization/plinth-network/dev" },
        ];
        assert.deepEqual(unfinished(events.reduce(withEvent, startProgress(PROJECTS))), [
            "plinth-database: its program had ended, 0 resources; policy packs were judging",
            "plinth-cache: its program was waiting for the outputs of organization/plinth-network/dev",
        ]);
        assert.deepEqual(unfinished(startProgress(["plinth-network"])), ["plinth-network: it had not started"]);
    });
});
