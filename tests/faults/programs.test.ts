import assert from "node:assert/strict";
import { twoAtATime } from "../secrets/twoAtATime.ts";
import { Projects } from "./project.ts";
import { type Ended, watched } from "./watched.ts";

/** A faulty program, how its preview must end, and what it must say. */
interface Case {
    readonly title: string;
    readonly code: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly argv?: readonly string[];
    readonly exit: number;
    readonly says: RegExp;
}

/** A process that ends only when it is killed. */
const deaf = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);`;
const startsDeaf = (stdio: string): string =>
    `(await import("node:child_process")).spawn(process.execPath, ["--eval", ${JSON.stringify(deaf)}], { detached: true, stdio: "${stdio}" }).unref();`;
/** A resource of a type that the simulated cloud has a model of. */
const bucket = `class Bucket extends pulumi.CustomResource { constructor(name) { super("aws:s3/bucket:Bucket", name, { arn: undefined }, { version: "7.48.0" }); } }\n`;

const cases: readonly Case[] = [
    {
        title: "throws says what and where",
        code: `new Box("a");\nexport default () => { throw new Error("it broke"); };`,
        exit: 1,
        says: /Error: it broke at default \(.*index\.js:\d+:\d+\).*failed: 1 error; the plan is incomplete.*Next: correct what the errors above name/,
    },
    {
        title: "throws in an async function says what and where",
        code: `new Box("a");\nexport default async () => { await 1; throw new Error("it broke later"); };`,
        exit: 1,
        says: /Error: it broke later at .*index\.js:\d+:\d+/,
    },
    {
        title: "rejects says what and where",
        code: `new Box("a");\nPromise.reject(new Error("nobody waits"));`,
        exit: 1,
        says: /Error: nobody waits at .*index\.js:\d+:\d+/,
    },
    {
        title: "exits with a code says which",
        code: `new Box("a");\nprocess.exit(7);`,
        exit: 1,
        says: /exit(ed with)?.* code:? 7/,
    },
    {
        title: "ends before its registrations says which did not complete",
        code: `new Box("first");\nprocess.exit(0);`,
        exit: 1,
        says: /exited before the following resource registrations could complete: \* "first" \[test:index:Box\]/,
    },
    {
        title: "is killed says by which signal",
        code: `process.kill(process.pid, "SIGKILL");`,
        exit: 1,
        says: /SIGKILL/,
    },
    {
        title: "waits for a promise that never resolves says for which resource",
        code: `new Box("waiting", { input: new Promise(() => {}) });`,
        exit: 1,
        says: /"waiting" \[test:index:Box\] was waiting for the value of its input property "input"/,
    },
    {
        title: "logs an error and goes on counts as failed, with what it registered",
        code: `await pulumi.log.error("said as an error");\nnew Box("later");`,
        exit: 1,
        says: /later test Box error .* said as an error/,
    },
    {
        title: "cannot be parsed says what and where",
        code: "",
        files: { "index.js": "const = 1;\n" },
        exit: 1,
        says: /index\.js' failed with an unhandled exception: SyntaxError: Unexpected token '='/,
    },
    {
        title: "lacks a module says which",
        code: `import "no-such-package";`,
        exit: 1,
        says: /Cannot find package 'no-such-package' imported from .*index\.js/,
    },
    {
        title: "is not where main says is refused with the fix",
        code: "",
        files: { "Pulumi.yaml": "name: wrong-main\nmain: nowhere.js\nruntime: nodejs\n" },
        exit: 1,
        says: /nowhere\.js: no such file or directory\. Fix: correct main in Pulumi\.yaml/,
    },
    {
        title: "has a broken Pulumi.yaml is refused with file, line and fix",
        code: "",
        files: { "Pulumi.yaml": "name: [broken\nruntime: nodejs\n" },
        exit: 1,
        says: /Pulumi\.yaml is not valid YAML: .* at line 2, column 1\. Fix: correct that line/,
    },
    {
        title: "prints megabytes has them shown, standard error cut at its end",
        code: `const line = "x".repeat(99) + "\\n";
            process.stdout.write(line.repeat(20_000));
            process.stderr.write(line.repeat(40_000));
            export const printed = true;`,
        exit: 0,
        says: /\(more was printed and is left out\).* is clean/,
    },
    {
        title: "keeps a timer going is stopped when time is up, which says that it was running",
        code: `new Box("a");\nsetInterval(() => {}, 1000);`,
        argv: ["--timeout", "2"],
        exit: 1,
        says: /^stopped after 2 s \(--timeout 2\); nothing was reported\. When time was up: - \S+: its program was running, \d resources? so far \(a timer or a server .*\) Fix: allow more time/,
    },
    {
        title: "keeps a server open and ignores SIGTERM is stopped when time is up",
        code: `import { createServer } from "node:http";\nprocess.on("SIGTERM", () => {});\ncreateServer().listen(0, "127.0.0.1");`,
        argv: ["--timeout", "2"],
        exit: 1,
        says: /^stopped after 2 s/,
    },
    {
        title: "never yields is stopped when time is up, with what it started",
        code: `${startsDeaf("inherit")}\nfor (;;);`,
        argv: ["--timeout", "2"],
        exit: 1,
        says: /^stopped after 2 s/,
    },
    {
        title: "starts what outlives it takes that along, in a session of its own or with its output held open",
        code: `${startsDeaf("ignore")}\n${startsDeaf("inherit")}\nnew Box("a");`,
        exit: 0,
        says: /is clean/,
    },
    {
        title: "is refused a resource and waits on is ended",
        code: `new Box("twice");\nnew Box("twice");\nsetInterval(() => {}, 1000);`,
        exit: 1,
        says: /Duplicate resource URN '.*::twice'; try giving it a unique name/,
    },
    {
        title: "throws in the settled pass alone says in which pass",
        code: `${bucket}new Bucket("a").arn.apply((arn) => { throw new Error("now known: " + arn); });`,
        exit: 1,
        says: /error .*, with the values of the settled pass .*Error: now known: arn:aws:s3/,
    },
    {
        title: "throws in the settled pass over values without a model warns",
        code: `new Box("a").id.apply((id) => { throw new Error("now known: " + id); });`,
        exit: 0,
        says: /warning .*the settled pass ended early.*now known: /,
    },
    {
        title: "hangs in the settled pass alone is stopped when time is up, which says so",
        code: `${bucket}new Bucket("a").arn.apply(() => new Promise(() => setInterval(() => {}, 1000)));`,
        argv: ["--timeout", "7"],
        exit: 1,
        says: /- \S+: its program was running again, for the settled pass Fix/,
    },
];

describe("a program that", () => {
    const projects = new Projects();
    const runs = new Map<Case, Ended>();

    before(async function () {
        this.timeout(240_000);
        await twoAtATime(cases.entries(), async ([index, one]) => {
            const name = projects.program(`program-${index}`, one.code, one.files);
            runs.set(one, await watched(projects.root, projects.preview(name, [], one.argv)).ended);
        });
    });
    after(() => projects.remove());

    for (const one of cases) {
        it(one.title, () => {
            const { code, out, err, processes, files } = runs.get(one) ?? assert.fail("it did not run");
            const words = `${err}${out}`.replaceAll(/\s+/g, " ");
            assert.ok(one.says.test(words), words.slice(0, 1500) + words.slice(-1500));
            assert.deepEqual({ code, processes, files }, { code: one.exit, processes: [], files: [] });
        });
    }
});
