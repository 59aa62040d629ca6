import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { twoAtATime } from "../secrets/twoAtATime.ts";
import { reached, until } from "./moments.ts";
import { Projects } from "./project.ts";
import { type Ended, type Watched, watched } from "./watched.ts";

const forever = "await new Promise(() => setInterval(() => {}, 1000));";
const deaf = `process.on("SIGTERM", () => {});`;

/** A moment of a preview, made by code of the program or the pack that waits there for ever. */
interface Moment {
    readonly title: string;
    readonly program?: string;
    readonly rule?: string;
}

const bucket = `class Bucket extends pulumi.CustomResource { constructor(name) { super("aws:s3/bucket:Bucket", name, { arn: undefined }, { version: "7.48.0" }); } }\n`;

const moments: readonly Moment[] = [
    { title: "while the program loads", program: `${reached("moment")} ${forever}` },
    {
        title: "while the program registers",
        program: `new Box("a").urn.apply(async () => { ${reached("moment")} }); ${forever}`,
    },
    { title: "while a pack judges", rule: `${reached("moment")} ${forever}` },
    {
        title: "in the settled pass",
        program: `${bucket}new Bucket("a").arn.apply(async () => { ${reached("moment")} ${forever} });`,
    },
    {
        title: "while everything ignores SIGTERM",
        program: `${deaf} ${reached("moment")} ${forever}`,
        rule: `${deaf} ${forever}`,
    },
];

const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Name = keyof typeof codes;

/** Milliseconds after the start at which a signal comes, whatever the preview is at. */
const whenever = [0, 150, 300, 500, 800, 1200];

describe("a preview that is stopped", () => {
    const projects = new Projects();
    let count = 0;

    after(() => projects.remove());

    /** Starts a preview that comes to a moment, and waits for it. */
    async function at({ program = `new Box("a");`, rule }: Moment): Promise<Watched> {
        count += 1;
        const folder = mkdtempSync(join(projects.root, "moments-"));
        const name = projects.program(`program-${count}`, program);
        const packs = rule === undefined ? [] : [projects.pack(`pack-${count}`, rule)];
        const run = watched(projects.root, projects.preview(name, packs), { MOMENTS: folder });
        await until(run, folder, "moment");
        return run;
    }

    function assertStopped({ code, out, err, processes, files }: Ended, name: Name, said = "Stopped"): void {
        assert.deepEqual(
            { code, out, err, processes, files },
            { code: codes[name], out: "", err: `${said} by ${name}.\n`, processes: [], files: [] },
        );
    }

    for (const moment of moments) {
        it(`${moment.title} ends with the signal's code and leaves nothing`, async () => {
            await twoAtATime(["SIGINT", "SIGTERM"] as const, async (name) => {
                const run = await at(moment);
                run.process.kill(name);
                assertStopped(await run.ended, name);
            });
        });
    }

    it("by a terminal that closes leaves nothing either", async () => {
        const run = await at({ title: "", program: `${reached("moment")} ${forever}` });
        run.process.kill("SIGHUP");
        assertStopped(await run.ended, "SIGHUP");
    });

    it("by a second signal does not wait for those who ignore the first", async () => {
        const run = await at({ title: "", program: `${deaf} ${reached("moment")} ${forever}` });
        run.process.kill("SIGINT");
        // Two signals close together are one that came by two ways.
        await pause(700);
        run.process.kill("SIGINT");
        assertStopped(await run.ended, "SIGINT", "Stopped at once");
    });

    it("twice by one Ctrl-C, as npm passes it on, is stopped in order", async () => {
        const run = await at({ title: "", program: `${reached("moment")} ${forever}` });
        run.process.kill("SIGINT");
        run.process.kill("SIGINT");
        assertStopped(await run.ended, "SIGINT");
    });

    it("while its reader reads no more ends all the same", async () => {
        const name = projects.program("large", `new Box("a", { text: "x".repeat(5_000_000) });`);
        const run = watched(projects.root, projects.preview(name, [], ["--passes", "1", "--format", "json"]));
        run.process.stdout?.pause();
        // The report is being written when the pipe is full.
        while ((run.process.stdout?.readableLength ?? 0) === 0 && run.process.exitCode === null) await pause(20);
        await pause(300);
        run.process.kill("SIGTERM");
        const { code, signal, processes, files } = await run.ended;
        // Nothing of ours runs while a write waits: the system ends it, which a shell calls 143.
        assert.deepEqual(
            { code, signal, processes, files },
            { code: null, signal: "SIGTERM", processes: [], files: [] },
        );
    });

    it("at any moment ends by the signal or with its code, and leaves nothing", async () => {
        const name = projects.program("sound", `new Box("a");`);
        const pack = projects.pack("judge", "");
        const runs = whenever.flatMap((after) =>
            (["SIGINT", "SIGTERM"] as const).map((signal) => [after, signal] as const),
        );
        await twoAtATime(runs, async ([after, signal]) => {
            const run = watched(projects.root, projects.preview(name, [pack]));
            await pause(after);
            run.process.kill(signal);
            const { code, signal: by, err, processes, files } = await run.ended;
            assert.deepEqual({ processes, files }, { processes: [], files: [] });
            // Before Node runs any code of ours, the signal itself ends it; a fast machine is done before the last ones.
            if (code === null) assert.deepEqual({ by, err }, { by: signal, err: "" });
            else if (code !== 0)
                assert.deepEqual({ code, err }, { code: codes[signal], err: `Stopped by ${signal}.\n` });
        });
    });
});

describe("a preview whose reader", () => {
    const projects = new Projects();
    after(() => projects.remove());

    it("closes the pipe early (| head) ends with its own code, and says nothing of it", async () => {
        const name = projects.program("talks", `process.stdout.write("many words\\n".repeat(100_000));`);
        const run = watched(projects.root, projects.preview(name, [], ["--passes", "1"]));
        run.process.stdout?.destroy();
        const { code, err, processes, files } = await run.ended;
        assert.deepEqual({ code, err, processes, files }, { code: 0, err: "", processes: [], files: [] });
    });

    it("is no terminal gets neither colours nor progress", async () => {
        const name = projects.program("coloured", `console.log("\\u001b[31mred\\u001b[0m");`);
        const environments: readonly Record<string, string>[] = [
            {},
            { NO_COLOR: "1" },
            { NO_COLOR: "1", FORCE_COLOR: "1" },
        ];
        for (const environment of environments) {
            const { code, out, err } = await watched(
                projects.root,
                projects.preview(name, [], ["--passes", "1"]),
                environment,
            ).ended;
            assert.equal(code, 0, err);
            assert.equal(`${out}${err}`.includes("\u001b"), false);
        }
    });
});

describe("a machine that lets nobody listen", () => {
    const projects = new Projects();
    after(() => projects.remove());

    it("is told in one sentence what to mend", async () => {
        const name = projects.program("sound", `new Box("a");`);
        projects.files("preload", {
            "deaf.cjs": `require("node:net").Server.prototype.listen = function () {
                process.nextTick(() => this.emit("error", Object.assign(new Error("listen EACCES: permission denied"), { code: "EACCES" })));
                return this;
            };`,
        });
        const run = watched(projects.root, projects.preview(name), {
            NODE_OPTIONS: `--require=${join(projects.root, "preload/deaf.cjs")}`,
        });
        const { code, out, err, processes, files } = await run.ended;
        assert.match(
            err,
            /^programs and packs talk to the preview over a port of 127\.0\.0\.1, and none can be opened: .*Fix: /,
        );
        assert.deepEqual({ code, out, processes, files }, { code: 1, out: "", processes: [], files: [] });
    });
});
