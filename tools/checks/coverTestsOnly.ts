/**
 * Keeps coverage to the processes that run tests. What they start would inherit it, and write out every line of the AWS
 * SDK at each exit: about a tenth of the suite's processor time, for lines that tests in process reach anyway.
 *
 * V8 has read the variable when this runs; only processes started later miss it.
 */
export const mochaHooks = {
    beforeAll(): void {
        delete process.env["NODE_V8_COVERAGE"];
    },
};
