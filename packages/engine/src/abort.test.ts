import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { preview, type PreviewEvent } from "./preview.ts";
import { Programs } from "./testdata/programs.ts";
import { STACK } from "./testdata/run.ts";

/** Processes that this one started, directly or not, and those that carry a word among their arguments. */
function left(word: string): string[] {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], {
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
    })
        .split("\n")
        .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
        .filter((match) => match !== null)
        .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args: args ?? "" }));
    const ours = new Set([process.pid]);
    for (const { pid, parent } of [...lines, ...lines]) if (ours.has(parent)) ours.add(pid);
    return lines
        .filter(({ pid, args }) => (pid !== process.pid && ours.has(pid)) || args.includes(word))
        .filter(({ args }) => !/^ps |<defunct>/.test(args))
        .map(({ args }) => args);
}

/** A pack that goes on for ever without saying that it is ready. */
const neverReady = "setInterval(() => {}, 1000);\n";

/** Waits for processes that were told to end; refuses those that stay. */
async function nothingLeft(word: string, before: readonly string[]): Promise<void> {
    let more: string[] = [];
    for (let tries = 0; tries < 200; tries += 1) {
        more = left(word).filter((args) => !before.includes(args));
        if (more.length === 0) return;
        await pause(50);
    }
    assert.deepEqual(more, []);
}

describe("aborting a preview", () => {
    const programs = new Programs();
    after(() => programs.remove());
    let before: string[];
    beforeEach(() => (before = left(programs.root)));

    const waits = `
        import { spawn } from "node:child_process";
        spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)", import.meta.dirname], { stdio: "ignore" });
        class Box extends pulumi.CustomResource { constructor(name) { super("test:index:Box", name); } }
        new Box("a");
        await new Promise((resolve) => setTimeout(resolve, 1e8));`;

    it("ends programs, packs and what they started, and rejects with the reason", async () => {
        const controller = new AbortController();
        const stuck = programs.pack("stuck", "", {
            "index.js": neverReady,
        });
        const stacks = ["first", "second"].map((name) => ({ directory: programs.write(name, waits), stack: STACK }));
        const registered = new Set<string>();
        const onEvent = (event: PreviewEvent): void => {
            if (event.kind !== "registered" || !event.urn.endsWith("::a")) return;
            registered.add(event.project);
            if (registered.size === stacks.length) controller.abort(new Error("enough"));
        };
        await assert.rejects(
            preview({ stacks, policyPacks: [stuck], onEvent, signal: controller.signal }),
            /^Error: enough$/,
        );
        await nothingLeft(programs.root, before);
    });

    it("ends a program that waits for another one", async () => {
        const controller = new AbortController();
        const reader = programs.write(
            "reader",
            `new pulumi.StackReference("up", { name: "organization/upstream/test" });`,
        );
        const upstream = programs.write("upstream", waits);
        const stacks = [reader, upstream].map((directory) => ({ directory, stack: STACK }));
        const onEvent = (event: PreviewEvent): void => {
            if (event.kind === "waiting") controller.abort(new Error("enough"));
        };
        await assert.rejects(
            preview({ stacks, policyPacks: [], onEvent, signal: controller.signal }),
            /^Error: enough$/,
        );
        await nothingLeft(programs.root, before);
    });

    it("before it starts starts nothing", async () => {
        const events: PreviewEvent[] = [];
        await assert.rejects(
            preview({
                stacks: [{ directory: programs.write("never", waits), stack: STACK }],
                policyPacks: [],
                signal: AbortSignal.abort(new Error("not today")),
                onEvent: (event) => events.push(event),
            }),
            /^Error: not today$/,
        );
        assert.deepEqual(events, []);
        await nothingLeft(programs.root, before);
    });
});

describe("a preview that is done", () => {
    const programs = new Programs();
    after(() => programs.remove());

    it("leaves no process behind, although a program failed, a pack never started and both left something running", async () => {
        const before = left(programs.root);
        const leaves = `
            import { spawn } from "node:child_process";
            spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)", import.meta.dirname], { stdio: "ignore" }).unref();`;
        const stuck = programs.pack("stuck", "", {
            "index.js": neverReady,
        });
        const directory = programs.write("fails", `${leaves}\nthrow new pulumi.RunError("no");`);
        const result = await preview({ stacks: [{ directory, stack: STACK }], policyPacks: [stuck] });
        assert.equal(result.failed, true);
        await nothingLeft(programs.root, before);
    });
});
