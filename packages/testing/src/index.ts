import { mochaHooks } from "./mocha.ts";

// Imported by a test file, the checks become hooks of all tests of the process. Read like this, the types of a test
// runner are not needed.
const { beforeEach, afterEach, after } = globalThis as unknown as Record<string, ((hook: unknown) => void) | undefined>;
if (beforeEach !== undefined && afterEach !== undefined && after !== undefined) {
    beforeEach(mochaHooks.beforeEach);
    afterEach(mochaHooks.afterEach);
    after(mochaHooks.afterAll);
}

export { assertSettled, type SettleOptions } from "./assertSettled.ts";
export type { Mocks } from "./host/mocks.ts";
export { isKnown, isSecret, known } from "./known.ts";
export { isUnknown, unknown } from "./plain.ts";
export { type InvokeResult, record, type RecordOptions } from "./record.ts";
export type { RecordedOptions, RecordedResource } from "./recordedResource.ts";
export { Recording } from "./recording.ts";
export { setMocks } from "./setMocks.ts";
