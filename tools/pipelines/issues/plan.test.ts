import assert from "node:assert/strict";
import { planIssues } from "./plan.ts";
import type { Wish } from "./wishes.ts";

const marker = "<!-- plinth:drift plinth-network/prod -->";
const body = `${marker}\n\nA route is gone.\n`;
const wish = (state: Wish["state"]): Wish => ({
    marker,
    title: "Drift in prod: plinth-network",
    state,
    body: state === "open" ? body : "",
});
const issue = { number: 7, title: "Drift in prod: plinth-network", body };

describe("issues of drift", () => {
    it("are opened where a stack wants one and has none", () => {
        assert.deepEqual(planIssues([wish("open")], []), [{ kind: "open", title: issue.title, body }]);
    });

    it("are left alone where they say it already, with whatever ends of lines the forge keeps", () => {
        const kept = { ...issue, body: body.trimEnd().replaceAll("\n", "\r\n") };
        assert.deepEqual(planIssues([wish("open")], [kept]), []);
    });

    it("are updated where something else has drifted", () => {
        const other = { ...issue, body: `${marker}\n\nA tag is gone.` };
        assert.deepEqual(planIssues([wish("open")], [other]), [
            { kind: "update", number: 7, title: issue.title, body },
        ]);
    });

    it("are closed where nothing has drifted any more, and stay where nobody could tell", () => {
        assert.deepEqual(planIssues([wish("closed")], [issue]), [{ kind: "close", number: 7 }]);
        assert.deepEqual(planIssues([wish("closed")], []), []);
        assert.deepEqual(planIssues([wish("keep")], [issue]), []);
    });

    it("are one for each stack: of two, the older stays", () => {
        assert.deepEqual(planIssues([wish("open")], [{ ...issue, number: 9 }, issue]), [{ kind: "close", number: 9 }]);
    });

    it("are found by their first line alone, and by the whole of it", () => {
        const quoted = { ...issue, body: `See:\n${marker}` };
        const longer = { ...issue, body: `${marker} and more` };
        assert.deepEqual(planIssues([wish("closed")], [quoted, longer]), []);
    });
});
