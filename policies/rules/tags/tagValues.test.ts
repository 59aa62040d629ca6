import assert from "node:assert/strict";
import { evaluate } from "../../judge/evaluate.ts";
import { resource } from "../../tests/example.ts";
import { tagValues } from "./tagValues.ts";

function findings(values: unknown) {
    const queue = resource("aws:sqs/queue:Queue", "q", { tags: { Owner: "team-c" } });
    return evaluate([queue], { rules: [tagValues], parameters: { "tag-values": { values } } });
}

describe("the values allowed for a tag", () => {
    it("are named in the finding, the value found is not", () => {
        const [listed, single, matched] = [["team-a", "team-b"], ["team-a"], "team-[ab]"].map(
            (allowed) => findings({ Owner: allowed })[0]?.message.split(". Fix:")[0],
        );
        assert.equal(listed, "tags.Owner: expected one of team-a, team-b, found <set>");
        assert.equal(single, "tags.Owner: expected team-a, found <set>");
        assert.equal(matched, "tags.Owner: expected to match team-[ab], found <set>");
    });

    it("refuses a pattern that is none", () => {
        const [finding] = findings({ Owner: "team-(" });
        assert.equal(finding?.outcome, "errored");
        assert.match(finding.actual, /parameter "values" of rule "tag-values" must be a map of patterns/);
    });
});
