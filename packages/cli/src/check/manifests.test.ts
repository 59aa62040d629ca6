import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addEnvironment, smallRepository } from "../testdata/temporaryRepository.ts";
import { deployment, type Entry, ManifestFolder, service } from "./testdata/manifestFolder.ts";

const CANARY = "s3cret-canary";
const EXPORT = join(import.meta.dirname, "testdata/export.json");

describe("plinth check of manifests", () => {
    let folder: ManifestFolder;
    beforeEach(() => (folder = new ManifestFolder()));
    afterEach(() => folder.remove());
    const found = (entry: Entry | undefined, rule: string) =>
        (entry?.findings ?? [])
            .filter((finding) => finding.rule === rule)
            .map(({ urn, property, source }) => [urn.split("::").at(-1), property, source]);

    it("judges each object as a resource of its type, and says where in the file what it found stands", async () => {
        folder.write(
            "web.yaml",
            `# the shop\n---\n${deployment("web")}---\n${deployment("admin", "{ name: a, image: a:1 }")}`,
        );
        const { code, entries } = await folder.judge(["web.yaml"]);
        const [entry] = entries as [Entry];
        assert.equal(code, 2);
        assert.equal(entry.file, "web.yaml");
        assert.equal(entry.summary.resources, 2);
        assert.deepEqual(found(entry, "k8s-image-pinned"), [
            ["shop/web", "spec.template.spec.containers[0].image", "web.yaml:12:24"],
        ]);
        // What is missing stands where it would have to be added.
        assert.deepEqual(found(entry, "k8s-privilege-escalation"), [
            [
                "shop/admin",
                "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation",
                "web.yaml:23:11",
            ],
            ["shop/web", "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation", "web.yaml:12:11"],
        ]);
        assert.equal(
            entry.findings[0]?.urn.startsWith("urn:pulumi:manifests::manifests::kubernetes:apps/v1:Deployment::shop/"),
            true,
        );
    });

    it("lets objects of all files, folders and the pipe know each other", async () => {
        folder.write(
            "k8s/web/deployment.yml",
            deployment("web", "{ name: web, image: web:1, ports: [{ name: http, containerPort: 8080 }] }"),
        );
        folder.write("service.yaml", service("https"));
        const piped = service("http").replace("name: web", "name: web-too");
        const { entries } = await folder.judge(["k8s", "service.yaml", "-"], piped);
        assert.deepEqual(
            entries.map(({ file }) => file),
            ["k8s, service.yaml, stdin"],
        );
        assert.deepEqual(found(entries[0], "k8s-target-port"), [
            ["shop/web", "spec.ports[0].targetPort", "service.yaml:4:53"],
        ]);
    });

    it("takes JSON, lists in lists, and custom resources by their own type", async () => {
        const list = {
            apiVersion: "v1",
            kind: "List",
            items: [
                { apiVersion: "v1", kind: "Service", metadata: { name: "a" }, spec: { type: "NodePort" } },
                {
                    apiVersion: "v1",
                    kind: "ServiceList",
                    items: [{ metadata: { name: "b" }, spec: { type: "NodePort" } }],
                },
                { apiVersion: "example.com/v1", kind: "Thing", metadata: { name: "c" } },
                { apiVersion: "apps/v1", kind: "Deploymnt", metadata: { name: "d" } },
            ],
        };
        folder.write("list.json", JSON.stringify(list, undefined, 1));
        const { entries } = await folder.judge(["list.json"]);
        assert.deepEqual(found(entries[0], "k8s-service-exposure"), [
            ["a", "spec.type", "list.json:12:5"],
            ["b", "spec.type", "list.json:24:7"],
        ]);
        assert.deepEqual(entries[0]?.notes, [
            "2 objects of a kind that no rule is about were searched for secrets alone: apps/v1 Deploymnt, example.com/v1 Thing",
        ]);
    });

    it("reads YAML as Kubernetes does: anchors, merged maps, yes for true, octal numbers", async () => {
        const container = "{ <<: *base, name: web, image: web:1, securityContext: { privileged: yes } }";
        folder.write(
            "web.yaml",
            deployment("web", container).replace("spec:\n", "x: &base\n  command: [web]\n  stdin: yes\nspec:\n"),
        );
        const { entries } = await folder.judge(["web.yaml"]);
        assert.deepEqual(found(entries[0], "k8s-privileged"), [
            ["shop/web", "spec.template.spec.containers[0].securityContext.privileged", "web.yaml:13:68"],
        ]);
        assert.equal(entries[0]?.findings.find(({ rule }) => rule === "k8s-privileged")?.actual, "true");
    });

    it("takes what a cluster says of its objects for no part of them, and judges once what controllers copy", async () => {
        const read = (kind: string, more: object) => ({
            apiVersion: kind === "Secret" ? "v1" : "apps/v1",
            kind,
            status: { token: CANARY },
            ...more,
        });
        const metadata = {
            name: "web",
            namespace: "shop",
            uid: "u1",
            managedFields: [{ manager: "kubectl" }],
            annotations: { "kubectl.kubernetes.io/last-applied-configuration": `{"password":"${CANARY}"}` },
        };
        const owner = { ownerReferences: [{ controller: true, uid: "u1", kind: "Deployment", name: "web" }] };
        const items = [
            read("Deployment", { metadata, spec: {} }),
            read("ReplicaSet", { metadata: { name: "web-1", namespace: "shop", uid: "u2", ...owner }, spec: {} }),
            read("Secret", {
                metadata: { ...metadata, name: "db" },
                data: { password: Buffer.from(CANARY).toString("base64") },
            }),
        ];
        const { entries } = await folder.judge(["-"], JSON.stringify({ apiVersion: "v1", kind: "List", items }));
        assert.equal(entries[0]?.summary.resources, 2);
        assert.deepEqual(found(entries[0], "plaintext-secret"), []);
        assert.deepEqual(entries[0]?.notes, ["1 object that a controller made of another one here is judged there"]);
    });

    it("finds a secret that a file states, and shows it nowhere", async () => {
        const data = Buffer.from(CANARY).toString("base64");
        const file = folder.write(
            "secret.yaml",
            `apiVersion: v1\nkind: Secret\nmetadata: { name: db, namespace: shop }\nstringData: { password: ${CANARY} }\ndata:\n  api-key: ${data}\n`,
        );
        for (const format of ["text", "json", "sarif", "junit", "markdown", "github", "gitlab"]) {
            const { out, err } = await folder.run([file, "--format", format, "--include", "pass"]);
            assert.equal((out + err).includes(CANARY) || (out + err).includes(data), false, format);
        }
        const { entries } = await folder.judge([file]);
        assert.deepEqual(found(entries[0], "plaintext-secret"), [
            ["shop/db", "stringData.password", "secret.yaml:4:15"],
            ["shop/db", "data.api-key", "secret.yaml:6:3"],
        ]);
    });

    it("puts objects without a namespace into one that is named, but not those that live in none", async () => {
        const objects = ["v1 ConfigMap", "v1 Namespace", "example.com/v1 Global"].map((each) => {
            const [apiVersion, kind] = each.split(" ");
            return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`;
        });
        const definition =
            "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: globals.example.com }\nspec: { group: example.com, scope: Cluster, names: { kind: Global } }\n";
        folder.write("a.yaml", [...objects, definition].join("---\n"));
        const names = async (...argv: string[]) => {
            const { entries } = await folder.judge(["a.yaml", "--include", "pass", ...argv]);
            const urns = entries[0]?.findings
                .filter(({ rule }) => rule === "plaintext-secret")
                .map(({ urn }) => urn.split("::").at(-1));
            return urns?.sort();
        };
        assert.deepEqual(await names("--namespace", "shop"), ["a", "a", "globals.example.com", "shop/a"]);
        assert.deepEqual(await names(), ["a", "a", "a", "globals.example.com"]);
    });

    it("takes levels from the settings of an environment that is named", async () => {
        const repository = smallRepository();
        try {
            const policy = "policy: { levels: { k8s-image-pinned: off, k8s-seccomp: advisory } }\n";
            addEnvironment(repository, "dev", "single", ["base"], policy);
            const inside = new ManifestFolder(repository.root);
            inside.write("web.yaml", deployment("web"));
            const levels = async (...argv: string[]) => {
                const { entries } = await inside.judge(["web.yaml", ...argv]);
                const of = (rule: string) => entries[0]?.findings.find((finding) => finding.rule === rule);
                return [of("k8s-image-pinned")?.level, of("k8s-seccomp")?.level, of("k8s-seccomp")?.urn.split("::")[0]];
            };
            assert.deepEqual(await levels("--environment", "dev"), [undefined, "advisory", "urn:pulumi:dev"]);
            assert.deepEqual(await levels(), ["mandatory", "mandatory", "urn:pulumi:manifests"]);
        } finally {
            repository.dispose();
        }
    });

    it("judges exports beside manifests, each as what it is", async () => {
        folder.write("web.yaml", deployment("web"));
        const { entries } = await folder.judge([EXPORT, "web.yaml"]);
        assert.deepEqual(
            entries.map(({ file, summary }) => [file, summary.resources]),
            [
                [EXPORT, 11],
                ["web.yaml", 1],
            ],
        );
    });

    it("shows in every form where to look", async () => {
        folder.write("web.yaml", deployment("web"));
        const at = async (format: string) => (await folder.run(["web.yaml", "--format", format])).out;
        assert.match(await at("text"), /^web\.yaml \(Kubernetes manifests\): 1 object\n/);
        assert.match(
            await at("text"),
            /- shop\/web \(kubernetes:apps\/v1 Deployment\), found "web:latest", at web\.yaml:10:24\n/,
        );
        assert.match(
            await at("github"),
            /::error file=web\.yaml,line=10,col=24,title=k8s-image-pinned \(violation\)::/,
        );
        assert.match(await at("junit"), /\nweb\.yaml:10:24\n/);
        const sarif = JSON.parse(await at("sarif")) as {
            runs: { results: { ruleId: string; locations: { physicalLocation: { region: object } }[] }[] }[];
        };
        const pinned = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === "k8s-image-pinned");
        assert.deepEqual(pinned?.locations[0]?.physicalLocation.region, { startLine: 10, startColumn: 24 });
        const gitlab = JSON.parse(await at("gitlab")) as { check_name: string; location: object }[];
        const issue = gitlab.find(({ check_name: name }) => name === "k8s-image-pinned");
        assert.deepEqual(issue?.location, { path: "web.yaml", lines: { begin: 10 } });
    });

    it("leaves out of a folder what is no manifest, and says so", async () => {
        folder.write("k8s/web.yaml", deployment("web"));
        folder.write("k8s/package.json", "{}");
        folder.write("k8s/values.yaml", "a: 1\n");
        folder.write("k8s/empty.yaml", "");
        folder.write("k8s/README.md", "{{");
        folder.write("k8s/.github/workflow.yaml", "on: [\n");
        folder.write("k8s/node_modules/x/bad.yaml", "kind: [\n");
        const { entries, err } = await folder.judge(["k8s"]);
        assert.equal(err, "");
        assert.deepEqual(entries[0]?.notes, [
            "3 files without a Kubernetes object were left out: k8s/empty.yaml, k8s/package.json, k8s/values.yaml",
        ]);
    });

    it("says of an object that is stated twice where, and judges both", async () => {
        folder.write("a.yaml", `${deployment("web")}---\n${deployment("web")}`);
        const { entries } = await folder.judge(["a.yaml"]);
        assert.equal(entries[0]?.summary.resources, 2);
        assert.deepEqual(entries[0]?.notes, [
            "1 object is stated more than once, of which a cluster keeps the last: Deployment web (a.yaml:1, a.yaml:12)",
        ]);
    });

    it("writes the report of a folder into a file", async () => {
        folder.write("k8s/web.yaml", deployment("web"));
        const { code, err } = await folder.run(["k8s", "--format", "sarif,json", "--out", "out"]);
        assert.deepEqual([code, err], [2, "Wrote out/check.sarif, out/check.json\n"]);
        assert.match(readFileSync(join(folder.path, "out/check.sarif"), "utf8"), /"uri": "k8s\/web\.yaml"/);
    });
});
