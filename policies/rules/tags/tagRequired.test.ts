import assert from "node:assert/strict";
import { evaluate } from "../../judge/evaluate.ts";
import { correction } from "../../tests/correction.ts";
import { resource, UNKNOWN } from "../../tests/example.ts";
import { tagRequired } from "./tagRequired.ts";

function finding(tags: Record<string, string>) {
    const found = evaluate([resource("aws:sqs/queue:Queue", "q", { tags })], { rules: [tagRequired] });
    assert.equal(found.length, 1);
    return found[0]?.message.split(". Fix:")[0];
}

describe("a resource's missing tags", () => {
    it("are listed in one finding", () => {
        assert.equal(
            finding({ Environment: "dev", Project: "shop", team: "a" }),
            "tags: expected a value for Owner, CostCenter, ManagedBy, found none of them",
        );
    });

    it("are told from empty ones", () => {
        assert.equal(
            finding({ Environment: "dev", Project: "shop", Owner: "", ManagedBy: "pulumi" }),
            "tags: expected a value for Owner, CostCenter, found an empty Owner",
        );
    });
});

describe("the correction of a resource's tags", () => {
    const values = { Owner: "platform", Project: "shop", Zone: "a" };
    const corrected = (inputs: Record<string, unknown>, provider?: object) =>
        correction(
            tagRequired,
            resource("aws:sqs/queue:Queue", "q", inputs, provider ? { provider: { inputs: provider } } : {}),
            { values },
        );

    it("fills in required tags that are missing or blank, and keeps the others", () => {
        assert.deepEqual(corrected({}), { tags: { Owner: "platform", Project: "shop" } });
        assert.deepEqual(corrected({ tags: { Owner: " ", Project: "bakery", team: "a" } }), {
            tags: { Owner: "platform", Project: "bakery", team: "a" },
        });
    });

    it("leaves alone what is complete, comes from the provider, is not known or is no map", () => {
        const complete = { Owner: "team-b", Project: "bakery" };
        assert.equal(corrected({ tags: complete }), undefined);
        assert.equal(corrected({}, { defaultTags: { tags: complete } }), undefined);
        assert.equal(corrected({}, { defaultTags: UNKNOWN }), undefined);
        assert.equal(corrected({ tags: UNKNOWN }), undefined);
        assert.equal(corrected({ tags: { team: UNKNOWN } }), undefined);
        assert.equal(corrected({ tags: "Owner" }), undefined);
        assert.equal(correction(tagRequired, resource("aws:autoscaling/group:Group", "g", {}), { values }), undefined);
        assert.equal(correction(tagRequired, resource("aws:sqs/queue:Queue", "q", {})), undefined);
    });
});
