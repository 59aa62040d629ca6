import { createRequire } from "node:module";
import { SiblingIndex } from "../refusals/siblings.ts";
import { constructComponent } from "./components.ts";
import { type ExistingResource, ExistingResources } from "./existing.ts";
import { Faults } from "./faults/faults.ts";
import type { FaultChoice } from "./faults/faultPlan.ts";
import type { GivenAnswer } from "./givenAnswers.ts";
import { ListeningProvider } from "./listening.ts";
import { CloudMemory } from "./memory.ts";
import { OutsideChanges } from "./outside/outside.ts";
import type { OutsideChange } from "./outside/parseOutside.ts";
import { providerService } from "./service.ts";

export type { ExistingResource, FaultChoice, Faults, GivenAnswer };
export * from "./faults/index.ts";
export * from "./outside/index.ts";

/** Simulated providers that are listening. */
export interface SimulatedProviders {
    /** What to put into the Pulumi CLI's environment: it attaches to these instead of starting plugins. */
    readonly env: {
        readonly PULUMI_DEBUG_PROVIDERS: string;
        readonly PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true";
    };
    /** What goes wrong, and what went wrong so far. */
    readonly faults: Faults;
    /** What others do to what is in the cloud. */
    readonly outside: OutsideChanges;
    /** What has been made and not deleted since they started, in the order in which it was made. What is imported belongs to others. */
    made(): readonly MadeResource[];
    /** Removes a resource behind the engine's back, as somebody at the console would. */
    remove(resource: MadeResource): void;
    /** Turns deletion protection off behind the engine's back, as somebody who means to destroy would. */
    unprotect(): void;
    stop(): void;
}

/** A resource in the simulated cloud. */
export interface MadeResource {
    readonly urn: string;
    readonly type: string;
    readonly id: string;
}

/** How the simulated providers answer. */
export interface SimulationOptions {
    /** Results of invokes, before those of the simulated cloud. */
    readonly answers?: readonly GivenAnswer[];
    /** Versions of the packages' SDKs, by package. Default: those installed here. */
    readonly versions?: ReadonlyMap<string, string>;
    /** Everything that is in the cloud before a program runs; nothing else can be imported or read. Default: anything can. */
    readonly existing?: readonly ExistingResource[];
    /**
     * Whether a refresh finds what is in the cloud, and only that, for a cloud that outlives its commands. Default: it finds
     * what is in the state, which may have been made by a cloud before this one.
     */
    readonly remembers?: boolean;
    /** What goes wrong. Default: nothing. */
    readonly faults?: FaultChoice;
    /** What others have done to what is in the cloud. Default: nothing. */
    readonly outside?: readonly OutsideChange[];
    /** Kills the command that drives the cloud, for the fault `cli-crash`. */
    readonly crashCommand?: () => void;
}

/**
 * Starts the simulated cloud as providers of the given packages, on loopback, for the real engine to attach to.
 *
 * @param packages names of provider packages; one without models serves generic values.
 */
export async function startSimulatedProviders(
    packages: readonly string[],
    {
        answers = [],
        versions = new Map(),
        existing,
        remembers = false,
        faults = {},
        outside: changes = [],
        crashCommand,
    }: SimulationOptions = {},
): Promise<SimulatedProviders> {
    const providers: ListeningProvider[] = [];
    const made = new Map<string, SiblingIndex>();
    // A cloud that remembers has seen everything that was put into a cluster of its own.
    const ownsCluster = (): boolean =>
        remembers && (made.get("aws")?.ofType("aws:eks/cluster:Cluster").length ?? 0) > 0;
    for (const pkg of packages) made.set(pkg, new SiblingIndex([], ownsCluster));
    const memory = remembers ? new CloudMemory() : undefined;
    const broken = new Faults(faults, crashCommand);
    const outside = new OutsideChanges(changes);
    const stop = (): void => {
        for (const provider of providers) provider.stop();
    };
    try {
        const attached: string[] = [];
        for (const pkg of packages) {
            const provider: ListeningProvider = new ListeningProvider(
                providerService(pkg, versions.get(pkg) ?? installedVersion(pkg), {
                    construct: constructComponent,
                    answers,
                    made: made.get(pkg) ?? new SiblingIndex(),
                    outside,
                    faults: { of: broken, broken: { crashProvider: () => provider.crash() } },
                    ...(memory === undefined ? {} : { memory }),
                    ...(existing === undefined ? {} : { existing: new ExistingResources(existing) }),
                }),
            );
            providers.push(provider);
            attached.push(`${pkg}:${await provider.start()}`);
        }
        return {
            env: { PULUMI_DEBUG_PROVIDERS: attached.join(","), PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" },
            faults: broken,
            outside,
            made: () =>
                [...made.values()].flatMap(({ all }) => all.map(({ urn, type, id = "" }) => ({ urn, type, id }))),
            remove: ({ type, urn, id }) => {
                for (const index of made.values()) index.remove(type, urn, id);
                memory?.remove(type, id);
            },
            unprotect: () => {
                for (const index of made.values())
                    for (const resource of index.all.filter(({ inputs }) => inputs["deletionProtection"] === true))
                        index.replace({ ...resource, inputs: { ...resource.inputs, deletionProtection: false } });
            },
            stop,
        };
    } catch (error) {
        stop();
        throw error;
    }
}

/** The version of a package's SDK here: what its plugin would answer. */
function installedVersion(pkg: string): string {
    try {
        const { version } = createRequire(import.meta.url)(`@pulumi/${pkg}/package.json`) as { version: string };
        return version;
    } catch {
        return "0.0.0";
    }
}
