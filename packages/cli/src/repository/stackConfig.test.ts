import assert from "node:assert/strict";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

describe("stack configuration", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const check = async (environment: string) => {
        const host = recordingHost({ cwd: repository.root });
        const code = await main(["settings", "check", environment], host);
        return { code, err: host.err() };
    };

    it("of a layer's project wins over the file", async () => {
        repository.write("environments/layered/app.yaml", "size: 12\n");
        repository.write("stacks/app/Pulumi.layered.yaml", 'config:\n  plinth-app:size: "3"\n  other:size: 99\n');
        assert.deepEqual(await check("layered"), { code: 0, err: "" });
    });

    it("is named where it is wrong", async () => {
        repository.write("stacks/app/Pulumi.layered.yaml", "config:\n  plinth-app:size: 12\n");
        assert.deepEqual(await check("layered"), {
            code: 1,
            err: 'environment "layered": 1 problem\n  - config plinth-app:size: size: must be at most 9, got 12. Fix: lower it\n',
        });
    });

    it("of the root's project holds each layer's settings under its name, in layout single", async () => {
        repository.write("environments/single/app.yaml", "size: 12\n");
        repository.write("Pulumi.single.yaml", "config:\n  plinth:app:\n    size: 3\n");
        assert.deepEqual(await check("single"), { code: 0, err: "" });
    });

    it("of layers' projects does not count in layout single, nor the root's in layout layered", async () => {
        repository.write("stacks/app/Pulumi.single.yaml", "config:\n  plinth-app:size: 12\n");
        repository.write("Pulumi.layered.yaml", "config:\n  plinth:app: { size: 12 }\n");
        assert.deepEqual(
            [await check("single"), await check("layered")],
            [
                { code: 0, err: "" },
                { code: 0, err: "" },
            ],
        );
    });

    it("refuses something else than a map under a layer's name, and a name no layer has", async () => {
        repository.write("Pulumi.single.yaml", "config:\n  plinth:app: large\n  plinth:bse: { size: 1 }\n");
        assert.deepEqual(await check("single"), {
            code: 1,
            err:
                'environment "single": 2 problems\n  - Pulumi.single.yaml: config plinth:app: must be a map of the layer\'s settings, got "large". ' +
                "Fix: pulumi config rm app, then pulumi config set --path app.<setting> <value>\n" +
                '  - Pulumi.single.yaml: config plinth:bse: must be the name of a layer, got {"size":1}. Fix: did you mean base?\n',
        });
    });

    for (const [where, file, text] of [
        ["a layer's", "stacks/app/Pulumi.layered.yaml", "config:\n  plinth-app:size: { secure: v1:abc }\n"],
        [
            "a nested value of a layer's",
            "stacks/app/Pulumi.layered.yaml",
            "config:\n  plinth-app:size: { a: [{ secure: v1:abc }] }\n",
        ],
    ] as const) {
        it(`refuses a secret in ${where} configuration, without printing it`, async () => {
            repository.write(file, text);
            assert.deepEqual(await check("layered"), {
                code: 1,
                err:
                    'environment "layered": 1 problem\n  - stacks/app/Pulumi.layered.yaml: config plinth-app:size: must not be a secret: settings are plain data that previews and reports may show. ' +
                    "Fix: pulumi config rm plinth-app:size; passwords are managed by AWS Secrets Manager, credentials by OIDC or ESC\n",
            });
        });
    }

    it("refuses a file that is not YAML", async () => {
        repository.write("stacks/app/Pulumi.layered.yaml", "config: [\n");
        const { code, err } = await check("layered");
        assert.equal(code, 1);
        assert.match(err, /- stacks\/app\/Pulumi\.layered\.yaml: is not valid YAML: .* Fix: correct the line\n$/);
    });
});
