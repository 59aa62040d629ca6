import assert from "node:assert/strict";
import { changesOf, comparePlans, onlyChange, resource, urnOf } from "../testdata/sides.ts";
import { type PlanObject, ResourceReference, Secret, unknown } from "../values.ts";

const THING = "test:index:Thing";
const state = { kind: "state" } as const;
const thing = (inputs: PlanObject, more = {}) => resource(THING, "a", { inputs, ...more });
const none = (deployed: PlanObject, now: PlanObject) =>
    assert.deepEqual(changesOf(comparePlans([thing(deployed)], [thing(now)], state)), []);
const paths = (deployed: PlanObject, now: PlanObject) =>
    onlyChange(comparePlans([thing(deployed)], [thing(now)], state)).differences.map(
        ({ path, kind }) => `${path} ${kind}`,
    );

describe("a plan compared with what is deployed", () => {
    it("does not count what the provider filled in, at any depth", () => {
        none(
            { __defaults: ["name", "size"], name: "a-1234567", size: 1, block: { __defaults: ["b"], a: 1, b: 2 } },
            { block: { a: 1 } },
        );
        none({ list: [{ __defaults: ["b"], a: 1, b: 2 }] }, { list: [{ a: 1 }] });
    });

    it("counts what the program says now only where it differs from that", () => {
        none({ __defaults: ["size"], size: 1 }, { size: 1 });
        assert.deepEqual(paths({ __defaults: ["size"], size: 1 }, { size: 2 }), ["size changed"]);
    });

    it("does not count a name that the Kubernetes provider chose", () => {
        const metadata = { annotations: { "pulumi.com/autonamed": "true" }, name: "a-12345678" };
        none({ metadata }, {});
        none({ metadata: { ...metadata, labels: { app: "a" } } }, { metadata: { labels: { app: "a" } } });
        assert.deepEqual(paths({ metadata }, { metadata: { name: "b" } }), ["metadata.name changed"]);
    });

    it("does not count default tags of the provider", () => {
        const provider = resource("pulumi:providers:aws", "aws", {
            inputs: { defaultTags: '{"tags":{"Owner":"us"}}' },
        });
        const under = (inputs: PlanObject) => thing(inputs, { provider: `${provider.urn}::1` });
        const changes = (deployed: PlanObject, now: PlanObject) =>
            changesOf(comparePlans([provider, under(deployed)], [provider, under(now)], state));
        assert.deepEqual(changes({ tags: { Owner: "us" }, tagsAll: { Owner: "us" } }, {}), []);
        assert.deepEqual(changes({ tags: { Owner: "us", Name: "a" } }, { tags: { Name: "a" } }), []);
        assert.deepEqual(changes({ tags: { Owner: "them" } }, {}).length, 1);
    });

    it("takes texts for the numbers and switches that the provider makes of them", () => {
        none({ port: 5432, on: true }, { port: "5432", on: "true" });
    });

    it("takes what is not known yet for the same, as long as what it comes from stays", () => {
        const source = (fixed: number) => resource(THING, "source", { id: "s-1", inputs: { fixed } });
        const user = (from: PlanObject[string]) =>
            resource(THING, "user", {
                inputs: { fixed: from },
                propertyDependencies: { fixed: [urnOf(THING, "source")] },
            });
        const kinds = (now: Parameters<typeof comparePlans>[1]) =>
            changesOf(comparePlans([source(1), user("s-1")], now, state)).map(({ name, kind }) => `${name} ${kind}`);
        assert.deepEqual(kinds([source(1), user(unknown)]), []);
        assert.deepEqual(kinds([source(1), user(new ResourceReference(urnOf(THING, "source"), unknown))]), []);
        assert.deepEqual(kinds([source(2), user(unknown)]), ["source replace", "user replace"]);
        const fresh = resource(THING, "fresh");
        const moved = { ...user(unknown), propertyDependencies: { fixed: [fresh.urn] } };
        assert.deepEqual(kinds([source(1), fresh, moved]), ["fresh create", "user replace"]);
    });

    it("says of a value that comes from nowhere that it cannot be compared", () => {
        const comparison = comparePlans([thing({ size: 1 })], [thing({ size: unknown })], state);
        assert.deepEqual(changesOf(comparison), []);
        assert.deepEqual(comparison.stacks[0]?.undecided, [{ urn: urnOf(THING, "a"), path: "size" }]);
    });

    it("compares secrets that can be read, and says so of those that cannot", () => {
        const deployed = (value: PlanObject[string]) =>
            comparePlans([thing({ password: new Secret(value) })], [thing({ password: new Secret("a") })], state);
        assert.deepEqual(changesOf(deployed("a")), []);
        assert.equal(onlyChange(deployed("b")).kind, "update");
        assert.deepEqual(
            deployed(unknown).stacks[0]?.undecided.map(({ path }) => path),
            ["password"],
        );
    });

    it("compares the options that a state keeps, and no others", () => {
        const old = thing({}, { options: { protect: true } });
        assert.deepEqual(
            onlyChange(
                comparePlans(
                    [old],
                    [thing({}, { options: { ignoreChanges: ["a"], customTimeouts: { create: "1m" } } })],
                    state,
                ),
            ).options,
            [{ option: "protect", old: true }],
        );
    });
});
