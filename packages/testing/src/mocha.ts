import { enableCompileCache } from "node:module";
import { refuseMistakes } from "./checks/mistakes.ts";
import { takeMistakes, watchTest } from "./checks/watch.ts";

// Most of a short run is loading the SDK: compiled code is kept between runs. Not where coverage is measured, which
// compiled code of another run makes less exact.
if (process.env["NODE_V8_COVERAGE"] === undefined) enableCompileCache();

/** The part of mocha's context that the hooks use. */
interface HookContext {
    readonly currentTest?: RunningTest;
}
type Done = (error?: unknown) => void;
interface RunningTest {
    fn?: TestFunction;
    readonly file?: string;
    readonly state?: string;
    readonly err?: Error;
    timeout(): number;
}
type TestFunction = (this: unknown, done?: Done) => unknown;

/** Bodies that end with the checks already: a retried test starts from the one it had. */
const checked = new WeakSet<TestFunction>();

/** Time that a test without a limit is given to settle, in seconds. */
const UNLIMITED = 20;

/** Time that what a failed test began is given to end, in seconds. */
const BRIEFLY = 0.1;

/**
 * Mocha's root hooks: `mocha --require @plinth/testing/mocha`. Each test ends with the checks that `assertSettled`
 * makes, and fails by itself: a hook that failed would end the whole run.
 */
export const mochaHooks = {
    beforeEach(this: HookContext): void {
        const test = this.currentTest;
        watchTest(test?.file);
        if (test?.fn === undefined || checked.has(test.fn)) return;
        test.fn = endingWithChecks(test, test.fn);
        checked.add(test.fn);
    },
    async afterEach(this: HookContext): Promise<void> {
        const test = this.currentTest;
        if (test?.state !== "failed" || test.err === undefined) return;
        // A test that failed did not come to its checks; what they would say often says why, above all at a timeout.
        const { messages } = await takeMistakes(BRIEFLY);
        const { err } = test;
        const more = messages.filter((message) => !err.message.includes(message));
        if (more.length > 0) err.message = `${err.message}\n${more.join("\n")}`;
    },
    /** What the last hooks left. */
    async afterAll(): Promise<void> {
        refuseMistakes(await takeMistakes(1));
    },
};

function endingWithChecks(test: RunningTest, body: TestFunction): TestFunction {
    // Mocha has counted the parameters of the body already: a test with `done` is one whatever stands here.
    if (body.length > 0)
        return function (done): void {
            const started = Date.now();
            body.call(this, (error) => {
                if (error) return done?.(error);
                void check(test, started).then(() => done?.(), done);
            });
        };
    return async function () {
        const started = Date.now();
        await body.call(this);
        await check(test, started);
    };
}

async function check(test: RunningTest, started: number): Promise<void> {
    const limit = test.timeout();
    // Within what is left of the test's time, or mocha's own message would hide what is said here.
    const seconds = limit === 0 ? UNLIMITED : Math.max(0, (limit - (Date.now() - started)) * 0.8) / 1000;
    refuseMistakes(await takeMistakes(seconds));
}
