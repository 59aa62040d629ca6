import assert from "node:assert/strict";
import { evaluate } from "../../judge/evaluate.ts";
import { resource } from "../../tests/example.ts";
import { tagValues } from "./tagValues.ts";

describe("the values allowed for a tag", () => {
    it("refuses a pattern that is none", () => {
        const queue = resource("aws:sqs/queue:Queue", "q", { tags: { Owner: "team-c" } });
        const parameters = { "tag-values": { values: { Owner: "team-(" } } };
        const [finding] = evaluate([queue], { rules: [tagValues], parameters });
        assert.equal(finding?.outcome, "errored");
        assert.match(finding.actual, /parameter "values" of rule "tag-values" must be a map of patterns/);
    });
});
