import { unwrapSecret } from "./secret.ts";
import { containsUnknown, isRecord, isUnknown, own } from "./unknown.ts";

/** Objects deeper than this are taken whole: no resource has such properties, and the stack has an end. */
const DEEPEST = 100;

/**
 * What a rule reads of one property: the input where it is known, else the output. An output that is unknown where no
 * input was given is one the cloud computes, so it counts as absent: it must not satisfy "a key is set". Lists are taken
 * whole, because a provider may return a set in another order.
 */
export function overlay(input: unknown, output: unknown, depth = 0): unknown {
    if (input === undefined || input === null) {
        return containsUnknown(output) ? dropUnknown(output, depth) : output;
    }
    if (isUnknown(input)) {
        return output === undefined || output === null ? input : output;
    }
    if (unwrapSecret(input).secret) {
        return input;
    }
    if (Array.isArray(input)) {
        return Array.isArray(output) && containsUnknown(input) && !containsUnknown(output) ? output : input;
    }
    if (isRecord(input) && isRecord(output) && depth < DEEPEST) {
        const keys = new Set([...Object.keys(output), ...Object.keys(input)]);
        return Object.fromEntries([...keys].map((key) => [key, overlay(own(input, key), own(output, key), depth + 1)]));
    }
    return input;
}

function dropUnknown(output: unknown, depth: number): unknown {
    if (isUnknown(output) || depth > DEEPEST) {
        return undefined;
    }
    if (Array.isArray(output)) {
        return containsUnknown(output) ? undefined : output;
    }
    if (isRecord(output)) {
        return Object.fromEntries(Object.keys(output).map((key) => [key, dropUnknown(own(output, key), depth + 1)]));
    }
    return output;
}
