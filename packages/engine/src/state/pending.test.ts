import assert from "node:assert/strict";
import { Pending } from "./pending.ts";
import { plainResource } from "./providers.ts";
import { type LiveResource, StackState } from "./stackState.ts";

describe("Pending", () => {
    const state = new StackState("shop", "dev");
    const pending = new Pending(state);

    function add(name: string, given: Partial<LiveResource>): string {
        const resource = plainResource({
            urn: name,
            type: "test:index:Box",
            name,
            inputs: {},
            outputs: {},
            id: "",
            ...given,
        });
        state.add(resource);
        return resource.urn;
    }

    const made = add("made", { id: "box-1" });
    const unmade = add("unmade", {});
    const component = add("component", { custom: false });
    const nested = add("nested", { custom: false, parent: component });

    it("holds what has no id yet", async () => {
        assert.equal(await pending.holds([made]), false);
        assert.equal(await pending.holds([made, unmade]), true);
        assert.equal(await pending.holds(["nobody"]), false);
        assert.equal(await pending.holds([]), false);
    });

    it("holds a component that holds something without an id, however deep", async () => {
        assert.equal(await pending.holds([component]), false);
        add("below", { parent: nested });
        assert.equal(await pending.holds([component]), true);
    });

    it("waits for what is being registered below a component", async () => {
        const slow = add("slow", { custom: false });
        let finish: () => void = () => undefined;
        const registration = pending.during(slow, async () => {
            await new Promise<void>((resolve) => (finish = resolve));
            return add("late", { parent: slow });
        });
        const answer = pending.holds([slow]);
        finish();
        await registration;
        assert.equal(await answer, true);
    });
});
