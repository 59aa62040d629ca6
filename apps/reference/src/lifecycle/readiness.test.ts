import assert from "node:assert/strict";
import { createLog } from "../telemetry/log.ts";
import { type Check, Readiness } from "./readiness.ts";

const UP: Check = async () => undefined;
const DOWN: Check = () => Promise.reject(new Error("no route to host"));

function build(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}) {
    let logged = "";
    const log = createLog(
        { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
        { write: (line) => void (logged += line) },
    );
    return { readiness: new Readiness({ required, optional }, log, 50), logged: () => logged };
}

describe("readiness", () => {
    it("needs all of what is required, and none of what is optional", async () => {
        const ready = async (...checks: Parameters<typeof build>) => (await build(...checks).readiness.report()).ready;
        assert.equal(await ready({ database: UP, events: DOWN }), false);
        assert.equal(await ready({ database: UP }, { cache: DOWN }), true);
    });

    it("is found out once for all who ask at the same time, and anew for who asks later", async () => {
        let checks = 0;
        const { readiness } = build({
            database: async () => {
                checks += 1;
                await new Promise((resolve) => setImmediate(resolve));
            },
        });
        await Promise.all(Array.from({ length: 20 }, () => readiness.report()));
        assert.equal(checks, 1);
        await readiness.report();
        assert.equal(checks, 2);
    });

    it("is gone at once for who asked before the process was told to stop", async () => {
        const { readiness } = build({ database: UP });
        const asked = readiness.report();
        readiness.stop();
        assert.deepEqual(await asked, { ready: false, stopping: true, checks: { database: "up" } });
    });

    it("says in the log why something is down, once, and when it is back", async () => {
        let check = DOWN;
        const { readiness, logged } = build({ database: () => check() });
        for (check of [DOWN, DOWN, UP, UP]) await readiness.report();
        assert.equal(logged().match(/"a check fails"/g)?.length, 1);
        assert.match(logged(), /no route to host/);
        assert.equal(logged().match(/"a check passes again"/g)?.length, 1);
    });

    it("counts a check that never ends as down", async () => {
        const { readiness } = build({ database: () => new Promise<void>(() => undefined) });
        assert.equal((await readiness.report()).ready, false);
    });
});
