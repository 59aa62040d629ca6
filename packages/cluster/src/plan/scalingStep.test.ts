import assert from "node:assert/strict";
import { checkScalingStep } from "./scalingStep.ts";

const before = { minSize: 3, maxSize: 12, desiredSize: 3 };

describe("the step from one size of a node group to another", () => {
    it("takes bounds around the number of nodes that is known", () => {
        assert.deepEqual(checkScalingStep(before, { minSize: 1, maxSize: 20, desiredSize: 5 }), []);
        assert.deepEqual(checkScalingStep(before, { minSize: 3, maxSize: 3 }), []);
    });

    it("is not judged while a number is not known", () => {
        assert.deepEqual(checkScalingStep(undefined, { minSize: 9, maxSize: 12 }), []);
        assert.deepEqual(checkScalingStep({ minSize: 3 }, { minSize: 9, maxSize: 12 }), []);
    });

    it("refuses a minimum above the nodes that run, which EKS would, with the two commands that help", () => {
        const [problem] = checkScalingStep(before, { minSize: 4, maxSize: 12 });
        assert.deepEqual([problem?.path, problem?.value], [["size", "min"], 4]);
        assert.match(problem?.rule ?? "", /must not be above 3, the number of nodes/);
        assert.match(problem?.fix ?? "", /--scaling-config desiredSize=4 for this group, then pulumi up --refresh/);
    });

    it("refuses a maximum below them", () => {
        const [problem] = checkScalingStep(before, { minSize: 1, maxSize: 2 });
        assert.deepEqual([problem?.path, problem?.value], [["size", "max"], 2]);
        assert.match(problem?.rule ?? "", /must not be below 3/);
    });
});
