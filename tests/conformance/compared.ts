import { withoutNulls } from "./providerAdditions.ts";

/** A resource in the form in which both engines' plans are compared. */
export interface ComparedResource {
    readonly type: string;
    readonly custom: boolean;
    readonly parent: string;
    readonly provider: string;
    readonly protect: boolean;
    /** What the program sent; markers for unknown and secret values as in a plan's JSON form. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Sorted: the order in which dependencies arrive is not fixed. */
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** One engine's preview of one stack. */
export interface ComparedPreview {
    readonly resources: ReadonlyMap<string, ComparedResource>;
    /** One line per verdict of the policy pack that is not a pass: rule, level, URN and message, sorted. */
    readonly verdicts: readonly string[];
    readonly outputs: Readonly<Record<string, unknown>>;
    /** Names that a provider generated, by what they stand for: they differ between engines and are compared by it. */
    readonly autonames: ReadonlyMap<string, string>;
}

/** A preview as plain data, equal for equal previews: generated names replaced by what they name. */
export function comparable(preview: ComparedPreview): Record<string, unknown> {
    const names = [...preview.autonames].sort(([one], [other]) => other.length - one.length);
    const text = JSON.stringify({
        resources: Object.fromEntries(
            [...preview.resources].sort(([one], [other]) => (one < other ? -1 : 1)).map(sorted),
        ),
        verdicts: preview.verdicts,
        outputs: preview.outputs,
    });
    const named = names.reduce((replaced, [name, meaning]) => replaced.replaceAll(name, meaning), text);
    return withoutNulls(JSON.parse(named)) as Record<string, unknown>;
}

function sorted([urn, resource]: [string, ComparedResource]): [string, ComparedResource] {
    return [urn, { ...resource, dependencies: resource.dependencies.toSorted() }];
}

/** One line for a verdict, the same for both engines. */
export function verdictLine(verdict: { rule: string; level: string; urn: string; message: string }): string {
    return `${verdict.rule} ${verdict.level} ${verdict.urn}: ${verdict.message.trim()}`;
}
