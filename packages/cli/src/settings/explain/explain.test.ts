import assert from "node:assert/strict";
import { main } from "../../main.ts";
import { recordingHost } from "../../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../../testdata/temporaryRepository.ts";
import type { ExplainedSetting, Explanation } from "./explained.ts";

describe("plinth settings explain", () => {
    let repository: TemporaryRepository;

    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        return { code: await main(["settings", "explain", ...argv], host), out: host.out(), err: host.err() };
    };

    /** One setting of what `--format json` prints. */
    const explained = async (environment: string, layer: string, path: string): Promise<ExplainedSetting> => {
        const { code, out, err } = await run(environment, "--layer", layer, "--format", "json");
        assert.deepEqual([code, err], [0, ""]);
        const { layers } = JSON.parse(out) as Explanation;
        const found = layers[0]?.settings.find((setting) => setting.path === path);
        assert.ok(found !== undefined, out);
        return found;
    };

    it("says of each layer which value holds and on which line it stands", async () => {
        repository.write("environments/layered/base.yaml", "# nine\n\nsize: 9\n");
        const { code, out, err } = await run("layered");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, /^environment \(environments\/layered\/environment\.yaml\)\n {2}layout /);
        assert.ok(
            out.includes(`base (environments/layered/base.yaml)
  size   9     environments/layered/base.yaml:3
  label  none  default

`),
            out,
        );
        assert.match(out, /\napp \(environments\/layered\/app\.yaml\)\n/);
    });

    it("describes one setting where one is asked for, with the layer before it or named", async () => {
        const expected = `base (environments/layered/base.yaml)
  size  1  environments/layered/base.yaml:1
      How large.
`;
        assert.deepEqual(await run("layered", "base.size"), { code: 0, out: expected, err: "" });
        assert.deepEqual(await run("layered", "size", "--layer", "base"), { code: 0, out: expected, err: "" });
    });

    it("shows a map, and the list that an entry stands in", async () => {
        const { out } = await run("layered", "environment.target.allowedRegions[0]");
        assert.match(out, /target\.allowedRegions {2}\[eu-west-1\] {2}environments\/layered\/environment\.yaml:5\n/);
        const { out: map } = await run("layered", "tags", "--layer", "environment");
        assert.deepEqual(map.match(/tags\.\w+/g), ["tags.Project", "tags.Owner", "tags.CostCenter"]);
        assert.equal((await run("layered", "environment.target.allowedRegions[1]")).code, 1);
    });

    it("prints the same as JSON, with the schema's words", async () => {
        const { code, out } = await run("layered", "base", "--format", "json");
        assert.equal(code, 0);
        assert.deepEqual(JSON.parse(out), {
            version: 1,
            environment: "layered",
            layers: [
                {
                    layer: "base",
                    file: "environments/layered/base.yaml",
                    settings: [
                        {
                            path: "size",
                            value: 1,
                            origin: { kind: "file", place: "environments/layered/base.yaml:1" },
                            description: "How large.",
                        },
                        { path: "label", value: "none", origin: { kind: "default" } },
                    ],
                },
            ],
        });
    });

    it("says that stack configuration won, and where it stands", async () => {
        repository.write(
            "stacks/base/Pulumi.layered.yaml",
            'config:\n  aws:region: eu-west-1\n  plinth-base:size: "4"\n',
        );
        assert.deepEqual(await explained("layered", "base", "size"), {
            path: "size",
            value: 4,
            origin: { kind: "config", place: "stacks/base/Pulumi.layered.yaml:3", key: "plinth-base:size" },
            description: "How large.",
        });
        const { out } = await run("layered", "base.size");
        assert.match(out, /size {2}4 {2}stacks\/base\/Pulumi\.layered\.yaml:3 \(pulumi config plinth-base:size\)\n/);
    });

    it("finds stack configuration of a whole environment in the root", async () => {
        repository.write("Pulumi.single.yaml", "config:\n  plinth:base:\n    label: here\n    size: 4\n");
        const { value, origin } = await explained("single", "base", "size");
        assert.deepEqual(
            [value, origin],
            [4, { kind: "config", place: "Pulumi.single.yaml:4", key: "plinth:base:size" }],
        );
        assert.equal((await explained("single", "app", "size")).origin.kind, "file");
    });

    it("does not guess what ESC works out: such a value is unknown, unless stack configuration wins over it", async () => {
        repository.write(
            "stacks/base/Pulumi.layered.yaml",
            `environment:
  imports: [shop/layered, common]
  values:
    pulumiConfig:
      size: \${sizes.base}
      plinth-base:label: \${labels.base}
config:
  plinth-base:label: mine
`,
        );
        const size = await explained("layered", "base", "size");
        assert.deepEqual(size.value, { $unknown: true });
        assert.deepEqual(size.origin, { kind: "esc", place: "stacks/base/Pulumi.layered.yaml:4" });
        assert.equal((await explained("layered", "base", "label")).value, "mine");
        const { out } = await run("layered", "--layer", "base");
        assert.match(out, / size {3}unknown {2}stacks\/base\/Pulumi\.layered\.yaml:4 \(ESC works it out\)\n/);
        assert.match(out, /what the ESC environments shop\/layered, common set; it wins over the file\.\n/);
        assert.doesNotMatch((await run("layered", "--layer", "app")).out, /ESC/);
    });

    it("does not know a layer that ESC works out as a whole in the root's configuration", async () => {
        repository.write(
            "Pulumi.single.yaml",
            'environment:\n  values:\n    pulumiConfig:\n      plinth:base: ${bases}\n      plinth:extra: { label: "x" }\n',
        );
        assert.equal((await explained("single", "base", "label")).origin.kind, "esc");
        assert.equal((await explained("single", "extra", "label")).origin.kind, "esc");
        assert.equal((await explained("single", "extra", "size")).origin.kind, "file");
    });

    for (const [argv, said] of [
        [["layered", "base.szie"], '"base.szie" is no setting of environment layered. Fix: did you mean base.size?'],
        [
            ["layered", "szie", "--layer", "base"],
            '"szie" is no setting of environment layered. Fix: did you mean size?',
        ],
        [["layered", "environment.allowedRegions"], "Fix: did you mean environment.target.allowedRegions?"],
        [["layered", "label"], '"label" is no setting of environment layered. Fix: did you mean base.label?'],
        [["layered", "zzzzzzzzzzzzzz"], "Fix: begin with one of environment, base, extra, app"],
        [["layered", "base.qqqqqqqqqqqqqq"], "Fix: layer base has label, size"],
        [["layered", "--layer", "bsae"], 'environment layered has no layer "bsae". Fix: did you mean base?'],
        [["layred"], 'environment "layred" does not exist'],
    ] as const) {
        it(`refuses ${argv.join(" ")}, with a suggestion`, async () => {
            const { code, out, err } = await run(...argv);
            assert.deepEqual([code, out], [1, ""]);
            assert.ok(err.includes(said), err);
        });
    }

    it("refuses settings with problems, all of them at once, and repeats no secret", async () => {
        repository.write("environments/layered/base.yaml", "size: 0\nlabel: 3\n");
        repository.write("stacks/app/Pulumi.layered.yaml", "config:\n  plinth-app:label:\n    secure: v1:c2VjcmV0\n");
        const { code, out, err } = await run("layered");
        assert.deepEqual([code, out], [1, ""]);
        assert.match(err, /base\.yaml:1: size: must be at least 1, got 0/);
        assert.match(err, /base\.yaml:2: label: must be text/);
        assert.match(err, /plinth-app:label: must not be a secret/);
        assert.doesNotMatch(err, /c2VjcmV0/);
    });

    it("refuses a format it does not have as wrong usage", async () => {
        assert.equal((await run("layered", "--format", "xml")).code, 64);
        assert.equal((await run()).code, 64);
    });
});
