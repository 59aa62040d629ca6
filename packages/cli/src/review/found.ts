import { numberOf, recordOf, type ReviewRecord } from "./record.ts";
import type { StacksPort } from "./stacks.ts";

/** Stacks that are named as those of reviews are. */
export interface Found {
    readonly reviews: readonly FoundReview[];
    /** Named so, and without a record that says so: nobody touches them. */
    readonly unreadable: readonly { readonly stack: string; readonly resources: number }[];
}

export interface FoundReview {
    readonly stack: string;
    readonly resources: number;
    readonly record: ReviewRecord;
}

/** Every review of a backend, in the order of their numbers. */
export async function findReviews(stacks: StacksPort): Promise<Found> {
    const named = (await stacks.list()).filter(({ stack }) => numberOf(stack) !== undefined);
    const read = await Promise.all(
        named.map(async (listed) => ({ ...listed, record: recordOf(listed.stack, await stacks.tags(listed.stack)) })),
    );
    const byNumber = read.sort((a, b) => (numberOf(a.stack) ?? 0) - (numberOf(b.stack) ?? 0));
    return {
        reviews: byNumber.flatMap(({ record, ...listed }) => (record === undefined ? [] : [{ ...listed, record }])),
        unreadable: byNumber.flatMap(({ record, ...listed }) => (record === undefined ? [listed] : [])),
    };
}
