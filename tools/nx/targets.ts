import type { TargetConfiguration } from "nx/src/devkit-exports.js";
import { MODEL_FILES } from "@plinth/deployments/repository";
import { projectFolder, WHOLE_ENVIRONMENT, type Layer } from "./layer.ts";

/** What a preview runs besides the layer's own code and that of the layers it needs. */
const previewMachinery = [
    "{workspaceRoot}/packages/{cli,cloud,core,engine,plan,report}/**/*",
    "!{workspaceRoot}/packages/{cli,cloud,core,engine,plan,report}/**/*.test.ts",
    "{workspaceRoot}/policies/**/*",
    "!{workspaceRoot}/policies/**/*.test.ts",
    "{workspaceRoot}/tools/nx/*.ts",
    "!{workspaceRoot}/tools/nx/*.test.ts",
    "{workspaceRoot}/package-lock.json",
    // They put another day, other settings or other exemptions in the place of those.
    ...["PLINTH_TODAY", "PLINTH_ENVIRONMENTS", "PLINTH_EXEMPTIONS"].map((env) => ({ env })),
];

/** What the layer delivery is made of besides: the stacks there are. */
const modelFiles = MODEL_FILES.map((file) => `{workspaceRoot}/${file}`);

/**
 * The targets of one layer; docs/decisions/0002 says why they are cut this way.
 *
 * `settings` is never cached and writes what the layer is told in one environment, so that `preview`, whose inputs
 * cannot differ by configuration, depends on that environment's settings alone.
 */
export function layerTargets(layer: Layer, environments: readonly string[]): Record<string, TargetConfiguration> {
    // One stack has no upstream: its program brings every layer along.
    const whole = layer.name === WHOLE_ENVIRONMENT;
    const written = `{workspaceRoot}/.plinth/{options.environment}/${layer.project}`;
    const configurations = Object.fromEntries(environments.map((environment) => [environment, { environment }]));
    const target = (script: string, rest: Partial<TargetConfiguration>): TargetConfiguration => ({
        executor: "nx:run-commands",
        cache: false,
        options: { command: `node tools/nx/${script}`, cwd: "{workspaceRoot}", layer: layer.name },
        configurations,
        ...rest,
    });
    const deploy = (verb: string, rest: Partial<TargetConfiguration>) => target(`deployLayer.ts ${verb}`, rest);
    return {
        ...(whole ? { check: target("checkEnvironment.ts", {}) } : {}),
        settings: target("writeSettings.ts", {
            inputs: settingsFiles(layer.name),
            outputs: [`${written}.settings.json`],
        }),
        preview: target("previewLayer.ts", {
            cache: true,
            dependsOn: ["settings", checkOfEnvironment, ...(whole ? [] : ["^preview"])],
            inputs: [
                "production",
                "^production",
                ...previewMachinery,
                ...(layer.name === "delivery" ? modelFiles : []),
                { dependentTasksOutputFiles: "**/*.settings.json" },
                { dependentTasksOutputFiles: "**/*.outputs.json" },
            ],
            outputs: [`${written}.plan.json`, `${written}.outputs.json`],
        }),
        up: deploy("up", { dependsOn: whole ? [] : ["^up"] }),
        refresh: deploy("refresh", {}),
        destroy: deploy("destroy", { dependsOn: dependantsFirst(layer) }),
        drift: deploy("drift", {}),
    };
}

/**
 * Rules across files are checked each time, once per environment: a layer whose own settings and upstream outputs stayed
 * the same comes from the cache, but not while another layer's settings contradict it.
 */
const checkOfEnvironment = { target: "check", projects: [`plinth-${WHOLE_ENVIRONMENT}`] };

/** The files that can change what a layer is told, in any environment: they make the layer affected. */
function settingsFiles(layer: string): string[] {
    const folder = projectFolder(layer);
    const own = folder === "." ? "{workspaceRoot}" : `{workspaceRoot}/${folder}`;
    const names = layer === WHOLE_ENVIRONMENT ? ["*"] : ["environment", layer];
    return [
        ...names.map((name) => `{workspaceRoot}/environments/*/${name}.yaml`),
        `{workspaceRoot}/environments/*/adopt/${layer === WHOLE_ENVIRONMENT ? "*" : layer}.yaml`,
        `${own}/Pulumi.*.yaml`,
    ];
}

/** Nx cannot turn its arrows round, so what must be destroyed before a layer is named project by project. */
function dependantsFirst(layer: Layer): TargetConfiguration["dependsOn"] {
    return layer.neededBy.length > 0 ? [{ target: "destroy", projects: [...layer.neededBy] }] : [];
}
