import { guardUnawaited } from "./unawaited.ts";

// Imported by a test file under mocha, these become hooks of all tests.
if (typeof beforeEach === "function" && typeof afterEach === "function") guardUnawaited({ beforeEach, afterEach });

export type { Answers, InvokeResult } from "./answers.ts";
export { isKnown, isSecret, known } from "./known.ts";
export { record, type RecordOptions } from "./record.ts";
export type { RecordedOptions, RecordedResource, Recording } from "./recording.ts";
export { guardUnawaited } from "./unawaited.ts";
export { isUnknown, unknown } from "./wire.ts";
