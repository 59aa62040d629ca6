import assert from "node:assert/strict";
import { twoAtATime } from "../secrets/twoAtATime.ts";
import { Projects } from "./project.ts";
import { type Ended, watched } from "./watched.ts";

/** A faulty pack, how a preview with it must end, and what it must say. */
interface Case {
    readonly title: string;
    /** Body of its only rule. */
    readonly rule?: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly argv?: readonly string[];
    /** A second pack that is sound; its finding must be there. */
    readonly besides?: true;
    readonly exit: number;
    readonly says: RegExp;
}

const judged = "if (args.type !== 'aws:s3/bucket:Bucket') return;";
const manifest = (more: string): Record<string, string> => ({ "package.json": `{ "type": "module"${more} }` });

const cases: readonly Case[] = [
    {
        title: "throws at load says what and where",
        files: { "index.js": `throw new Error("broken at load");` },
        exit: 1,
        says: /policy pack \S+ ended \(exit code 32\) before it was ready: .*Error: broken at load at .*index\.js:1:\d+/,
    },
    {
        title: "makes no PolicyPack says what it must do",
        files: { "index.js": "" },
        exit: 1,
        says: /ended \(exit code 0\) before it was ready, and wrote nothing to standard error\. Fix: its main must make a PolicyPack/,
    },
    {
        title: "throws in a rule says which, over which resource, and leaves what another pack found",
        rule: `${judged} throw new Error("the rule broke");`,
        besides: true,
        exit: 1,
        says: /policy pack \S+ failed while it judged urn:\S+::(first|bucket): Error validating resource with policy 'rule' .*Error: the rule broke at .*index\.js:\d+.* sound: seen/,
    },
    {
        title: "exits in a rule says with what code, and what it said before",
        rule: `${judged} console.error("before the end"); process.exit(5);`,
        exit: 1,
        says: /ended \(exit code 5\) while it was judging: before the end/,
    },
    {
        title: "is killed in a rule says by what, and what to look for",
        rule: `${judged} process.kill(process.pid, "SIGKILL");`,
        exit: 1,
        says: /ended \(SIGKILL\) while it was judging, and wrote nothing to standard error\. Fix: look for process\.exit/,
    },
    {
        title: "dies between the passes says how",
        files: {
            ...manifest(`, "version": "1.0.0", "plinth": { "judgesPasses": true }`),
            "index.js": `import { PolicyPack } from "@pulumi/policy";
new PolicyPack("mine", { policies: [{ name: "rule", description: "A rule", enforcementLevel: "advisory",
    validateStack: () => { setTimeout(() => process.exit(6), 1); } }] });`,
        },
        exit: 1,
        says: /ended \(exit code 6\) while it was judging/,
    },
    {
        title: "throws in the settled pass alone says in which pass",
        rule: `${judged} let known; try { known = args.props.tags.owner; } catch { return; } if (known) throw new Error("now it is known");`,
        exit: 1,
        says: /error .*, with the values of the settled pass .*Error: now it is known/,
    },
    {
        title: "prints before its port, be it a number, is judged by as any other",
        rule: `${judged} report("seen");`,
        files: { "before.js": `console.log("hello"); console.log("1"); console.log("99999");` },
        exit: 0,
        says: /(?=.*info judged hello )(?=.*info judged 1 )(?=.*info judged 99999 ).* seen .*passes, with advisory findings/,
    },
    {
        title: "hangs at load is stopped when time is up, which says who was judging",
        files: { "index.js": `setInterval(() => {}, 1000);` },
        argv: ["--passes", "1", "--timeout", "6"],
        exit: 1,
        says: /^stopped after 6 s .*- \S+: its program had ended, \d+ resources?; policy packs were judging/,
    },
    {
        title: "never yields in a rule, ignores SIGTERM and has started another process is stopped when time is up",
        rule: `process.on("SIGTERM", () => {});
            (await import("node:child_process")).spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"], { detached: true, stdio: "inherit" });
            for (;;);`,
        argv: ["--passes", "1", "--timeout", "6"],
        exit: 1,
        says: /^stopped after 6 s .*policy packs were judging/,
    },
    {
        title: "has an empty package.json is refused with the fix",
        files: { "package.json": "" },
        exit: 1,
        says: /package\.json is not valid JSON: .*\. Fix: correct it/,
    },
    {
        title: "has no version is refused with the fix",
        files: manifest(""),
        exit: 1,
        says: /gives the policy pack no version, which the SDK asks for\. Fix: give the pack a package\.json with a version/,
    },
    {
        title: "has a broken PulumiPolicy.yaml is refused with file and line",
        files: { "PulumiPolicy.yaml": "runtime: [nodejs\n" },
        exit: 1,
        says: /PulumiPolicy\.yaml is not valid YAML: .* at line 2, column 1\. Fix: correct that line/,
    },
];

const program = `class Bucket extends pulumi.CustomResource {
    constructor(name, args) { super("aws:s3/bucket:Bucket", name, { arn: undefined, ...args }, { version: "7.48.0" }); }
}
const first = new Bucket("first", {});
new Bucket("bucket", { tags: { owner: first.arn } });`;

describe("a pack that", () => {
    const projects = new Projects();
    const runs = new Map<Case, Ended>();

    before(async function () {
        this.timeout(240_000);
        projects.program("judged", program);
        projects.pack("sound", `${judged} report("sound: seen");`);
        await twoAtATime(cases.entries(), async ([index, one]) => {
            const name = projects.pack(`pack-${index}`, one.rule ?? "", one.files);
            if (one.files?.["before.js"] !== undefined) projects.prepend(name, `import "./before.js";\n`);
            const packs = one.besides === true ? [name, "sound"] : [name];
            runs.set(one, await watched(projects.root, projects.preview("judged", packs, one.argv)).ended);
        });
    });
    after(() => projects.remove());

    for (const one of cases) {
        it(one.title, () => {
            const { code, out, err, processes, files } = runs.get(one) ?? assert.fail("it did not run");
            const words = `${err}${out}`.replaceAll(/\s+/g, " ");
            assert.ok(one.says.test(words), words.slice(0, 3000));
            assert.deepEqual({ code, processes, files }, { code: one.exit, processes: [], files: [] });
        });
    }
});
