import assert from "node:assert/strict";
import { recordingHost } from "../testdata/host.ts";
import { showProgress } from "./progress.ts";

const stacks = [{ directory: "/x/stacks/network", stack: "dev", project: "plinth-network", shown: true }];

describe("progress", () => {
    it("is one line on a terminal, gone in the end", () => {
        const host = recordingHost({ cwd: "/", terminal: true });
        showProgress("dev", stacks, host).end();
        assert.equal(host.err(), "\r\u001b[KPreviewing dev (0.0 s): network\r\u001b[K");
        assert.equal(host.out(), "");
    });

    it("is silent where stderr is no terminal", () => {
        const host = recordingHost({ cwd: "/" });
        const progress = showProgress("dev", stacks, host);
        progress.onEvent({ kind: "started", project: "plinth-network" });
        progress.end();
        assert.equal(host.err(), "");
    });
});
