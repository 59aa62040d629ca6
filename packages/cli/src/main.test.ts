import assert from "node:assert/strict";
import { Stopped } from "./host.ts";
import { main } from "./main.ts";
import { recordingHost } from "./testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "./testdata/temporaryRepository.ts";

describe("the command line", () => {
    let repository: TemporaryRepository;
    before(() => (repository = smallRepository()));
    after(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        return { code: await main(argv, host), out: host.out(), err: host.err() };
    };

    it("prints help on stdout and ends with 0", async () => {
        const { code, out, err } = await run("--help");
        assert.equal(code, 0);
        assert.match(out, /^Usage: plinth /);
        for (const verb of ["preview", "settings", "doctor"]) assert.match(out, new RegExp(`^  ${verb}`, "m"));
        assert.equal(err, "");
    });

    it("prints a verb's options with its help", async () => {
        const { code, out } = await run("preview", "--help");
        assert.equal(code, 0);
        for (const option of ["--layer", "--format", "--out", "--passes", "--strict", "--timeout", "--include"]) {
            assert.match(out, new RegExp(`^  ${option}`, "m"));
        }
    });

    const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
        ["no verb", [], /Usage: plinth/],
        ["an unknown verb, with a suggestion", ["preveiw"], /unknown command 'preveiw'\n\(Did you mean preview\?\)/],
        [
            "an unknown option, with a suggestion",
            ["preview", "layered", "--formt", "json"],
            /unknown option '--formt'\n\(Did you mean --format\?\)/,
        ],
        ["a verb of settings that does not exist", ["settings", "chek"], /unknown command 'chek'/],
        ["too many arguments", ["preview", "layered", "single"], /too many arguments/],
        ["an option without its value", ["preview", "layered", "--out"], /argument missing/],
        ["a format that does not exist", ["preview", "layered", "--format", "yaml"], /"yaml" is none of text, json/],
        [
            "one wrong format among several",
            ["preview", "layered", "--format", "text,yaml"],
            /"yaml" is none of text, json/,
        ],
        [
            "several formats without a folder to write them to",
            ["preview", "layered", "--format", "text,json"],
            /need --out/,
        ],
        ["a timeout that is not a number", ["preview", "layered", "--timeout", "soon"], /a number of seconds/],
        ["a timeout of zero", ["preview", "layered", "--timeout", "0"], /above 0/],
        ["a timeout longer than a day", ["preview", "layered", "--timeout", "86401"], /up to 86400/],
        ["a number of passes there is not", ["preview", "layered", "--passes", "3"], /Allowed choices are 1/],
        [
            "an outcome that does not exist",
            ["preview", "layered", "--include", "passes"],
            /"passes" is none of pass, notApplicable/,
        ],
    ];
    for (const [what, argv, message] of misuses) {
        it(`refuses ${what} with the usage and 64`, async () => {
            const { code, out, err } = await run(...argv);
            assert.equal(code, 64);
            assert.match(err, message);
            assert.match(err, /Usage: plinth/);
            assert.equal(out, "");
        });
    }

    it("refuses a preview of no environment with their names and 64", async () => {
        const { code, err } = await run("preview");
        assert.equal(code, 64);
        assert.match(err, /which environment\? This repository has layered, single\.\nUsage: plinth preview/);
    });

    it("refuses an environment that does not exist with a suggestion and 1", async () => {
        const { code, err } = await run("preview", "layred");
        assert.equal(code, 1);
        assert.match(err, /environment "layred" does not exist.*did you mean layered\?/);
    });

    it("refuses to run outside a repository with 1", async () => {
        const host = recordingHost({ cwd: "/" });
        assert.equal(await main(["settings", "check"], host), 1);
        assert.equal(
            host.err(),
            "/ is not inside a Plinth repository: no folder upwards holds environments/. Fix: change into a clone and run the command there\n",
        );
    });

    it("says a bug in one line, and where only on request", async () => {
        const broken = () => Promise.reject(new TypeError("x is not a function"));
        const quiet = recordingHost({ cwd: repository.root, preview: broken });
        assert.equal(await main(["preview", "layered"], quiet), 1);
        assert.match(quiet.err(), /x is not a function\nSet PLINTH_DEBUG=1/);
        assert.doesNotMatch(quiet.err(), /^ {4}at /m);

        const debugging = recordingHost({ cwd: repository.root, preview: broken, env: { PLINTH_DEBUG: "1" } });
        assert.equal(await main(["preview", "layered"], debugging), 1);
        assert.match(debugging.err(), /TypeError: x is not a function\n {4}at /);
    });

    for (const [signal, expected] of [
        ["SIGINT", 130],
        ["SIGTERM", 143],
    ] as const) {
        it(`stops the engine on ${signal} and ends with ${expected}`, async () => {
            const host = recordingHost({
                cwd: repository.root,
                preview: (request) =>
                    new Promise((_, reject) => {
                        request.signal?.addEventListener("abort", () => reject(new Error("a process was killed")));
                        host.abort(new Stopped(signal));
                    }),
            });
            assert.equal(await main(["preview", "layered"], host), expected);
            assert.equal(host.err(), `Stopped by ${signal}.\n`);
        });
    }
});
