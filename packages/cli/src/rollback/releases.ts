import { releaseValues } from "@plinth/core/settings";
import type { DeliveryLayer, Release } from "@plinth/deployer";
import { inspect, type Repository } from "../repository/repository.ts";

/** What the settings of an environment mark as part of a release, by layer; layers without are left out. */
export async function readReleases(repository: Repository, environment: string): Promise<Map<string, Release>> {
    const { files } = await inspect(repository, environment);
    const names = repository.settings.map(({ layer }) => layer);
    return new Map(
        names.flatMap((name) => {
            const file = files.get(name);
            const release = file === undefined ? {} : releaseValues(file);
            return Object.keys(release).length === 0 ? [] : [[name, release] as const];
        }),
    );
}

/** Layers with their releases; an environment of one stack has those of all its layers, each below the layer's name. */
export function withReleases(
    layers: readonly DeliveryLayer[],
    releases: ReadonlyMap<string, Release>,
): readonly DeliveryLayer[] {
    if (releases.size === 0) return layers;
    const whole = Object.fromEntries(
        [...releases].flatMap(([layer, release]) =>
            Object.entries(release).map(([path, value]) => [
                path.startsWith("[") ? `${layer}${path}` : `${layer}.${path}`,
                value,
            ]),
        ),
    );
    const [only] = layers;
    if (layers.length === 1 && only !== undefined && !releases.has(only.name)) return [{ ...only, release: whole }];
    return layers.map((layer) => {
        const release = releases.get(layer.name);
        return release === undefined ? layer : { ...layer, release };
    });
}
