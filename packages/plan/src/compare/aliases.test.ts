import assert from "node:assert/strict";
import { changesOf, comparePlans, onlyChange, resource, urnOf } from "../testdata/sides.ts";

const THING = "test:index:Thing";
const COMPONENT = "shop:index:App";
const child = (parent: string, type: string, name: string, more = {}) =>
    resource(type, name, {
        urn: `urn:pulumi:dev::shop::${COMPONENT}$${type}::${name}`,
        parent: urnOf(COMPONENT, parent),
        ...more,
    });
const app = (name: string, more = {}) => resource(COMPONENT, name, { custom: false, ...more });

describe("an alias makes a resource the same one", () => {
    it("by its whole old URN", () => {
        const change = onlyChange(
            comparePlans(
                [resource(THING, "old")],
                [resource(THING, "new", { options: { aliases: [urnOf(THING, "old")] } })],
            ),
        );
        assert.deepEqual([change.kind, change.oldUrn, change.differences], ["settings", urnOf(THING, "old"), []]);
    });

    it("by its old name, type or parent", () => {
        const now = resource(THING, "new", { options: { aliases: [{ name: "old" }] } });
        assert.equal(onlyChange(comparePlans([resource(THING, "old")], [now])).oldUrn, urnOf(THING, "old"));
        const typed = resource(THING, "a", { options: { aliases: [{ type: "test:index:Former" }] } });
        const change = onlyChange(comparePlans([resource("test:index:Former", "a")], [typed]));
        assert.deepEqual(
            [change.kind, change.options],
            ["updateOrReplace", [{ option: "type", old: "test:index:Former", new: THING }]],
        );
        const moved = child("app", THING, "a", { options: { aliases: [{ noParent: true }] } });
        assert.equal(
            onlyChange(comparePlans([app("app"), resource(THING, "a")], [app("app"), moved])).oldUrn,
            urnOf(THING, "a"),
        );
        const back = resource(THING, "a", { options: { aliases: [{ parentUrn: urnOf(COMPONENT, "app") }] } });
        assert.equal(
            onlyChange(comparePlans([app("app"), child("app", THING, "a")], [app("app"), back])).oldUrn,
            child("app", THING, "a").urn,
        );
    });

    it("and its children with it, those named after it included", () => {
        const old = [app("old"), child("old", THING, "old-role"), child("old", THING, "queue")];
        const now = [
            app("new", { options: { aliases: [{ name: "old" }] } }),
            child("new", THING, "new-role"),
            child("new", THING, "queue"),
        ];
        const changes = changesOf(comparePlans(old, now));
        assert.deepEqual(
            changes.map(({ name, kind, oldUrn }) => [name, kind, oldUrn?.split("::").at(-1)]),
            [
                ["new-role", "settings", "old-role"],
                ["new", "settings", "old"],
            ],
        );
    });

    it("and not two: who kept the URN is the resource", () => {
        const claiming = resource(THING, "b", { options: { aliases: [{ name: "a" }] } });
        const changes = changesOf(comparePlans([resource(THING, "a")], [resource(THING, "a"), claiming]));
        assert.deepEqual(
            changes.map(({ name, kind }) => [name, kind]),
            [["b", "create"]],
        );
    });

    it("and references to it by the old URN are references to it", () => {
        const from = (name: string) => resource(THING, "user", { options: { deletedWith: urnOf(THING, name) } });
        const renamed = resource(THING, "new", { options: { aliases: [{ name: "old" }] } });
        assert.deepEqual(
            changesOf(comparePlans([resource(THING, "old"), from("old")], [renamed, from("new")])).map(
                ({ name }) => name,
            ),
            ["new"],
        );
    });
});
