import assert from "node:assert/strict";
import { evaluate } from "../../judge/evaluate.ts";
import { resource } from "../../tests/example.ts";
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
