export type { Answers, InvokeResult } from "./answers.ts";
export { isKnown, isSecret, known } from "./known.ts";
export { record, type RecordOptions } from "./record.ts";
export type { RecordedOptions, RecordedResource, Recording } from "./recording.ts";
export { isUnknown, unknown } from "./wire.ts";
