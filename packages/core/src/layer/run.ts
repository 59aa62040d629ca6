import * as pulumi from "@pulumi/pulumi";
import { adoptExisting } from "../adoption/adopt.ts";
import { UserError } from "../errors/userError.ts";
import { checkEnvironment, type CheckedEnvironment, type CheckOptions } from "../settings/check.ts";
import type { Overrides } from "../settings/overrides.ts";
import { findRepository } from "../settings/workspace.ts";
import { layerContext, type LayerContext, makeProviders } from "./context.ts";
import { type AnyLayer, type LayerOutputs, resolveNeed } from "./define.ts";
import { readNestedOverrides, readOverrides } from "./stackConfig.ts";
import { localOutputs, type Reference, Upstreams } from "./upstream.ts";

/** The Pulumi project of one layer. */
export function projectOf(layer: string): string {
    return `plinth-${layer}`;
}

/** The Pulumi project of whole environments. */
export const ENVIRONMENT_PROJECT = "plinth";

/**
 * The program of a layer: reads and checks the settings of the environment the stack is named after, makes the providers,
 * resolves what the layer needs from the stacks of those layers, builds, and returns the stack's outputs. In a preview,
 * outputs that nobody has deployed yet are placeholders.
 *
 * @throws UserError before anything registers, when settings are wrong, the environment has the other layout, or, in an
 * update, a stack that is needed is not deployed or lacks an output that is read.
 */
export async function runLayer(layer: AnyLayer): Promise<LayerOutputs> {
    const environment = pulumi.getStack();
    const checked = readEnvironment(environment, [layer], { [layer.name]: overridesOf(projectOf(layer.name)) });
    const { settings } = checked;
    if (settings.layout !== "layered") {
        throw new UserError(
            `environment ${environment} has layout ${settings.layout}: it is one stack, and layer ${layer.name} has none of its own. ` +
                `Fix: run the command in the repository's root, or: npx plinth preview ${environment} --layer ${layer.name}`,
        );
    }
    requireListed(layer, checked);
    const upstreams = await Upstreams.open(
        referencesOf(layer, checked).filter(
            ({ upstream }) => upstream in settings.upstream || settings.layers.includes(upstream),
        ),
    );
    const finish = adoptExisting(findRepository(process.cwd()), environment, [layer.name]);
    const built = Promise.withResolvers<void>();
    const providers = makeProviders(environment, settings, built.promise);
    const upstream = resolveNeeds(layer, checked, upstreams, (reference, { evidence }) =>
        settings.layers.includes(reference.upstream) ? upstreams.outputs(reference, evidence) : undefined,
    );
    const outputs = build(layer, checked, upstream, providers);
    upstreams.register();
    built.resolve();
    return finish(outputs);
}

/**
 * The program of a whole environment as one stack: builds its layers in the order of their needs.
 *
 * @param layers every layer of the repository, in any order.
 * @returns outputs by layer.
 * @throws UserError before anything registers, when settings are wrong or the environment has the other layout.
 */
export async function runEnvironment(layers: readonly AnyLayer[]): Promise<LayerOutputs> {
    const environment = pulumi.getStack();
    const checked = readEnvironment(
        environment,
        layers,
        readNestedOverrides(
            ENVIRONMENT_PROJECT,
            layers.map(({ name }) => name),
        ),
    );
    const { settings } = checked;
    if (settings.layout !== "single") {
        throw new UserError(
            `environment ${environment} has layout ${settings.layout}: each layer is a stack of its own. ` +
                `Fix: run the command in stacks/<layer> (${settings.layers.join(", ")}), or: npx plinth preview ${environment}`,
        );
    }
    const listed = layers.filter(({ name }) => settings.layers.includes(name));
    const references = listed.flatMap((layer) => referencesOf(layer, checked));
    const upstreams = await Upstreams.open(references.filter(({ upstream }) => upstream in settings.upstream));
    const finish = adoptExisting(findRepository(process.cwd()), environment, settings.layers);
    const allBuilt = Promise.withResolvers<void>();
    const providers = makeProviders(environment, settings, allBuilt.promise);
    const built = new Map<string, LayerOutputs>();
    for (const layer of inOrder(listed)) {
        const upstream = resolveNeeds(layer, checked, upstreams, (reference) => {
            const outputs = built.get(reference.upstream);
            return outputs === undefined ? undefined : localOutputs(reference, outputs);
        });
        built.set(layer.name, build(layer, checked, upstream, providers));
    }
    upstreams.register();
    allBuilt.resolve();
    return finish(Object.fromEntries(built));
}

/** Layers in the order of their needs; among equals, in the order given. @throws UserError when they need each other in a circle. */
export function inOrder<Of extends AnyLayer>(layers: readonly Of[]): Of[] {
    const left = [...layers];
    const done: Of[] = [];
    while (left.length > 0) {
        const names = new Set(left.map(({ name }) => name));
        const next = left.findIndex((layer) =>
            Object.values(layer.needs).every((need) => !names.has(resolveNeed(need).layer.name)),
        );
        if (next < 0)
            throw new UserError(
                `layers need each other in a circle: ${[...names].join(", ")}. Fix: remove one of their needs`,
            );
        done.push(...left.splice(next, 1));
    }
    return done;
}

/** Whom a layer asks for outputs: each need in the environment that gives it. */
function referencesOf(layer: AnyLayer, checked: CheckedEnvironment): Reference[] {
    return Object.values(layer.needs).map((need) => referenceTo(resolveNeed(need).layer.name, layer, checked));
}

function referenceTo(upstream: string, consumer: AnyLayer, { name, settings }: CheckedEnvironment): Reference {
    return { consumer: consumer.name, upstream, environment: settings.upstream[upstream] ?? name };
}

/**
 * What `build` receives for a layer's needs. A need that the environment takes from another one is read from there in
 * either layout; `here` gives those of the same environment, `undefined` for one that is left out.
 */
function resolveNeeds(
    layer: AnyLayer,
    checked: CheckedEnvironment,
    upstreams: Upstreams,
    here: (reference: Reference, upstream: AnyLayer) => object | undefined,
): Record<string, unknown> {
    const resolved = Object.entries(layer.needs).flatMap(([key, need]) => {
        const upstream = resolveNeed(need).layer;
        const reference = referenceTo(upstream.name, layer, checked);
        const isElsewhere = upstream.name in checked.settings.upstream;
        const outputs = isElsewhere ? upstreams.outputs(reference, upstream.evidence) : here(reference, upstream);
        return outputs === undefined ? [] : [[key, outputs] as const];
    });
    return Object.fromEntries(resolved);
}

function build(
    layer: AnyLayer,
    checked: CheckedEnvironment,
    upstream: Record<string, unknown>,
    providers: LayerContext["providers"],
): LayerOutputs {
    const context = layerContext(layer, checked.name, checked.settings, providers);
    // `checkEnvironment` parsed these settings with this layer's schema, which AnyLayer cannot express.
    return layer.build(checked.layers.get(layer.name) as never, upstream as never, context);
}

function readEnvironment(
    environment: string,
    layers: readonly AnyLayer[],
    overrides: CheckOptions["overrides"],
): CheckedEnvironment {
    return checkEnvironment({
        repository: findRepository(process.cwd()),
        environment,
        layers: layers.map((layer) => layer.settings),
        needs: Object.fromEntries(layers.map((layer) => [layer.name, requiredNeeds(layer)])),
        ...(overrides === undefined ? {} : { overrides }),
    });
}

/** Names of the layers a layer cannot do without. */
export function requiredNeeds(layer: AnyLayer): string[] {
    return Object.values(layer.needs)
        .map(resolveNeed)
        .filter(({ required }) => required)
        .map((need) => need.layer.name);
}

function overridesOf(project: string): { project: string; values: Overrides } {
    return { project, values: readOverrides(project) };
}

function requireListed(layer: AnyLayer, { name, settings }: CheckedEnvironment): void {
    if (settings.layers.includes(layer.name)) return;
    throw new UserError(
        `environment ${name} does not have layer ${layer.name}. Fix: add it to layers in environments/${name}/environment.yaml, ` +
            `with its settings in environments/${name}/${layer.name}.yaml`,
    );
}
