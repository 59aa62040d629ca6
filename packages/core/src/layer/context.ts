import { Provider } from "@pulumi/aws/provider.js";
import type * as pulumi from "@pulumi/pulumi";
import { type NamedType, physicalName } from "../naming/names.ts";
import type { EnvironmentSettings } from "../settings/environment.ts";
import { boundRoles } from "./boundRoles.ts";

/** What a layer's `build` gets besides settings and upstream outputs. */
export interface LayerContext {
    /** The environment's name; stacks are named after it. */
    readonly environment: string;
    readonly target: EnvironmentSettings["target"];
    /**
     * The environment that a layer is taken from, where it is not this one. What stands in another environment's cluster
     * shares it with that one's own, and needs names that tell them apart.
     */
    readonly upstream: Readonly<Record<string, string>>;
    /** Explicit providers. Components pass them on; nothing here relies on ambient credentials or a default provider. */
    readonly providers: { readonly aws: Provider };
    /** Options for a layer's components: the providers, and what the environment wants of every role. */
    readonly options: pulumi.ComponentResourceOptions;
    /** What the provider puts on everything, for what AWS makes by itself and no provider reaches: nodes and their volumes. */
    readonly defaultTags: Readonly<Record<string, string>>;
    /** Who answers for the layer, and where its alarms go: what components with alarms take. */
    readonly alerting: { readonly owner: string; readonly alerts: EnvironmentSettings["alerts"] };
    /** Whether the layer makes a dashboard. */
    readonly dashboards: boolean;
    /** Tags of this layer's own, beside those the provider puts on everything. */
    readonly tags: Readonly<Record<string, string>>;
    /** The fixed physical name of an instance in this environment: `plinth-<environment>-<instance>`, fitted to the type. */
    physicalName(type: NamedType, instance: string): string;
}

/** Tags that the provider puts on every AWS resource of an environment. */
export function defaultTags(environment: string, settings: EnvironmentSettings): Record<string, string> {
    return { ...settings.tags, Environment: environment, ManagedBy: "pulumi" };
}

/**
 * The providers of a program: one AWS provider for all layers in it, since each provider is a process of several hundred megabytes.
 *
 * @param built resolves once every layer is built. Resources wait for their provider, so none is made before: what a layer
 * throws halfway must not leave half of it in the cloud.
 */
export function makeProviders(
    environment: string,
    settings: EnvironmentSettings,
    built: Promise<void> = Promise.resolve(),
): LayerContext["providers"] {
    const { account, region } = settings.target;
    type Region = pulumi.Unwrap<NonNullable<ConstructorParameters<typeof Provider>[1]>["region"]>;
    const aws = new Provider("aws", {
        region: built.then(() => region as Region),
        // A plan for one account must not be applied with another account's credentials.
        allowedAccountIds: [account],
        defaultTags: { tags: defaultTags(environment, settings) },
    });
    return { aws };
}

/** The context of one layer. */
export function layerContext(
    { name: layer, owner }: { readonly name: string; readonly owner: string },
    environment: string,
    settings: EnvironmentSettings,
    providers: LayerContext["providers"],
): LayerContext {
    return {
        environment,
        target: settings.target,
        upstream: settings.upstream,
        providers,
        options: {
            providers: [providers.aws],
            ...(settings.roles === undefined ? {} : { transformations: [boundRoles(settings.roles, settings.target)] }),
        },
        defaultTags: defaultTags(environment, settings),
        alerting: { owner, alerts: settings.alerts },
        dashboards: settings.dashboards,
        tags: { Layer: layer },
        physicalName: (type, instance) => physicalName(type, settings.tags.Project, environment, instance),
    };
}
