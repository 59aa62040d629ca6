import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { twoAtATime } from "./twoAtATime.ts";
import { type Faults, leaksOf, type Said, Secretive } from "./secretive.ts";

/** A run, the exit code it must have, and words that show it came as far as it should. */
interface Case {
    readonly title: string;
    readonly argv?: readonly string[];
    readonly faults?: Faults;
    readonly code: number;
    readonly says: RegExp;
}

const everything = ["--include", "pass,notApplicable"];

const cases: readonly Case[] = [
    {
        title: "files in every format, both passes and every finding",
        argv: ["--format", "text,json", "--out", "WRITTEN/out", ...everything],
        code: 2,
        says: /Wrote .*test\.txt, .*test\.json/,
    },
    {
        title: "text, with one pass",
        argv: ["--passes", "1", ...everything],
        code: 2,
        says: /warn \[secret\].*is blocked by policy/,
    },
    {
        title: "JSON of a program that throws, in message and stack trace",
        argv: ["--format", "json"],
        faults: { fault: "throws" },
        code: 1,
        says: /the program failed with \[secret\] and \[secret\]/,
    },
    {
        title: "text of a program with an unhandled rejection",
        faults: { fault: "rejects" },
        code: 1,
        says: /nobody waits for \[secret\]/,
    },
    {
        title: "text of a program that says why it exits",
        faults: { fault: "exits" },
        code: 1,
        says: /on the way out: \[secret\] \[secret\]/,
    },
    {
        title: "JSON of inputs that are refused",
        argv: ["--format", "json"],
        faults: { fault: "refused" },
        code: 1,
        says: /Duplicate resource URN/,
    },
    {
        title: "text of a program that throws in the settled pass alone",
        faults: { fault: "settled" },
        code: 2,
        says: /the settled pass ended early.*: \[secret\]/,
    },
    {
        title: "text of a pack that throws what it sees",
        faults: { packFault: "throws" },
        code: 1,
        says: /the rule failed over .*\[secret\]/,
    },
    {
        title: "text of a pack that dies",
        faults: { packFault: "exits" },
        code: 1,
        says: /\(exit code 7\) while it was judging.*\[secret\]/,
    },
    {
        title: "what is said when time is up",
        argv: ["--timeout", "2"],
        faults: { fault: "hangs" },
        code: 1,
        says: /stopped after 2 s/,
    },
    {
        title: "what is said on a signal",
        faults: { fault: "hangs", signal: { name: "SIGINT", after: 2000 } },
        code: 130,
        says: /Stopped by SIGINT/,
    },
    {
        title: "text, with every switch for debugging and the compiled code that Node keeps",
        faults: {
            environment: {
                PLINTH_DEBUG: "1",
                PULUMI_DEBUG_PROMISE_LEAKS: "true",
                PULUMI_DEBUG_COMMANDS: "true",
                GRPC_TRACE: "all",
                GRPC_VERBOSITY: "DEBUG",
                NODE_COMPILE_CACHE: "WRITTEN/tmp/compiled",
            },
        },
        code: 2,
        says: /Server constructed/,
    },
];

describe("a secret in every kind of input is in no", () => {
    const secretive = new Secretive();
    const said = new Map<string, Said>();

    before(async function () {
        this.timeout(240_000);
        await twoAtATime(cases, async ({ title, argv = [], faults }) => {
            said.set(title, await secretive.preview(argv, faults));
        });
    });
    after(() => secretive.dispose());

    const saidOf = (title: string): Said => {
        const found = said.get(title);
        assert.ok(found !== undefined);
        return found;
    };

    for (const { title, code, says } of cases) {
        it(title, () => {
            const run = saidOf(title);
            assert.deepEqual(leaksOf(run), []);
            // Reports break lines where a terminal would.
            const words = `${run.out}${run.err}`.replaceAll(/\s+/g, " ");
            assert.ok(says.test(words), words.slice(0, 2000));
            assert.equal(run.code, code, run.err.slice(0, 2000));
        });
    }

    it("and a run leaves nothing in the system's temporary folder", () => {
        const left = [...said].flatMap(([, { files }]) => [...files.keys()]).filter((file) => file.startsWith("tmp/"));
        assert.deepEqual(
            left.filter((file) => !file.startsWith("tmp/compiled/")),
            [],
        );
        assert.ok(existsSync(secretive.root));
    });

    it("and each of them reaches the plan: the test would be worth nothing otherwise", () => {
        const { files } = saidOf("files in every format, both passes and every finding");
        const plan = JSON.parse(files.get("out/test.json") ?? "") as {
            stacks: [{ resources: { name: string; inputs: Record<string, unknown> }[] }];
        };
        const inputsOf = (name: string): Record<string, unknown> =>
            plan.stacks[0]?.resources.find((resource) => resource.name === name)?.inputs ?? assert.fail(name);
        const hidden = { $secret: true };
        for (const [name, input] of [
            ["shapes", "plain"],
            ["shapes", "whole"],
            ["shapes", "number"],
            ["shapes", "stringified"],
            ["files", "asset"],
            ["files", "archive"],
            ["echo", "again"],
            ["provider", "token"],
            ["named", "bucket"],
            ["group", "input"],
            ["remote", "input"],
            ["dynamic", "input"],
            ["transformed", "c"],
            ["read", "a"],
            ["referred", "a"],
            ["referred", "b"],
            ["found", "a"],
            ["configured", "secret"],
            ["configured", "open"],
            ["configured", "part"],
            ["inside-apply", "a"],
        ] as const)
            assert.deepEqual(inputsOf(name)[input], hidden, `${name}.${input}`);
        assert.deepEqual(inputsOf("tagged")["tags"], { secret: hidden });
        assert.deepEqual(inputsOf("data")["stringData"], { password: hidden });
    });
});
