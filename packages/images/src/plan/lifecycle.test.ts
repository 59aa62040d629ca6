import assert from "node:assert/strict";
import fc from "fast-check";
import { ALL_IMAGES, type LifecycleRule, lifecycleRules } from "./lifecycle.ts";

interface Image {
    readonly tags: readonly string[];
    /** Days since it was pushed. */
    readonly age: number;
}

/** What AWS documents of the evaluator: the first rule whose tags an image fits decides about it, the youngest stay. */
function expired(rules: readonly LifecycleRule[], images: readonly Image[]): Image[] {
    const fits = ({ selection: { tagStatus, tagPatternList = [] } }: LifecycleRule, { tags }: Image): boolean =>
        tagStatus === "untagged"
            ? tags.length === 0
            : tagPatternList.every((pattern) => tags.some((tag) => tag.startsWith(pattern.replace("*", ""))));
    return images.filter((image) => {
        const rule = rules.find((candidate) => fits(candidate, image));
        if (rule === undefined) return false;
        const { countType, countNumber } = rule.selection;
        if (countType === "sinceImagePushed") return image.age > countNumber;
        const younger = images.filter((other) => fits(rule, other) && other.age < image.age);
        return younger.length >= countNumber;
    });
}

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const tag = fc.constantFrom(COMMIT, "v1", "release-0123456789ab", "release-fedcba987654", "sha256-aa.sig");
const images = fc.array(fc.record({ tags: fc.uniqueArray(tag, { maxLength: 2 }), age: fc.nat(4000) }), {
    maxLength: 40,
});

describe("lifecycle rules", () => {
    it("never delete what was released, nor signatures, whatever else is pushed", () => {
        fc.assert(
            fc.property(images, fc.integer({ min: 1, max: 10 }), (pushed, keepBuilds) => {
                for (const { tags } of expired(lifecycleRules({ keepBuilds }), pushed)) {
                    assert.ok(
                        !tags.some((one) => one.startsWith("release-") || one.startsWith("sha256-")),
                        String(tags),
                    );
                    assert.notEqual(tags.length, 0);
                }
            }),
        );
    });

    it("keep the newest builds, and delete the ones before", () => {
        const pushed = Array.from({ length: 120 }, (_, age) => ({ tags: [`${age}${COMMIT}`.slice(0, 40)], age }));
        assert.deepEqual(
            expired(lifecycleRules({}), pushed).map(({ age }) => age),
            Array.from({ length: 20 }, (_, index) => 100 + index),
        );
    });

    it("delete releases beyond a number only where one is written", () => {
        const pushed = Array.from({ length: 30 }, (_, age) => ({ tags: [`release-${age}`], age }));
        assert.equal(expired(lifecycleRules({ keepBuilds: 1 }), pushed).length, 0);
        assert.equal(expired(lifecycleRules({ keepBuilds: 1, keepReleases: 10 }), pushed).length, 20);
    });

    it("delete what has no tag only where days are written", () => {
        const old = { tags: [], age: 31 };
        assert.deepEqual(expired(lifecycleRules({}), [old]), []);
        assert.deepEqual(expired(lifecycleRules({ untaggedDays: 30 }), [old]), [old]);
    });

    it("have priorities and patterns of their own, as ECR wants", () => {
        const rules = lifecycleRules({ untaggedDays: 7 });
        assert.deepEqual(
            rules.map(({ rulePriority, selection }) => [
                rulePriority,
                selection.tagPatternList?.[0],
                selection.countNumber,
            ]),
            [
                [1, "release-*", ALL_IMAGES],
                [2, "sha256-*", ALL_IMAGES],
                [3, undefined, 7],
                [4, "*", 100],
            ],
        );
    });
});
