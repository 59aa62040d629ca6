import assert from "node:assert/strict";
import { formatProblem } from "../errors/index.ts";
import { checkLogicalName } from "./logicalName.ts";

describe("a component's logical name", () => {
    it("may be as long as what children add leaves it", () => {
        assert.deepEqual(checkLogicalName("orders-2", 8), []);
    });

    for (const name of ["orders-23", "Orders", "2-orders", "orders_2", ""])
        it(`refuses ${JSON.stringify(name)}`, () => {
            assert.deepEqual(checkLogicalName(name, 8).map(formatProblem), [
                `must have a name of at most 8 lower-case letters, digits and hyphens: names in AWS start with it, got ${JSON.stringify(name)}. Fix: shorten or rename it`,
            ]);
        });
});
