import { camelCase, projectOf } from "../names.ts";
import type { PlannedEnvironment, ServicePlan } from "../options.ts";
import { layerSource } from "./layerSource.ts";
import { layerTestSource } from "./layerTestSource.ts";

type Named = Pick<ServicePlan, "name" | "owner" | "description">;

const OPTIONAL_LAYERS = ["cache", "database"] as const;
const NEEDED_LAYERS = ["cluster", "network", "platform"] as const;
const PACKAGES = ["@plinth/core", "@plinth/service"] as const;

export interface LayerFiles extends Readonly<Record<string, string>> {
    readonly "package.json": string;
}

/**
 * The files of a service's layer, by name. `stacks/reference` is made of them, too: a test keeps them equal.
 *
 * @param tested an environment of stacks, where the layer's test runs it.
 */
export function layerFiles(service: Named, tested: PlannedEnvironment | undefined): LayerFiles {
    return {
        "Pulumi.yaml": projectSource(service),
        "index.js": entrySource(service),
        "package.json": packageSource(service),
        "commands.ts": commandsSource(),
        "layer.ts": layerSource(service),
        "settings.ts": settingsSource(service),
        ...(tested === undefined ? {} : { "layer.test.ts": layerTestSource(service, tested) }),
    };
}

function projectSource({ name, description }: Named): string {
    return `name: ${projectOf(name)}
description: ${JSON.stringify(description)}
runtime:
  name: nodejs
  options:
    typescript: false
main: index.js
`;
}

function entrySource({ name }: Named): string {
    const layer = camelCase(name);
    return `import { requireNode } from "@plinth/core/require-node";

// Imported inside the function: TypeScript must not load before the Node version is known to run it.
export default async () => {
    requireNode();
    const [{ runLayer }, { ${layer} }] = await Promise.all([import("@plinth/core"), import("./layer.ts")]);
    return runLayer(${layer});
};
`;
}

function packageSource({ name }: Named): string {
    const projects = [...OPTIONAL_LAYERS, ...NEEDED_LAYERS].map(projectOf).sort();
    const manifest = {
        name: projectOf(name),
        version: "0.1.0",
        private: true,
        type: "module",
        exports: { ".": "./layer.ts", "./settings": "./settings.ts" },
        dependencies: Object.fromEntries([...PACKAGES, ...projects].map((dependency) => [dependency, "*"])),
        dependenciesMeta: Object.fromEntries(OPTIONAL_LAYERS.map((layer) => [projectOf(layer), { optional: true }])),
    };
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function settingsSource({ name }: Named): string {
    return `import { defineSettings, type SettingsOf } from "@plinth/core/settings";
import { checkService, disposableService, serviceSchema } from "@plinth/service/settings";
import { settings as cache } from "plinth-cache/settings";
import { settings as cluster } from "plinth-cluster/settings";
import { settings as database } from "plinth-database/settings";
import { settings as platform } from "plinth-platform/settings";
import { commands } from "./commands.ts";

/** What \`environments/<environment>/${name}.yaml\` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "${name}",
    schema: serviceSchema(commands),
    uses: { cluster, database, cache, platform },
    disposable: disposableService,
    crossCheck: checkService,
});

export type ${pascalCase(name)}Settings = SettingsOf<typeof settings>;
`;
}

function commandsSource(): string {
    return `import type { ServiceCommands } from "@plinth/service/settings";

/** What the image runs as: arguments of its entry point. Settings say which workers an environment has. */
export const commands: ServiceCommands = {
    web: ["src/server.ts"],
    workers: { events: ["src/worker.ts"] },
    migration: ["src/migrate.ts"],
};
`;
}

function pascalCase(name: string): string {
    const camel = camelCase(name);
    return `${camel.charAt(0).toUpperCase()}${camel.slice(1)}`;
}
