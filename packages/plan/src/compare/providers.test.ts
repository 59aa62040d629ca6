import assert from "node:assert/strict";
import { changesOf, comparePlans, resource, urnOf } from "../testdata/sides.ts";
import { unknown } from "../values.ts";

const AWS = "pulumi:providers:aws";
const UNKNOWN_ID = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const provider = (name: string, inputs: Record<string, string>) => resource(AWS, name, { inputs });
const under = (name: string) => resource("test:index:Thing", "a", { provider: `${urnOf(AWS, name)}::${UNKNOWN_ID}` });
const told = (comparison: ReturnType<typeof comparePlans>) =>
    changesOf(comparison).map(({ name, kind, replacedBy, provider }) => [
        name,
        kind,
        replacedBy.map(({ path }) => path),
        provider !== undefined,
    ]);

describe("a provider that changes", () => {
    it("replaces everything under it when its region or account does", () => {
        const old = [provider("main", { region: "eu-west-1", allowedAccountIds: '["1"]' }), under("main")];
        const moved = [provider("main", { region: "eu-central-1", allowedAccountIds: '["1"]' }), under("main")];
        assert.deepEqual(told(comparePlans(old, moved)), [
            ["main", "replace", ["region"], false],
            ["a", "replace", ["region"], false],
        ]);
        const account = [provider("main", { region: "eu-west-1", allowedAccountIds: '["2"]' }), under("main")];
        assert.deepEqual(
            told(comparePlans(old, account)).map(([name, kind]) => [name, kind]),
            [
                ["main", "replace"],
                ["a", "replace"],
            ],
        );
    });

    it("leaves what is under it alone when anything else does", () => {
        const of = (tags: string) => [provider("main", { region: "eu-west-1", defaultTags: tags }), under("main")];
        assert.deepEqual(told(comparePlans(of("{}"), of("[]"))), [["main", "update", [], false]]);
    });

    it("replaces what moves from one provider to one elsewhere, and only renames for one in the same place", () => {
        const providers = [
            provider("one", { region: "eu-west-1" }),
            provider("same", { region: "eu-west-1" }),
            provider("other", { region: "us-east-1" }),
        ];
        assert.deepEqual(told(comparePlans([...providers, under("one")], [...providers, under("same")])), [
            ["a", "settings", [], true],
        ]);
        assert.deepEqual(told(comparePlans([...providers, under("one")], [...providers, under("other")])), [
            ["a", "replace", ["region"], true],
        ]);
    });

    it("says nothing of default providers, which follow the versions of packages", () => {
        const of = (name: string) => [provider(name, { region: "eu-west-1", version: name }), under(name)];
        assert.deepEqual(told(comparePlans(of("default_7_47_0"), of("default_7_48_0"))), []);
        const moved = [provider("default_7_48_0", { region: "us-east-1" }), under("default_7_48_0")];
        assert.deepEqual(told(comparePlans(of("default_7_47_0"), moved)), [["a", "replace", ["region"], false]]);
    });

    it("of Kubernetes replaces what is in a cluster that is replaced, and nothing when only credentials change", () => {
        const cluster = (fixed: number) => resource("test:index:Thing", "cluster", { inputs: { fixed } });
        const kubernetes = (kubeconfig: typeof unknown | string) =>
            resource("pulumi:providers:kubernetes", "k8s", {
                inputs: { kubeconfig },
                propertyDependencies: { kubeconfig: [urnOf("test:index:Thing", "cluster")] },
            });
        const map = resource("kubernetes:core/v1:ConfigMap", "map", {
            provider: `${urnOf("pulumi:providers:kubernetes", "k8s")}::${UNKNOWN_ID}`,
        });
        const kinds = (comparison: ReturnType<typeof comparePlans>) =>
            changesOf(comparison).map(({ name, kind }) => `${name} ${kind}`);
        assert.deepEqual(
            kinds(comparePlans([cluster(1), kubernetes(unknown), map], [cluster(2), kubernetes(unknown), map])),
            ["map replace", "k8s replace", "cluster replace"],
        );
        const config = (server: string, token: string) =>
            kubernetes(JSON.stringify({ clusters: [{ cluster: { server } }], users: [{ token }] }));
        assert.deepEqual(
            kinds(
                comparePlans([cluster(1), config("https://a", "1"), map], [cluster(1), config("https://a", "2"), map]),
            ),
            ["k8s update"],
        );
        assert.deepEqual(
            kinds(
                comparePlans([cluster(1), config("https://a", "1"), map], [cluster(1), config("https://b", "1"), map]),
            ),
            ["map replace", "k8s replace"],
        );
    });
});
