import assert from "node:assert/strict";
import type { StackPlan } from "@plinth/plan";
import { preview } from "./preview.ts";
import { Programs } from "./testdata/programs.ts";
import { run, STACK } from "./testdata/run.ts";

const box = `class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("test:index:Box", name, args, opts); }
}
new Box("before");
`;

describe("a program that fails", () => {
    const programs = new Programs();
    after(() => programs.remove());
    const plans = new Map<string, StackPlan>();

    before(async () => {
        const sources: Record<string, string> = {
            throws: `${box}function deep() {\n    throw new Error("out of order");\n}\ndeep();`,
            rejects: `${box}Promise.reject(new Error("nobody waits"));`,
            inApply: `${box}new Box("a").urn.apply(() => {\n    throw new Error("in an apply");\n});`,
            throwsText: `throw "a text";`,
            exits: `process.exit(3);`,
            exitsEarly: `${box}process.exit(0);`,
            killed: `process.kill(process.pid, "SIGKILL");`,
            refuses: `throw new pulumi.RunError("say this alone");`,
            goesOn: `${box}await pulumi.log.error("said as an error", undefined);\nnew Box("later");\nexport const made = 1;`,
            duplicate: `${box}export default () => {\n    new Box("twice");\n    new Box("twice");\n};`,
            missingFile: `${box}new Box("a", { file: new pulumi.asset.FileAsset("./missing.txt") });`,
            badType: `new (class extends pulumi.CustomResource {\n    constructor() { super("nonsense", "a", {}); }\n})();`,
            missingModule: `import "no-such-package";`,
        };
        const directories = Object.entries(sources).map(([name, code]) => programs.write(name, code));
        directories.push(programs.write("syntax", "", { "index.js": "const = 1;\n" }));
        const deep = {
            "package.json": "{}",
            "index.js": 'require("./deep.js");',
            "deep.js": 'require("no-such-package");',
        };
        directories.push(programs.write("deepRequire", "", deep));
        const stacks = directories.map((directory) => ({ directory, stack: STACK }));
        const result = await preview({ stacks, policyPacks: [] });
        assert.equal(result.failed, true);
        for (const plan of result.stacks) plans.set(plan.project, plan);
    });

    function plan(project: string): StackPlan {
        const found = plans.get(project);
        assert.ok(found !== undefined);
        return found;
    }

    /** The only error of a project. */
    function error(project: string): string {
        const errors = plan(project).diagnostics.filter(({ severity }) => severity === "error");
        assert.equal(errors.length, 1, errors.map(({ message }) => message).join("\n"));
        return errors[0]?.message ?? "";
    }

    const names = (project: string): string[] => plan(project).resources.map(({ name }) => name);

    it("by throwing says what and where, and keeps what registered before", () => {
        assert.match(
            error("throws"),
            /unhandled exception:\nError: out of order\n {4}at deep \(.*throws\/index\.js:\d+:\d+\)/,
        );
        assert.ok(names("throws").includes("before"));
    });

    it("by throwing something else than an error says that", () => {
        assert.match(error("throwsText"), /unhandled exception:\na text$/);
    });

    it("by a rejection nobody handles says what and where", () => {
        assert.match(error("rejects"), /Error: nobody waits\n {4}at .*rejects\/index\.js:/);
    });

    it("inside an apply says what and where", () => {
        assert.match(error("inApply"), /Error: in an apply\n {4}at .*inApply\/index\.js:/);
    });

    it("by an error meant for people says that alone", () => {
        assert.equal(error("refuses"), "say this alone");
    });

    it("by a code or a signal says which", () => {
        assert.equal(error("exits"), "an unhandled error occurred: Program exited with non-zero exit code: 3");
        assert.equal(error("killed"), "an unhandled error occurred: Program was ended by SIGKILL");
    });

    it("by ending before its registrations did says what the SDK says of it", () => {
        assert.equal(error("exitsEarly"), "an unhandled error occurred: Program exited with non-zero exit code: 1");
        const said = plan("exitsEarly").diagnostics.map(({ message }) => message);
        assert.match(said.join("\n"), /The Pulumi runtime detected that the program exited before/);
    });

    it("and goes on registers to its end, and still counts as failed", () => {
        assert.equal(error("goesOn"), "said as an error");
        assert.ok(names("goesOn").includes("later"));
        assert.deepEqual(plan("goesOn").outputs, { made: 1 });
    });

    it("by registering a URN twice is refused with the engine's words and the place", () => {
        const urn = "urn:pulumi:test::duplicate::test:index:Box::twice";
        const [{ source, ...said } = {}, ...more] = plan("duplicate").diagnostics;
        const message = `Duplicate resource URN '${urn}'; try giving it a unique name`;
        assert.deepEqual([said, more], [{ severity: "error", message, urn }, []]);
        assert.match(String(source), /^index\.js:\d+:\d+$/);
        assert.equal(names("duplicate").filter((name) => name === "twice").length, 1);
    });

    it("by an asset whose file is missing names the file", () => {
        assert.match(
            error("missingFile"),
            /failed to open asset file '.*missingFile\/missing\.txt'.*no such file or directory/,
        );
        assert.equal(names("missingFile").includes("a"), false);
    });

    it("by a type that is none is refused with the engine's words", () => {
        assert.match(error("badType"), /Type 'nonsense' is not a valid type token \(must have format '\*:\*:\*'\)/);
    });

    it("to be read says why", () => {
        assert.match(
            error("syntax"),
            /syntax\/index\.js' failed with an unhandled exception:\nSyntaxError: Unexpected token '='/,
        );
        assert.match(
            error("missingModule"),
            /Cannot find package 'no-such-package' imported from .*missingModule\/index\.js/,
        );
        assert.match(
            error("deepRequire"),
            /Cannot find module 'no-such-package'[\s\S]* at .*deepRequire\/deep\.js:1:1/,
        );
    });

    it("has no colours in what it says", () => {
        for (const { diagnostics } of plans.values())
            for (const { message } of diagnostics) assert.equal(message.includes("\u001b"), false, message);
    });
});

describe("what a program prints", () => {
    const programs = new Programs();
    after(() => programs.remove());

    it("is kept line by line, and what it logs with its severity and resource; debugging is left out", async () => {
        const code = `
            const group = new (class extends pulumi.ComponentResource {
                constructor() { super("shop:index:Group", "group"); }
            })();
            console.log("one\\ntwo");
            process.stdout.write("no end");
            console.error("to standard error");
            pulumi.log.warn("careful", group);
            pulumi.log.info("told");
            pulumi.log.debug("hidden");`;
        const ran = await run(programs.write("prints", code));
        assert.deepEqual(ran.said("info").sort(), ["no end", "one", "to standard error", "told", "two"]);
        assert.deepEqual(
            ran.plan.diagnostics.filter(({ severity }) => severity === "warning"),
            [{ severity: "warning", message: "careful", urn: ran.resource("group").urn }],
        );
        assert.equal(ran.result.failed, false);
    });

    it("may be megabytes, in one line, in many and on standard error", async () => {
        const code = `
            const megabyte = "x".repeat(1024 * 1024);
            process.stdout.write(megabyte + megabyte + "\\n" + "line\\n".repeat(20_000));
            process.stderr.write(megabyte + megabyte);`;
        const ran = await run(programs.write("verbose", code));
        const [longest = "", ...more] = ran.said("info").sort((a, b) => b.length - a.length);
        assert.equal(longest.length, 2 * 1024 * 1024);
        assert.equal(more.filter((message) => message === "line").length, 20_000);
        // Standard error is cut, at most one chunk after 256 KiB.
        assert.ok((more[0]?.length ?? 0) < 1024 * 1024);
    });
});

describe("a preview", () => {
    const programs = new Programs();
    after(() => programs.remove());

    it("refuses a folder without a project, and a project without the SDK", async () => {
        await assert.rejects(run(programs.root), /^UnusableProject: no Pulumi project found in /);
        const bare = new Programs({ installed: false });
        try {
            await assert.rejects(
                run(bare.write("bare", "")),
                /^UnusableProject: @pulumi\/pulumi is not installed for .*bare\. Fix: run npm install there$/,
            );
        } finally {
            bare.remove();
        }
    });

    it("refuses a pack it cannot run, before any program starts", async () => {
        const project = programs.write("project", `console.log("started");`);
        const events: string[] = [];
        for (const [pack, message] of [
            [programs.files("none", {}), /no policy pack found in .*none: PulumiPolicy\.yaml is missing/],
            [
                programs.files("python", { "PulumiPolicy.yaml": "runtime: python\n" }),
                /runtime is python; this preview runs nodejs packs only/,
            ],
            [
                programs.files("silent", { "PulumiPolicy.yaml": "" }),
                /runtime is missing; this preview runs nodejs packs only/,
            ],
        ] as const) {
            await assert.rejects(
                run(project, { policyPacks: [pack], onEvent: ({ kind }) => events.push(kind) }),
                message,
            );
        }
        assert.deepEqual(events, []);
    });
});
