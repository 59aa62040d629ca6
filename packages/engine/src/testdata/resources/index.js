// What the engine itself decides about resources: URNs, providers, inherited options, dependencies.
import * as pulumi from "@pulumi/pulumi";

class Box extends pulumi.CustomResource {
    /** @param {string} name @param {pulumi.Inputs} [args] @param {pulumi.CustomResourceOptions} [opts] */
    constructor(name, args = {}, opts = {}) {
        super("test:index:Box", name, { computed: undefined, ...args }, opts);
    }
}

/**
 * An output that only the provider knows. Declaring it as a field would wipe what the base class stored.
 *
 * @param {Box} box
 */
function computed(box) {
    return /** @type {{ computed: pulumi.Output<string> }} */ (/** @type {unknown} */ (box)).computed;
}

class Group extends pulumi.ComponentResource {
    /** @param {string} name @param {string} type @param {pulumi.ComponentResourceOptions} [opts] */
    constructor(name, type, opts = {}) {
        super(`shop:index:${type}`, name, {}, opts);
    }

    /** @param {pulumi.Inputs} outputs */
    done(outputs) {
        this.registerOutputs(outputs);
    }
}

class TestProvider extends pulumi.ProviderResource {
    /** @param {string} name @param {pulumi.Inputs} args @param {pulumi.ResourceOptions} [opts] */
    constructor(name, args, opts = {}) {
        super("test", name, args, opts);
    }
}

export default function program() {
    // URNs: the chain of all parents' types, a custom resource's included.
    const outer = new Group("outer", "Outer");
    const inner = new Group("inner", "Inner", { parent: outer });
    const box = new Box("same", {}, { parent: inner });
    new Box("below", {}, { parent: box });
    new Box("same", {}, { parent: new Group("other", "Other") });
    inner.done({ size: 2, secret: pulumi.secret("hunter2"), box });
    outer.done({});

    // Providers: explicit, inherited through components, the nearest one wins; none, with a version, with a download URL.
    const one = new TestProvider("one", { region: "one" }, { version: "1.2.3" });
    const two = new TestProvider("two", { region: "two" });
    new Box("explicit", {}, { provider: one });
    const withOne = new Group("with-one", "Providing", { providers: [one] });
    new Box("inherits", {}, { parent: withOne });
    const below = new Group("below-with-one", "Below", { parent: withOne });
    const inherits = new Box("inherits-deep", {}, { parent: below });
    new Box("inherits-from-custom", {}, { parent: inherits });
    const withTwo = new Group("with-two", "Providing", { parent: withOne, providers: { test: two } });
    new Box("overridden", {}, { parent: withTwo });
    new Box("unprovided", {});
    new Box("versioned", {}, { version: "4.5.6-beta.1" });
    new Box("downloaded", {}, { version: "4.5.6", pluginDownloadURL: "https://example.test/plugins" });

    // Options that children take from their parent unless they say otherwise.
    const kept = new Group("kept", "Kept", { protect: true });
    new Box("kept-box", {}, { parent: kept });
    new Box("kept-not", {}, { parent: kept, protect: false });
    const retained = new Box("retained", {}, { retainOnDelete: true, deletedWith: box });
    new Box("retained-box", {}, { parent: retained });
    new Box("options", { a: 1 }, {
        deleteBeforeReplace: true,
        ignoreChanges: ["a"],
        replaceOnChanges: ["b"],
        additionalSecretOutputs: ["a"],
        customTimeouts: { create: "5m" },
        aliases: ["urn:pulumi:test::resources::test:index:Old::options", { name: "former" }, { parent: pulumi.rootStackResource }],
        import: "existing-id",
    });

    // Dependencies: by property, by dependsOn, on everything in a component.
    const source = new Box("source", { a: 1 });
    new Box("dependent", {
        known: source.urn.apply(() => "known"),
        nested: { list: [computed(source), "plain"] },
        both: pulumi.interpolate`${computed(source)} ${box.id}`,
        plain: 1,
    });
    new Box("depends-on", { plain: 1 }, { dependsOn: [source, inner] });

    // Values of every kind.
    new Box("values", {
        nothing: null,
        text: "",
        list: [],
        map: {},
        echoed: source.id,
        known: pulumi.output(1).apply((value) => value + 1),
        secret: pulumi.secret({ a: ["hunter2"] }),
        secretUnknown: pulumi.secret(computed(source)),
        asset: new pulumi.asset.StringAsset("hello"),
        file: new pulumi.asset.FileAsset("./hello.txt"),
        archive: new pulumi.asset.AssetArchive({ "a/hello.txt": new pulumi.asset.StringAsset("hello") }),
        resource: source,
        component: outer,
        nested: [{ "x.y": [computed(source)] }],
        function: () => "left out",
    });
    return { computed: computed(source), secret: pulumi.secret("hunter2"), box: source, nested: { a: [1] } };
}
