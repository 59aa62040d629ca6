import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { deployment, ManifestFolder } from "./testdata/manifestFolder.ts";

const CANARY = "s3cret-canary";

describe("plinth check of what is no manifest", () => {
    let folder: ManifestFolder;
    beforeEach(() => (folder = new ManifestFolder()));
    afterEach(() => folder.remove());

    it("names each document that cannot be read by its line, and judges the others", async () => {
        folder.write(
            "web.yaml",
            `${deployment("web")}---\nkind: "${CANARY}\n---\napiVersion: v1\nkind: Service\nkind: Secret\n---\nfoo: ${CANARY}\n`,
        );
        const { code, entries, err } = await folder.judge(["web.yaml"]);
        assert.equal(code, 1);
        assert.deepEqual(
            entries.map(({ line, error, summary }) => [line, error?.split(". Fix: ")[0], summary.resources]),
            [
                [13, "web.yaml:13: a quote, a bracket, a comma or a colon is missing", 0],
                [
                    16,
                    "web.yaml:16: the key kind stands twice in one map, and which of them counts depends on who reads it",
                    0,
                ],
                [18, "web.yaml:18: has no apiVersion and kind", 0],
                [undefined, undefined, 1],
            ],
        );
        assert.equal(err.includes(CANARY), false);
    });

    for (const [what, name, content, said] of [
        ["an empty file", "a.yaml", "", /^a\.yaml: is empty\. Fix: /],
        ["a file of comments", "a.yaml", "# nothing\n---\n", /^a\.yaml: holds comments alone\. Fix: /],
        ["a binary", "a.yaml", new Uint8Array([0, 1, 2, 255]), /^a\.yaml: is not a text\. Fix: /],
        ["YAML of another kind", "a.yaml", "replicas: 1\n", /^a\.yaml:1: holds no Kubernetes object .* Fix: /],
        [
            "a template of Helm",
            "a.yaml",
            deployment("web", "image: {{ .Values.image }}"),
            /^a\.yaml:10: is a template that is not rendered .* Fix: .*helm template/,
        ],
        ["a template with quotes", "a.yaml", deployment('"{{ .Release.Name }}"'), /^a\.yaml:1: is a template/],
        [
            "a template of a chart",
            "chart/templates/a.yaml",
            "{{- if .Values.on }}\nkind: A\n{{- end }}\n",
            /helm template <release> chart \| npx plinth check -$/m,
        ],
        [
            "an object without a name",
            "a.yaml",
            "apiVersion: v1\nkind: Pod\n",
            /^a\.yaml:1: Pod without a name in metadata\. Fix: /,
        ],
        [
            "a kind that could be none",
            "a.yaml",
            "apiVersion: v1\nkind: 'a::b'\nmetadata: { name: a }\n",
            /^a\.yaml:1: has a kind that is none\. Fix: /,
        ],
        [
            "two objects of JSON without anything between them",
            "a.json",
            '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}\n{"apiVersion":"v1"}\n',
            /^a\.json:2: .* Fix: .* between two documents stands a line of ---$/m,
        ],
        ["a bomb of aliases", "a.yaml", bomb(), /^a\.yaml:1: has aliases that hold too many others\. Fix: /],
        ["a tree without a ground", "a.yaml", `apiVersion: v1\nx: ${"[".repeat(8_000)}\n`, /^a\.yaml:\d+: .* Fix: /],
    ] as const) {
        it(`refuses ${what}`, async () => {
            if (name.startsWith("chart/")) folder.write("chart/Chart.yaml", "apiVersion: v2\n");
            const { code, out, err } = await folder.run([folder.write(name, content)]);
            assert.deepEqual([code, out], [1, ""]);
            assert.match(err, said);
        });
    }

    it("refuses folders that are rendered first, and those without manifests", async () => {
        folder.write("all/chart/Chart.yaml", "apiVersion: v2\nname: chart\n");
        folder.write("all/overlay/kustomization.yaml", "resources: [../base]\nnamePrefix: dev-\n");
        folder.write("all/base/kustomization.yaml", "resources: [web.yaml]\n");
        folder.write("all/base/web.yaml", deployment("web"));
        folder.write("none/values.json", "{}");
        mkdirSync(join(folder.path, "void"));
        const { code, entries, err } = await folder.judge(["all", "none", "void"]);
        assert.equal(code, 1);
        assert.deepEqual(err.split("\n"), [
            "all/chart: is a Helm chart, whose templates are not rendered. Fix: helm template <release> all/chart | npx plinth check -",
            "all/overlay: is a folder of Kustomize, which changes what its files say. Fix: kustomize build all/overlay | npx plinth check -",
            "void: is a folder without a file of YAML or JSON. Fix: name a folder with manifests",
            "none: is a folder without a Kubernetes object (1 file was looked at). Fix: name a folder with manifests",
            "",
        ]);
        assert.equal(entries.filter(({ summary }) => summary.resources === 1).length, 1);
    });

    it("refuses a pipe without anything in it, and none at all", async () => {
        assert.match((await folder.run(["-"], " \n")).err, /^stdin: nothing came through the pipe\. Fix: /);
        assert.match((await folder.run(["-"])).err, /^stdin: nothing is piped in\. Fix: .*helm template/);
    });

    it("refuses an environment that has no settings, and what is no name of a namespace", async () => {
        folder.write("web.yaml", deployment("web"));
        assert.match(
            (await folder.run(["web.yaml", "--environment", "prodd"])).err,
            /^--environment prodd: there is no such environment here\. Fix: /,
        );
        assert.equal((await folder.run(["web.yaml", "--namespace", "Shop"])).code, 64);
    });
});

function bomb(): string {
    const levels = Array.from(
        { length: 9 },
        (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    return ["apiVersion: v1", "kind: ConfigMap", "l0: &l0 [a]", ...levels, ""].join("\n");
}
