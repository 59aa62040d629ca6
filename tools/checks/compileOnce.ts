import { resolve } from "node:path";

/** Compiled code of what the tests start, for one run: copies of the repository would fill a lasting cache for nothing. */
export const COMPILED_FOR_TESTS = resolve("node_modules/.cache/plinth/tests");

/** Lets all that the tests start share compiled code: half of a short program's time is loading modules. */
export const mochaHooks = {
    beforeAll(): void {
        process.env["NODE_COMPILE_CACHE"] ??= COMPILED_FOR_TESTS;
    },
};
