import type { StackIndex } from "./stackIndex.ts";

/** Computes something once for a stack, however many of its resources ask: what keeps rules linear. */
export function perStack<T>(compute: (stack: StackIndex) => T): (stack: StackIndex) => T {
    const computed = new WeakMap<StackIndex, { readonly value: T }>();
    return (stack) => {
        let entry = computed.get(stack);
        if (entry === undefined) {
            entry = { value: compute(stack) };
            computed.set(stack, entry);
        }
        return entry.value;
    };
}
