import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { Exemptions } from "../exemptions/exemptions.ts";
import { type EnvironmentPolicies, levelFor } from "../levels/environmentPolicies.ts";
import { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceData } from "../resource/resourceData.ts";
import { ResourceView } from "../resource/resourceView.ts";
import type { Level, Profile, Rule } from "../rule/rule.ts";
import type { ParameterValues } from "../rule/ruleParameters.ts";

/**
 * What the pack remembers between the calls of one process: the inputs of every resource it judged, and the index of
 * the stack. Rules over a stack receive outputs only, without a word on what was merely read; the inputs seen before
 * give them both, so the same data gets the same verdict wherever it is judged.
 */
export class PackSession {
    readonly #policies: EnvironmentPolicies;
    readonly #registeredFor: string | undefined;
    readonly #inputs = new Map<string, object>();
    #stackSeen = false;
    #index: { stack: StackIndex; size: number; askedBy: Set<string> } | undefined;

    readonly exemptions: Exemptions;

    /** @param registeredFor the environment whose levels the policies were registered with, where it was known. */
    constructor(policies: EnvironmentPolicies, registeredFor: string | undefined, exemptions = new Exemptions()) {
        this.#policies = policies;
        this.#registeredFor = registeredFor;
        this.exemptions = exemptions;
    }

    /**
     * The level a rule is registered with; `--policy-pack-config` is applied over it by the engine. A rule that is off
     * is never asked, so where the environment is not known yet but may turn the rule on, it is registered as advisory.
     */
    registeredLevel(rule: Rule): Level {
        const level = levelFor(rule, this.#policies.of(this.#registeredFor));
        return level === "off" && this.#mayChange ? "advisory" : level;
    }

    /** `pulumi policy analyze` says stack "stack", whatever the resources are of. */
    get #mayChange(): boolean {
        return this.#policies.hasAny() && !this.#policies.has(this.#registeredFor);
    }

    /**
     * The level to report with, where it has to differ from the registered one: only when the environment was not known
     * at the start. Otherwise `undefined`, so a configured level stands.
     */
    levelOverride(rule: Rule, urn: string): Level | undefined {
        const environment = environmentOf(urn);
        if (environment === this.#registeredFor && !this.#mayChange) {
            return undefined;
        }
        const level = levelFor(rule, this.#policies.of(environment));
        return level === this.registeredLevel(rule) ? undefined : level;
    }

    parameters(rule: Rule, urn: string): ParameterValues {
        return this.#policies.of(environmentOf(urn)).parameters[rule.id] ?? {};
    }

    /** The profiles of the environment a resource belongs to. */
    profiles(urn: string): readonly Profile[] {
        return this.#policies.of(environmentOf(urn)).profiles;
    }

    /** Notes the inputs of a resource; the first after a stack was judged begins a new run. */
    see(args: ResourceValidationArgs): void {
        if (this.#stackSeen) {
            this.#inputs.clear();
            this.#stackSeen = false;
        }
        if (!this.#inputs.has(args.urn)) {
            this.#inputs.set(args.urn, args.props);
        }
    }

    /** The index of a stack, built by the first rule that asks and shared by the others of the same call. */
    stack(rule: Rule, resources: readonly PolicyResource[]): StackIndex {
        this.#stackSeen = true;
        // A rule asks once per call, so a second question means new resources.
        const stale =
            this.#index === undefined || this.#index.size !== resources.length || this.#index.askedBy.has(rule.id);
        if (this.#index === undefined || stale) {
            const data = resources.map((resource) => this.#toData(resource));
            this.#index = { stack: new StackIndex(data), size: resources.length, askedBy: new Set() };
        }
        this.#index.askedBy.add(rule.id);
        return this.#index.stack;
    }

    #toData(resource: PolicyResource): ResourceData {
        const inputs = this.#inputs.get(resource.urn);
        const edges = Object.entries(resource.propertyDependencies ?? {});
        return {
            ...sharedData(resource),
            ...(inputs && { inputs }),
            outputs: resource.props,
            propertyDependencies: Object.fromEntries(
                edges.map(([key, targets]) => [key, targets.map(({ urn }) => urn)]),
            ),
            external: this.#inputs.size > 0 && inputs === undefined,
        };
    }
}

/** The view of a resource whose inputs are judged. */
export function viewOfInputs(args: ResourceValidationArgs): ResourceView {
    return new ResourceView({ ...sharedData(args), inputs: args.props, secretsUnmarked: true });
}

/** What requests of every kind say of a resource beside its properties. */
export function sharedData(from: ResourceValidationArgs | PolicyResource): ResourceData {
    return {
        urn: from.urn,
        type: from.type,
        name: from.name,
        protect: from.opts.protect,
        ...(from.opts.ignoreChanges.length > 0 && { options: { ignoreChanges: from.opts.ignoreChanges } }),
        ...(from.provider && { provider: { urn: from.provider.urn, inputs: from.provider.props } }),
    };
}

/** The stack part of a URN, which is the environment's name. */
export function environmentOf(urn: string): string | undefined {
    return /^urn:pulumi:(.+?)::/.exec(urn)?.[1];
}
