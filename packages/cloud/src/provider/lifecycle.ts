import { replacedByDirection } from "../facts/conditions.ts";
import { replacedBy } from "../facts/facts.ts";
import { importFactsOf } from "../facts/imports.ts";
import { checkedKubernetes, sentToKubernetes } from "../kubernetes/check.ts";
import { verdictOfCreation } from "../kubernetes/lifecycle.ts";
import { isDeletedFirst, kubernetesReplacedBy, touchedBy, unreadyReplacement } from "../kubernetes/replaced.ts";
import { countedUpdate } from "../kubernetes/updated.ts";
import { autonamed, autonameProblem } from "../model/autoname.ts";
import { type Computed, computedOutputs, logicalName } from "../model/computed.ts";
import { withComputed } from "../model/overlay.ts";
import { modelOf } from "../model/registry.ts";
import { changeRefusals } from "../refusals/changes.ts";
import { knownPlace } from "../refusals/place.ts";
import type { CloudResource } from "../refusals/refusal.ts";
import { refusals } from "../refusals/refusals.ts";
import { SiblingIndex } from "../refusals/siblings.ts";
import { isRecord, type ProviderTarget } from "../values/target.ts";
import { beside } from "./beside.ts";
import { type ChangeKind, compareProperties, DEFAULTS_KEY, liesIn, without } from "./compare.ts";
import { movedOutputs } from "./movedOutputs.ts";
import { knownOf, UNKNOWN, type WireProperties } from "./wire.ts";

/** What `Check` found. */
export interface Checked {
    readonly inputs: WireProperties;
    readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** What `Diff` found. */
export interface Difference {
    readonly changes: ReadonlyMap<string, ChangeKind>;
    /** Properties that cannot be changed in place. */
    readonly replaces: readonly string[];
    /** Whether the old one has to go before the new one is made. Default: false. */
    readonly deleteBeforeReplace?: boolean;
}

/**
 * `Check`: fills in what the provider fills in before anything is compared or created: constants and a generated name.
 * A generated name is kept for the life of the resource.
 *
 * @param seed random bytes of the engine, different for a replacement.
 */
export function checkInputs(
    type: string,
    request: { urn: string; olds: WireProperties; news: WireProperties; seed: string },
): Checked {
    if (type.startsWith("kubernetes:")) return { inputs: checkedKubernetes(type, request), failures: [] };
    const model = modelOf(type);
    const { urn, olds, news, seed } = request;
    const failures = [...refusedInputs(type, urn, news)];
    if (model === undefined) return { inputs: news, failures };
    const added: WireProperties = {};
    for (const [name, value] of Object.entries(model.defaults ?? {})) if (!(name in news)) added[name] = value;
    const rule = model.autoname;
    if (rule !== undefined && !(rule.property in news) && !(`${rule.property}Prefix` in news)) {
        const kept = wasFilledIn(olds, rule.property) ? olds[rule.property] : undefined;
        const name = typeof kept === "string" ? kept : autonamed(rule, { urn, seed, inputs: news });
        const problem = autonameProblem(rule, name);
        if (problem !== undefined) failures.push({ property: rule.property, reason: problem });
        added[rule.property] = name;
    }
    return { inputs: { ...news, ...added, [DEFAULTS_KEY]: Object.keys(added).sort() }, failures };
}

/** What the provider refuses in every preview, as it says it: the property stands in the words. */
function refusedInputs(type: string, urn: string, news: WireProperties): Checked["failures"] {
    return refusals(asResource(type, urn, news), new SiblingIndex())
        .filter(({ by }) => by === "provider")
        .map(({ property, message }) => ({
            property: "",
            reason: `${message}. Examine values at '${logicalName(urn)}.${property}'.`,
        }));
}

/** Inputs as rules read them: what is not known is `undefined`, its name stays. */
export function asResource(type: string, urn: string, inputs: WireProperties, id?: string): CloudResource {
    const known = knownOf(inputs);
    const { [DEFAULTS_KEY]: _defaults, ...own } = inputs;
    const values = Object.fromEntries(Object.keys(own).map((name) => [name, known[name]]));
    return { urn, type, inputs: values, ...(id === undefined ? {} : { id }) };
}

/** What the program sent, of inputs that {@link checkInputs} has filled in. */
function withoutAdditions(type: string, checked: WireProperties): WireProperties {
    if (type.startsWith("kubernetes:")) return sentToKubernetes(checked);
    return Object.fromEntries(
        Object.entries(checked).filter(([name]) => name !== DEFAULTS_KEY && !wasFilledIn(checked, name)),
    );
}

function wasFilledIn(olds: WireProperties, property: string): boolean {
    const defaults = olds[DEFAULTS_KEY];
    return Array.isArray(defaults) && defaults.includes(property);
}

/** `Diff`: what changes between the inputs of before and now, and what of it needs a replacement. */
export function diffInputs(
    type: string,
    request: {
        urn: string;
        oldInputs: WireProperties;
        oldState: WireProperties;
        news: WireProperties;
        ignoreChanges: readonly string[];
        target: ProviderTarget;
    },
): Difference {
    const { oldInputs, oldState, news } = request;
    const changes = compareProperties(oldInputs, news);
    const { outputs } = computedOutputs(type, { urn: request.urn, inputs: knownOf(news), target: request.target });
    // The provider's default tags are no input of the resource, yet changing them changes it.
    if (modelOf(type)?.taggable === true && isRecord(oldState.tagsAll)) {
        for (const [path, kind] of compareProperties({ tagsAll: oldState.tagsAll }, { tagsAll: outputs.tagsAll }))
            changes.set(path, kind);
    }
    const left = leftToCloud(type, news);
    for (const path of [...changes.keys()])
        if (left.has(path) || request.ignoreChanges.some((ignored) => liesIn(path, ignored))) changes.delete(path);
    if (type.startsWith("kubernetes:")) {
        const unready = unreadyReplacement(type, news, oldState);
        if (unready !== undefined) changes.set(unready, "update");
        const fixed = kubernetesReplacedBy(type, news, request.target.cluster);
        const replaces = touchedBy(unready === undefined ? fixed : [...fixed, unready], changes.keys());
        const deleteBeforeReplace = replaces.length > 0 && isDeletedFirst(type, oldInputs, news);
        return { changes, replaces, deleteBeforeReplace };
    }
    const fixed = [...replacedBy(type), ...replacedByDirection(type, knownOf(oldInputs), knownOf(news))];
    return {
        changes,
        replaces: fixed.filter((property) => [...changes.keys()].some((path) => liesIn(path, property))),
    };
}

/** A new resource. */
export interface Created {
    readonly id: string;
    readonly state: WireProperties;
    /** Why it does not come up, where whoever makes it waits for that. */
    readonly notReady?: readonly string[];
}

/**
 * `Create`: the id and the state of a new resource. In a preview there is no id, and everything is unknown but what the
 * program sent: a plan shows what a provider adds as what it is, not decided yet.
 *
 * @param made what the same server has made before; the new resource joins it.
 * @throws Error with the words of AWS where it is known to refuse.
 */
export function createState(
    type: string,
    request: { urn: string; inputs: WireProperties; target: ProviderTarget; preview: boolean; made?: SiblingIndex },
): Created {
    const { urn, inputs, target, preview, made = new SiblingIndex() } = request;
    // Two generations of a resource have the same URN and, since something made the replacement necessary, other inputs.
    const seed = `${urn}:${JSON.stringify(inputs)}`;
    const compute = (from: WireProperties, another = ""): Computed =>
        computedOutputs(type, { urn, inputs: knownOf(from), target, seed: `${seed}${another}` });
    if (preview) {
        const sent = withoutAdditions(type, inputs);
        return { id: "", state: withComputed<unknown>(sent, compute(sent), { unknown: UNKNOWN }) };
    }
    const place = { ...knownPlace(target), ...(target.cluster === undefined ? {} : { cluster: target.cluster.id }) };
    const own = { ...asResource(type, urn, inputs), ...place };
    const { refused, notReady } = type.startsWith("kubernetes:")
        ? verdictOfCreation(own, made)
        : { refused: refusals(own, made)[0]?.message };
    if (refused !== undefined) throw new Error(refused);
    const computed = beside(type, urn, made, (another) => compute(inputs, another));
    made.add({ ...asResource(type, urn, inputs, computed.id), ...place });
    const state = stateOf(inputs, computed);
    return { id: computed.id, state, ...(notReady === undefined ? {} : { notReady }) };
}

/**
 * `Update`: the new inputs, with everything the cloud decided when the resource was created.
 *
 * @param preview whether nothing is changed yet, and AWS is not asked. Default: false.
 * @throws Error with the words of AWS where it is known to refuse the change.
 */
export function updateState(
    type: string,
    request: {
        urn: string;
        oldInputs: WireProperties;
        oldState: WireProperties;
        news: WireProperties;
        target: ProviderTarget;
        preview?: boolean;
    },
): WireProperties {
    const { urn, oldInputs, oldState, news, target, preview = false } = request;
    if (!preview) refuseChange(type, urn, oldInputs, news);
    const left = leftToCloud(type, news);
    const given = Object.fromEntries(Object.entries(oldInputs).filter(([name]) => !left.has(name)));
    const kept = without(oldState, given);
    const { outputs, constants = {} } = computedOutputs(type, { urn, inputs: knownOf(news), target });
    const tagsAll = "tagsAll" in outputs ? { tagsAll: outputs.tagsAll } : {};
    const moved = movedOutputs(type, { oldInputs, oldState, news, preview });
    const state = stateOf(news, { constants, outputs: { ...kept, ...tagsAll, ...moved } });
    if (!type.startsWith("kubernetes:") || preview) return state;
    return countedUpdate(type, state, [...compareProperties(oldInputs, news).keys()]);
}

/** What AWS refuses of the change, and of the new inputs unless it took them before. */
function refuseChange(type: string, urn: string, oldInputs: WireProperties, news: WireProperties): void {
    const [before, after] = [asResource(type, urn, oldInputs), asResource(type, urn, news)];
    const index = new SiblingIndex();
    if (type.startsWith("kubernetes:")) return;
    const taken = new Set(refusals(before, index).map(({ message }) => message));
    const refused = [
        ...changeRefusals(type, before.inputs, after.inputs),
        ...refusals(after, index).filter(({ creationOnly, message }) => creationOnly !== true && !taken.has(message)),
    ];
    if (refused[0] !== undefined) throw new Error(refused[0].message);
}

/** Inputs that nobody sets and the cloud decides: what is there stays, whoever set it before. */
function leftToCloud(type: string, news: WireProperties): ReadonlySet<string> {
    return new Set(importFactsOf(type)?.filledIn?.filter((name) => !(name in news)));
}

function stateOf(inputs: WireProperties, computed: Pick<Computed, "outputs" | "constants">): WireProperties {
    const { [DEFAULTS_KEY]: _defaults, ...own } = inputs;
    return withComputed<unknown>(own, computed);
}
