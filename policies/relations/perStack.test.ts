import assert from "node:assert/strict";
import { perStack } from "./perStack.ts";
import { StackIndex } from "./stackIndex.ts";

describe("what is computed per stack", () => {
    it("is computed once for each, even when nothing comes of it", () => {
        const asked: StackIndex[] = [];
        const nothing = perStack((stack) => {
            asked.push(stack);
            return undefined;
        });
        const [one, two] = [new StackIndex([]), new StackIndex([])];
        [one, two, one, two].forEach(nothing);
        assert.deepEqual(asked, [one, two]);
    });
});
