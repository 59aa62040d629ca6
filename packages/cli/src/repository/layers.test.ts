import assert from "node:assert/strict";
import { addLayer, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { loadLayerSettings } from "./layerSettings.ts";
import { readLayers } from "./layers.ts";

describe("the layers of a repository", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    it("are read from their files, each after those it needs", () => {
        const layers = readLayers(repository.root);
        assert.deepEqual(
            layers.map(({ name, project, needs, optionalNeeds }) => ({ name, project, needs, optionalNeeds })),
            [
                { name: "base", project: "plinth-base", needs: [], optionalNeeds: [] },
                { name: "extra", project: "plinth-extra", needs: [], optionalNeeds: [] },
                { name: "app", project: "plinth-app", needs: ["base"], optionalNeeds: ["extra"] },
            ],
        );
    });

    it("leave out folders without a project", () => {
        repository.write("stacks/environment/package.json", "{}");
        assert.deepEqual(
            readLayers(repository.root).map(({ name }) => name),
            ["base", "extra", "app"],
        );
    });

    it("bring their settings, without their program", async () => {
        const settings = await loadLayerSettings(readLayers(repository.root));
        assert.deepEqual(
            settings.map(({ layer }) => layer),
            ["base", "extra", "app"],
        );
    });

    it("refuses a project that is not named after its folder", () => {
        repository.write("stacks/app/Pulumi.yaml", "name: app\n");
        assert.throws(() => readLayers(repository.root), {
            name: "UserError",
            message:
                'stacks/app/Pulumi.yaml: name: must be plinth-app, as the folder is, got "app". Fix: rename the project or the folder',
        });
    });

    it("refuses a project file that is not YAML", () => {
        repository.write("stacks/app/Pulumi.yaml", "name: [\n");
        assert.throws(() => readLayers(repository.root), {
            name: "UserError",
            message: /^stacks\/app\/Pulumi\.yaml: is not valid YAML: /,
        });
    });

    it("refuses a layer that is no package", () => {
        repository.remove("stacks/app/package.json");
        assert.throws(() => readLayers(repository.root), {
            name: "UserError",
            message: /^stacks\/app\/package\.json: cannot be read: /,
        });
    });

    it("refuses layers that need each other in a circle, naming them", () => {
        addLayer(repository, "base", { dependencies: { "plinth-app": "*" } });
        assert.throws(() => readLayers(repository.root), {
            name: "UserError",
            message:
                "layers need each other in a circle: app, base. Fix: remove one from dependencies in their package.json",
        });
    });

    it("refuses settings that are not exported", async () => {
        repository.write("stacks/app/settings.ts", "export const setings = 1;\n");
        await assert.rejects(loadLayerSettings(readLayers(repository.root)), {
            name: "UserError",
            message: /^stacks\/app\/settings\.ts: must export "settings" made with defineSettings/,
        });
    });

    it("refuses settings that cannot be loaded, saying why", async () => {
        repository.write("stacks/app/settings.ts", 'import "no-such-package";\n');
        await assert.rejects(loadLayerSettings(readLayers(repository.root)), {
            name: "UserError",
            message:
                /^stacks\/app\/settings\.ts: cannot be loaded: Cannot find package 'no-such-package'.*Fix: npm install$/,
        });
    });
});
