import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { type Child, startNode } from "./child.ts";

/** Whether any process has a word among its arguments. */
function runs(word: string): boolean {
    return execFileSync("ps", ["-A", "-o", "args"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }).includes(word);
}

async function gone(word: string): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
        if (!runs(word)) return true;
        await pause(50);
    }
    return false;
}

describe("a process of the preview", () => {
    let count = 0;

    /** Starts a script; `marker` is among the arguments of the process and of what it starts. */
    function start(code: string): { child: Child; lines: string[]; marker: string } {
        count += 1;
        const marker = `plinth-child-${process.pid}-${count}`;
        const lines: string[] = [];
        const child = startNode(["--eval", code, marker], {
            cwd: process.cwd(),
            env: { PATH: process.env["PATH"] },
            onLine: (line) => lines.push(line),
        });
        return { child, lines, marker };
    }

    /** Code that starts a process which waits for ever, and then goes on. */
    const startsAnother = (then: string, stdio = "ignore"): string => `
        const another = require("node:child_process").spawn(
            process.execPath, ["--eval", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')", process.argv[1]],
            { stdio: ["ignore", "pipe", "${stdio}"] });
        another.stdout.once("data", () => { ${then} });`;

    it("hands its output over line by line, however it arrives", async () => {
        const { child, lines } = start(`
            process.stdout.write("one\\ntw");
            setTimeout(() => process.stdout.write("o\\n\\né"), 50);
            setTimeout(() => process.stdout.write("nd"), 100);`);
        assert.deepEqual(await child.ended, { code: 0, signal: null });
        assert.deepEqual(lines, ["one", "two", "", "énd"]);
    });

    it("says how it ended, and what it wrote to standard error", async () => {
        const { child } = start(`console.error("why"); process.exitCode = 4;`);
        assert.deepEqual(await child.ended, { code: 4, signal: null });
        assert.equal(child.stderr(), "why\n");
    });

    it("may be stopped after its end", async () => {
        const { child } = start("");
        await child.ended;
        await child.stop();
    });

    it("is stopped with everything it started", async () => {
        const { child, lines, marker } = start(startsAnother(`console.log("started"); setInterval(() => {}, 1000);`));
        while (!lines.includes("started")) await pause(20);
        assert.equal(runs(marker), true);
        await child.stop();
        assert.deepEqual(await child.ended, { code: null, signal: "SIGTERM" });
        assert.equal(await gone(marker), true);
    });

    it("is killed when it does not stop", async () => {
        const { child, lines } = start(
            `process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000);`,
        );
        while (!lines.includes("ready")) await pause(20);
        await child.stop();
        assert.deepEqual(await child.ended, { code: null, signal: "SIGKILL" });
    });

    for (const stdio of ["ignore", "inherit"]) {
        it(`takes what it started with it at its end (output: ${stdio})`, async () => {
            const { child, marker } = start(startsAnother("process.exit(0)", stdio));
            assert.deepEqual(await child.ended, { code: 0, signal: null });
            assert.equal(await gone(marker), true);
        });
    }
});
