import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

const FILES = ["./shutdown.ts", "./readiness.ts"].map((name) => JSON.stringify(import.meta.resolve(name)));

/** What a process prints that ends gracefully, line by line, and what it ends with. */
function run(what: {
    readonly begin: string;
    readonly finish?: string;
    readonly close?: string;
    readonly delay?: number;
}) {
    const { begin, finish = "say('finished')", close = "say('closed')", delay = 0 } = what;
    const script = `
        import { endGracefully } from ${FILES[0]};
        import { Readiness } from ${FILES[1]};
        const say = async (word) => console.log(word);
        const told = (level) => (...words) => console.log(level, words.at(-1));
        const log = { info: told("info"), error: told("error"), fatal: told("fatal"), debug: told("debug") };
        const settings = { SHUTDOWN_DELAY_SECONDS: ${delay}, SHUTDOWN_TIMEOUT_SECONDS: 20 };
        endGracefully(settings, new Readiness({}, log), log, {
            finish: [{ what: "requests", end: async () => (${finish}) }],
            close: [{ what: "cache", end: () => (${close}) }, { what: "database", end: () => say("closed last") }],
        });
        setInterval(() => undefined, 1_000);
        ${begin};
    `;
    const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
        encoding: "utf8",
        timeout: 30_000,
    });
    return { status, said: stdout.trim().split("\n") };
}

const TERM = 'process.kill(process.pid, "SIGTERM")';
const FAIL = 'Promise.reject(new Error("broken"))';

describe("a process that ends", () => {
    it("finishes what it has begun, and closes what it needed for that, in order", () => {
        const { status, said } = run({ begin: TERM });
        assert.deepEqual(said, ["info stopping", "finished", "closed", "closed last", "info stopped"]);
        assert.equal(status, 0);
    });

    it("does so after an error nobody handled, without waiting, and says that it was one", () => {
        for (const begin of [FAIL, 'setTimeout(() => { throw new Error("broken") }, 1)']) {
            const { status, said } = run({ begin, delay: 60 });
            const expected = ["fatal an error nobody handled", "finished", "closed", "closed last", "info stopped"];
            assert.deepEqual(said, expected);
            assert.equal(status, 1);
        }
    });

    it("goes on ending whatever fails meanwhile, and tells of what could not be finished", () => {
        const unfinished = run({ begin: TERM, finish: FAIL });
        assert.deepEqual([unfinished.status, unfinished.said.at(-2)], [1, "closed last"]);
        const thrown = run({ begin: TERM, close: "missing()" });
        assert.deepEqual([thrown.status, thrown.said.at(-1)], [0, "info stopped"]);
        const unclosed = run({ begin: TERM, close: FAIL });
        assert.deepEqual([unclosed.status, unclosed.said.includes("error could not be ended")], [0, true]);
        const meanwhile = run({
            begin: TERM,
            close: `${TERM}, void ${FAIL}, new Promise((end) => setTimeout(end, 50))`,
        });
        assert.deepEqual([meanwhile.status, meanwhile.said.slice(-2)], [1, ["closed last", "info stopped"]]);
    });
});
