import type { LayerContext } from "@plinth/core";

/** Where the parts of an account are made, and what is tagged. */
export function placeOf({ target: { account, region, partition }, tags }: LayerContext) {
    return { account, region, partition, tags };
}
