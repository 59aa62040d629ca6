// A secret in every kind of input there is. None stands in this file, which Node may keep compiled: they are read, and each
// ends in the name of its place, so that a leak says where it is from.
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";

const { word, number, document, lines, hostile, fault } = JSON.parse(readFileSync(process.env["CANARIES"], "utf8"));
const text = (place) => `${word}-${place}`;
const hidden = (place) => pulumi.secret(text(place));

class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) {
        super("test:index:Box", name, { computed: undefined, ...args }, opts);
    }
}
class Bucket extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super(
            "aws:s3/bucket:Bucket",
            name,
            { arn: undefined, bucket: undefined, tagsAll: undefined, ...args },
            { version: "7.48.0", ...opts },
        );
    }
}
class KubernetesSecret extends pulumi.CustomResource {
    constructor(name, args) {
        super("kubernetes:core/v1:Secret", name, { apiVersion: "v1", kind: "Secret", ...args }, { version: "4.34.2" });
    }
}
class Group extends pulumi.ComponentResource {
    constructor(name, args) {
        super("shop:index:Group", name, args);
        this.registerOutputs({ output: hidden("componentOutput"), list: [hidden("componentOutputList")] });
    }
}
class Remote extends pulumi.ComponentResource {
    constructor(name, args) {
        super("shop:index:Remote", name, args, {}, true);
    }
}
class Provider extends pulumi.ProviderResource {
    constructor(name, args) {
        super("aws", name, args, { version: "7.48.0" });
    }
}
class Made extends pulumi.dynamic.Resource {
    constructor(name, args) {
        super({ create: async (inputs) => ({ id: "made", outs: inputs }) }, name, args);
    }
}

function shapes() {
    const made = new Box("shapes", {
        plain: hidden("plain"),
        nested: { deep: [{ deeper: hidden("nested") }] },
        list: ["open", hidden("list")],
        map: { "a.key with spaces": hidden("map") },
        whole: pulumi.secret({ deep: [text("whole")], more: { n: number } }),
        number: pulumi.secret(number),
        document: pulumi.secret(document),
        lines: pulumi.secret(lines),
        hostile: pulumi.secret(hostile),
        interpolated: pulumi.interpolate`before ${hidden("interpolated")} after`,
        concatenated: pulumi.concat("https://user:", hidden("concatenated"), "@example.com"),
        stringified: pulumi.jsonStringify({ inside: hidden("stringified"), hostile: pulumi.secret(hostile) }),
        joined: pulumi.all([hidden("all"), "open"]).apply((both) => both.join("+")),
        encoded: hidden("encoded").apply((value) => Buffer.from(value).toString("base64")),
        promised: Promise.resolve(hidden("promised")),
        unknown: pulumi.secret(new Box("source").computed),
    });
    new Box("files", {
        asset: hidden("asset").apply((value) => new pulumi.asset.StringAsset(value)),
        archive: hidden("archive").apply(
            (value) => new pulumi.asset.AssetArchive({ "a.txt": new pulumi.asset.StringAsset(value) }),
        ),
    });
    new Box("echo", { again: made.plain, whole: made.nested, parts: pulumi.output(made.list).apply((list) => list[1]) });
    return made;
}

function kinds() {
    const provider = new Provider("provider", {
        token: hidden("providerConfig"),
        region: "eu-west-1",
        defaultTags: hidden("defaultTags").apply((value) => ({ tags: { default: value } })),
    });
    const bucket = new Bucket("tagged", { tags: { secret: hidden("tag") } }, { provider });
    const named = new Bucket("named", { bucket: pulumi.secret(text("name").toLowerCase()) });
    new Box("named-after", { id: named.id, arn: named.arn, bucket: named.bucket });
    new KubernetesSecret("data", {
        stringData: { password: hidden("stringData") },
        data: { password: hidden("data").apply((value) => Buffer.from(value).toString("base64")) },
    });
    new Group("group", { input: hidden("componentInput"), nested: [{ input: hidden("componentNested") }] });
    new Remote("remote", { input: hidden("remoteComponent") });
    new Made("dynamic", { input: hidden("dynamic") });
    new Box("named-outputs", { token: hidden("additional") }, { additionalSecretOutputs: ["token"] });
    new Box(
        "transformed",
        { a: hidden("transformed") },
        { transforms: [({ props, opts }) => ({ props: { ...props, b: props.a, c: hidden("fromTransform") }, opts })] },
    );
    new Box("read", { a: hidden("readInput") }, { id: "existing" });
    new Box("got", {}, { id: hidden("readId") });
    const upstream = new pulumi.StackReference("upstream", { name: "organization/upstream/test" });
    new Box("referred", { a: upstream.outputs.password, b: upstream.outputs.nested.token });
    const found = pulumi.runtime.invokeOutput("test:index:find", { query: hidden("invokeArgument") });
    new Box("found", { a: found.password });
    const unanswered = pulumi.runtime.invokeOutput("test:index:ask", { query: hidden("unanswered") });
    new Box("unanswered", { a: unanswered.result });
    return bucket;
}

function says() {
    const config = new pulumi.Config();
    // Unwrapped on purpose: what is made of a secret of the configuration is no more public for that.
    const bare = config.require("token");
    new Box("configured", { secret: config.requireSecret("token"), open: bare, part: `Bearer ${bare}` });
    console.log("printed", bare, process.env["PULUMI_CONFIG"]);
    console.error("to standard error", lines);
    console.log(lines);
    console.log({ inspected: lines, hostile, document: JSON.parse(document) }, inspect([hostile]));
    console.log(JSON.stringify(JSON.stringify(JSON.stringify({ hostile }))));
    console.log(encodeURIComponent(hostile), Buffer.from(hostile).toString("hex"), Buffer.from(hostile).toString("base64"));
    pulumi.log.info(`info ${text("plain")}`);
    pulumi.log.warn(`warn ${text("nested")}`);
    pulumi.log.debug(`debug ${text("nested")}`);
    process.emitWarning(`warning ${text("list")}`);
    hidden("settledOnly").apply((value) => new Box("inside-apply", { a: pulumi.secret(value) }));
    new Box("late").id.apply((made) => {
        // Only where computed values are known.
        new Box("settled", { a: hidden("inSettledPass"), made });
        pulumi.log.warn(`settled ${text("inSettledPass")}`);
    });
}

const faults = {
    none: () => undefined,
    throws: () => {
        throw new Error(`the program failed with ${text("plain")} and ${hostile}`);
    },
    rejects: () => void Promise.reject(new Error(`nobody waits for ${text("nested")}\n${lines}`)),
    exits: () => {
        console.error(`on the way out: ${text("list")} ${document}`);
        process.exitCode = 3;
    },
    refused: () => {
        new Box("twice", { a: hidden("refused") });
        new Box("twice", { a: hidden("refused") });
        new Bucket("refused", { bucket: pulumi.secret(`${text("refused")}_no_bucket_name`) });
    },
    hangs: () => new Promise(() => setInterval(() => {}, 1000)),
    settled: () =>
        new Box("makes").id.apply((made) => {
            throw new Error(`with ${made}: ${text("plain")}`);
        }),
};

export default async () => {
    const made = shapes();
    const bucket = kinds();
    // The engine knows a secret once it has been sent.
    await Promise.all([made, bucket].map(({ urn }) => new Promise((resolve) => urn.apply(resolve))));
    says();
    await faults[fault]();
    return {
        output: hidden("output"),
        list: [hidden("outputList")],
        nested: { a: { b: hidden("outputNested") } },
        echoed: made.plain,
        resource: made,
        tags: bucket.tagsAll,
    };
};
