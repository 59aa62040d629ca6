import assert from "node:assert/strict";
import { isOrderAlone, isPlanViolation, withoutNeverReached, withoutValues } from "./violation.ts";

const QUEUE = "urn:pulumi:dev::p::aws:sqs/queue:Queue::q";

describe("what the engine says of a violated plan", () => {
    it("is told from other failures", () => {
        for (const said of [
            `resource ${QUEUE} violates plan: properties changed: ~~size[{1}!={2}]`,
            "resource violates plan: properties changed: ++n[{1}!={2}]",
            "create is not allowed by the plan: no steps were expected for this resource",
            `expected resource operations for ${QUEUE} but none were seen`,
            `no plan for resource ${QUEUE}`,
        ]) {
            assert.equal(isPlanViolation(said), true, said);
        }
        for (const said of ["api error SlowDown: violates", "AccessDenied: the plan", "update failed"]) {
            assert.equal(isPlanViolation(said), false, said);
        }
    });

    it("keeps names of properties up to the first value, and no value, whatever brackets are in it", () => {
        const said = (list: string): string =>
            withoutValues(`resource ${QUEUE} violates plan: properties changed: ${list}`);
        assert.equal(
            said("-+gone, =~name, ~~size[{12}!={55}], ++tags[{map[a:{canary-1}]}!={map[]}]"),
            `resource ${QUEUE} violates plan: properties changed: gone (removed by the plan, set now), ` +
                "name (left as it is by the plan, changed now), size (changed, to another value), and maybe others",
        );
        for (const value of ["canary", "]]canary", "], ++canary[{x", "a\n, ++canary"]) {
            assert.doesNotMatch(said(`~~size[{${value}}!={${value}]]}], ++b[{x}]`), /canary/, value);
        }
        assert.match(said("canary"), /properties changed: some$/);
    });

    it("is left out where it only follows from another failure", () => {
        const never = `expected resource operations for ${QUEUE} but none were seen`;
        assert.deepEqual(withoutNeverReached(["Throttling: Rate exceeded", never]), ["Throttling: Rate exceeded"]);
        assert.deepEqual(withoutNeverReached([never]), [never]);
    });

    it("is about the order alone where nothing but dependencies differ", () => {
        const order = "resource urn:x violates plan: dependencies changed: added urn:y";
        const ofProperty = "resource urn:x violates plan: dependencies for policy changed: added urn:y";
        assert.equal(isOrderAlone([order, ofProperty]), true);
        assert.equal(isOrderAlone([order, "resource urn:x violates plan: protect changed (expected true)"]), false);
        assert.equal(isOrderAlone([]), false);
    });

    it("leaves everything else as it is", () => {
        assert.equal(withoutValues("properties changed: [a]"), "properties changed: [a]");
        const said = "update is not allowed by the plan: this resource is constrained to same";
        assert.equal(withoutValues(said), said);
    });
});
