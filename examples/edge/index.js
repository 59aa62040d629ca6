import { requireNode } from "@plinth/core/require-node";

// Plain JavaScript, so that an older Node says what is missing instead of failing on the first type.
export default async function edge() {
    requireNode();
    const { makeEdge } = await import("./edge.ts");
    return makeEdge();
}
